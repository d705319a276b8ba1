/**
 * Gives what the scenarios that come with the program say in English, in Chinese: titles of scenarios, rules, buyers, studies
 * and options, questions, and the sentences of outcomes. A text that its author has changed is not found here, and stays.
 */
export const phrases: Readonly<Record<string, string>> = {
  // Scenarios.
  Baseline: '基准情景',
  'Licensing as a yearly lottery': '许可如年度抽签',

  // Rules, as marks on an axis.
  'BIS Oct 2022': 'BIS 2022年10月新规',
  'BIS Oct 2023': 'BIS 2023年10月新规',
  'Consumer cards': '消费级显卡',
  'HBM rule': 'HBM 禁令',
  'Foundries closed': '关闭境外代工',
  'H20 letter': 'H20 许可函',

  // Chips and buyers; other chips keep their names.
  'Small cards': '小型显卡',
  'Ascend 910B': '昇腾 910B',
  'Ascend 910C': '昇腾 910C',
  'Ascend 950': '昇腾 950',
  'Ascend 960': '昇腾 960',
  State: '国有部门',
  Platforms: '平台企业',
  'Start-ups': '初创企业',

  // Outcomes of the baseline.
  'Compute inside China at the end of 2025.': '2025年底中国境内算力。',
  'Compute inside China at the end of 2028.': '2028年底中国境内算力。',
  "China's part of the world's compute at the end of 2028.": '2028年底中国占全球算力的份额。',
  'Domestic part of accelerators sold in 2025, by count.': '2025年加速器销量中的国产份额（按颗数）。',
  'First month in which domestic chips are half of the compute added.': '国产芯片首次占新增算力一半的月份。',
  'H20 delivered in 2024.': '2024年交付的 H20。',
  'Ascend packages made in 2026.': '2026年昇腾芯片产量。',
  'Smuggled chips that arrived in 2024.': '2024年走私到货的芯片。',
  'The highest premium of 2023.': '2023年的最高溢价。',
  'First month in which memory binds domestic output.': '内存首次成为国产产量瓶颈的月份。',

  // Enforcement against rental.
  'Enforcement against rental': '打击走私与管制租用',
  'Is it the smugglers or the clouds abroad through which controls leak, and does closing one open the other?':
    '管制的漏洞在走私还是在境外云？堵住一个会不会打开另一个？',
  'Half of smuggling stopped': '查获一半走私',
  'Most smuggling stopped': '查获大部分走私',
  'A rule on clouds': '管制境外云',
  Both: '两者并行',
  'Compute that Chinese firms can use at the end of 2028, at home and abroad.':
    '2028年底中国企业可用算力（境内外合计）。',
  'Compute abroad that serves Chinese firms at the end of 2028.': '2028年底服务中国企业的境外算力。',
  'Smuggled chips that arrive in 2026.': '2026年走私到货的芯片。',
  'Mean premium over the world price in 2026.': '2026年相对国际价格的平均溢价。',
  'Domestic part of the compute added in 2028.': '2028年新增算力中的国产份额。',

  // The return of H20.
  'H20: honey or poison?': 'H20：蜜糖还是毒药？',
  "What did the return of H20 do to China's own chips, and what would the other roads have done?":
    'H20 重返中国对国产芯片有何影响？若走其他道路又会怎样？',
  'The ban stays': '维持禁令',
  'H20 returns and is bought': 'H20 重返且有人买',
  'Beijing refuses': '北京拒购',
  'H20 is dumped': 'H20 倾销',
  'Domestic part of accelerators sold in 2027, by count.': '2027年加速器销量中的国产份额（按颗数）。',
  'Maturity of domestic software at the end of 2026; 1 is as good as CUDA.':
    '2026年底国产软件生态成熟度；1 表示与 CUDA 相当。',
  'Ascend packages made in 2027.': '2027年昇腾芯片产量。',
  "Price of imported compute in 2026, a chip's worth of H100.": '2026年进口算力价格（每 H100 等效算力）。',
  'H20 written off or sold elsewhere from May 2025 to the end of 2027.':
    '2025年5月至2027年底核销或转售他处的 H20。',

  // What to sell.
  'Sell Hopper, Blackwell or nothing to 2028': '到2028年：卖 Hopper、卖 Blackwell，还是都不卖',
  'If Beijing bought what Washington sells, what would each shelf of chips bring China by the end of 2028?':
    '若北京买下华盛顿所卖，到2028年底各档芯片会给中国带来什么？',
  'Nothing is sold': '一概不卖',
  'H20 alone': '只卖 H20',
  Hopper: '卖 Hopper',
  'Half a Blackwell': '卖半颗 Blackwell',
  Blackwell: '卖 Blackwell',
  'Blackwell, and more of it': '卖更多 Blackwell',
  'Door as it stands': '中方放行如现状',
  'Open door': '中方完全放行',
  'Maturity of domestic software at the end of 2028; 1 is as good as CUDA.':
    '2028年底国产软件生态成熟度；1 表示与 CUDA 相当。',
  "Price of imported compute in 2028, a chip's worth of H100.": '2028年进口算力价格（每 H100 等效算力）。',

  // What binds.
  'What binds, CoWoS, SMIC or HBM?': '瓶颈何在：CoWoS、中芯国际还是 HBM？',
  'Which bottleneck, a fifth wider, brings China the most compute?':
    '哪个瓶颈拓宽五分之一，给中国带来的算力最多？',
  'As planned': '按计划',
  'Memory comes late': '内存晚到',
  'CoWoS a fifth wider': 'CoWoS 拓宽五分之一',
  'SMIC a fifth wider': '中芯国际拓宽五分之一',
  'HBM a fifth wider': 'HBM 拓宽五分之一',
  'Packaging a fifth wider': '封装线拓宽五分之一',
  'All a fifth wider': '全部拓宽五分之一',
  'Ascend packages made in 2028.': '2028年昇腾芯片产量。',
  'Demand that found no chip in 2028, mean of months.': '2028年未满足的需求（月均）。',

  // The 30-day window.
  'The 30-day window': '30天窗口期',
  'In October 2023 Washington cut the grace of its new rule from thirty days to six. What would the window have brought?':
    '2023年10月，华盛顿把新规宽限期从三十天缩为六天。若窗口仍在，会带来什么？',
  'Grace cut to six days': '宽限期缩为六天',
  'No grace': '无宽限期',
  'Thirty days, as announced': '如公告的三十天',
  'Thirty days, and chips on the shelf': '三十天且有现货',
  'Half a year': '半年',
  'A800 and H800 delivered from October 2023 to April 2024.': '2023年10月至2024年4月交付的 A800 与 H800。',
  'A800 and H800 written off or sold elsewhere to the end of 2024.':
    '至2024年底核销或转售他处的 A800 与 H800。',
  'The highest premium from October 2023 to April 2024.': '2023年10月至2024年4月的最高溢价。',
  'Compute inside China in the middle of 2024.': '2024年中中国境内算力。',
  "Part of the start-ups' demand that was met in 2024.": '2024年初创企业需求满足率。',
  'Six in ten stopped': '查获六成',
  'Nine in ten stopped': '查获九成',
  'Smuggled chips that arrive in 2028.': '2028年到货的走私芯片。',
  'Mean premium over the world price in 2028.': '2028年相对国际价格的平均溢价。',
  'How far can SMIC be held, or go?': '中芯国际能被压制到何种程度，又能走多远？',
  'Servicing, yield, a scanner of its own - which of them decides how many good dies SMIC makes by 2030?':
    '设备维保、良率、自研光刻机，哪一个决定中芯国际到2030年能产出多少良品裸片？',
  'No servicing': '停止维保',
  'A scanner of its own': '自研光刻机',
  'Yield stalls at 30%': '良率停滞在30%',
  'AI before phones': 'AI 优先于手机',
  'Memory as planned': '内存按规划',
  'Plenty of memory': '内存充足',
  'Good dies that leave the line in 2030.': '2030年下线的良品裸片。',
  'Capacity of the 7 nm class at the end of 2030.': '2030年底 7 nm 级产能。',
  'Ascend packages made in 2030.': '2030年生产的昇腾芯片。',
  'Compute inside China at the end of 2030.': '2030年底中国境内算力。',
  'Memory, the last bottleneck?': '内存是最后的瓶颈吗？',
  'What would a ban on HBM in 2022, a slow or a fast CXMT, or a trade of memory have made of Ascend?':
    '若2022年就禁运 HBM、长鑫存储或慢或快、或内存禁令被交易掉，昇腾会怎样？',
  'Banned in 2022': '2022年禁运',
  'CXMT at a third': '长鑫存储仅三分之一',
  'CXMT doubles': '长鑫存储翻倍',
  'HBM is let in again': '重新放行 HBM',
  'Ascend packages made from 2023 to 2025.': '2023至2025年生产的昇腾芯片。',
  'Part of the months from 2026 to 2028 in which memory binds domestic output.':
    '2026至2028年内存成为瓶颈的月份比例。',
  'Good dies that wait for memory at the end of 2028.': '2028年底等待内存的良品裸片。',
  'B30A is allowed': '放行 B30A',
  'Cards are closed too': '显卡也被管制',
  'A cloud rule closes offshore rental': '云规则关闭境外租用',
  'CoWoS is short by 30%': 'CoWoS 短缺三成',
  'CoWoS surges': 'CoWoS 产能激增',
  'CXMT surges': '长鑫存储产能激增',
  'A mandate for all': '全面强制采购国产',
  'Beijing shuts its door': '中方关上大门',
  'Everything is allowed': '全部放行',
  'Foreign foundries stay open': '境外代工保持开放',
  'Full ban, with location verification': '全面禁运并核验位置',
  'H20 returns and Beijing lets it in': 'H20 恢复且中方放行',
  'H20 never returns': 'H20 不再恢复',
  'H20 is never stopped': 'H20 从未被禁',
  'Beijing buys H200, without fee or cap': '中方采购 H200，无费用与上限',
  'Beijing buys H200, with fee and cap': '中方采购 H200，有费用与上限',
  'HBM is banned in 2022': '2022年禁运 HBM',
  'HBM runs dry': 'HBM 枯竭',
  'Washington trades HBM away': '美方以 HBM 作交易',
  'Investors leave': '投资者离场',
  'Home-made lithography works': '国产光刻机投用',
  'Location verification alone': '仅核验位置',
  'No export controls at all': '完全没有出口管制',
  "TSMC's route to Huawei is found at once": '台积电供华为的渠道立即被查',
  'Nobody stops smugglers': '无人打击走私',
  'No rule of October 2023': '没有2023年10月新规',
  'The window of October 2023 is kept': '2023年10月窗口期照旧',
  'A second DeepSeek': '第二个 DeepSeek',
  'Tools are no longer serviced': '设备不再维保',
  'A cut-down chip takes a year': '改版芯片需一年',
  'SMIC stalls at 30%': '中芯国际良率停滞在30%',
  'SMIC yields 60%': '中芯国际良率达60%',
  'A year without Taiwan': '没有台湾供应的一年',
  'A subsidy of 30%': '补贴三成',
}
