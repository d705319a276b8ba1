import type { Words } from './words.js'

/** Holds what charts say in simplified Chinese, in the terms of the trade. */
export const zh: Words = {
  common: {
    runs: (runs) => `${runs.toLocaleString('en')} 次模拟`,
    seed: (seed) => `随机种子 ${seed}`,
    simulation: '来源：chokepoint 模拟。',
    dashedLines: (entries) => `虚线：${entries}`,
    list: (names) =>
      names.length < 2 ? names.join('') : `${names.slice(0, -1).join('、')}和${names.at(-1)}`,
    withUnit: (name, unit) => (unit === '' ? name : `${name}，${unit}`),
    ofElement: (name, element) => `${name}：${element}`,
    named: (words, name) => `${words}（${name}）`,
  },

  source: {
    line: (version, scenario) => `来源：chokepoint ${version}，情景 ${scenario}`,
    study: (version, study) => `来源：chokepoint ${version}，研究 ${study}`,
    numbers: (publishers, file) => `；数据来自 ${publishers}（见 ${file}）`,
    more: (count) => `另外 ${count} 家`,
    judgement: '作者判断',
    observed: (publishers) => `；实际观测值来自 ${publishers}`,
  },

  dates: { month: '%Y年%-m月', year: '%Y' },

  intervals: {
    outer: '5%–95% 的模拟结果',
    inner: '25%–75% 的模拟结果',
    median: '模拟结果的中位数',
    ofMedian: '中位数的 95% 置信区间',
  },

  numbers: {
    steps: [
      { size: 1e12, note: '万亿', suffix: '万亿', word: '' },
      { size: 1e8, note: '亿', suffix: '亿', word: '' },
      { size: 1e4, note: '万', suffix: '万', word: '' },
    ],
    comma: '',
    logScale: '对数刻度',
    meaning: () => '',
    noted: (title, notes) => (notes.length === 0 ? title : `${title}（${notes.join('，')}）`),
  },

  units: {
    plural: {
      H100e: 'H100 等效算力',
      chip: '颗',
      wafer: '片',
      die: '颗裸片',
      stack: '个 HBM 堆栈',
      month: '个月',
      USD: '美元',
      CNY: '元',
      date: '日期',
      '1': '',
    },
    per: { H100e: 'H100 等效算力', chip: '颗', wafer: '片', month: '月', USD: '美元' },
    ratio: (above, below) => `${above}/${below}`,
    each: (below) => `每${below}`,
    percent: '百分比',
    percentagePoints: '百分点',
    plain: '比值',
    plainDifference: '比值之差',
    monthsFromStart: '自起始月起的月数',
    laterIsHigher: '月数；越晚数值越大',
  },

  columns: {
    panel: '图',
    month: '月份',
    date: '日期',
    label: '标注',
    name: '名称',
    option: '方案',
    p5: '5%分位',
    p25: '25%分位',
    p50: '中位数',
    p75: '75%分位',
    p95: '95%分位',
    median: '中位数',
    low: '下限',
    high: '上限',
    value: '数值',
    lever: '杠杆',
    kind: '类别',
    from: '起',
    to: '止',
    count: '次数',
    inside: '介于5%与95%之间',
    at: '中位数',
    x: '横轴',
    y: '纵轴',
  },

  fan: {
    description: (title, axis) => `${title} ${axis}，按月。`,
    title: (name) => `${name}将如何变化？`,
    observed: '实际观测值',
    observedMean: '实际观测值（全年平均）',
  },

  headline: {
    china_compute: { title: '中国境内有多少 AI 算力？', axis: '在用算力，H100 等效算力' },
    installed_by_channel: { title: '中国的 AI 算力从哪些渠道获得？', axis: 'H100 等效算力' },
    domestic_share: { title: '中国新增 AI 算力中国产份额有多大？', axis: '国产芯片占新增算力的百分比' },
    premium: { title: '中国的算力价格比国际价格高出多少？', axis: '相对国际价格的溢价，百分比' },
    price_import: { title: '进口算力在中国卖多少钱？', axis: '进口算力价格，美元/H100 等效算力' },
    unmet: { title: '有多少算力需求买不到芯片？', axis: '未满足的需求，H100 等效算力/月' },
    ascend_units: { title: '华为能出货多少昇腾芯片？', axis: '昇腾芯片，颗/月' },
    smic_capacity: { title: '中芯国际的先进产能扩张有多快？', axis: '7 纳米级产能，片/月' },
    fab_yield: { title: '中芯国际投片的裸片有多少是良品？', axis: '良率，占投片裸片的百分比' },
    cowos_capacity: { title: 'CoWoS 先进封装产能增长有多快？', axis: '已装机 CoWoS 产能，片/月' },
  },

  channels: {
    installed_legal: '合法进口',
    installed_grey: '走私',
    installed_domestic: '国产',
    installed_offshore: '境外租用',
  },

  differenceDots: {
    title: (base) => `各方案与“${base}”相差多少？`,
    reading: (base) => `与“${base}”之差，逐次模拟相减；变化最大的结果排在最前。`,
    description: (title) => `${title} 各方案与基准之差。`,
  },

  hindcast: {
    title: '模型能否再现实际发生的情况？',
    reading:
      '色条为 100 次模拟中 90 次与 50 次所在的范围，其中竖线为中位数，细线为事实本身的已知范围。箭头：超出坐标轴。',
    description: (title) => `${title} 模型区间与事实之比。`,
    facts: '；事实见 hindcast.csv',
    spread: '90% 的模拟结果',
    middle: '50% 的模拟结果',
    inside: '事实在区间内',
    meets: '仅与事实范围相交',
    misses: '事实在区间外',
    axis: '模型与事实之比（对数刻度）',
    fact: '事实',
    factHeading: '事实（范围）',
    modelHeading: '模型：中位数（90%）',
    none: '无',
    units: {
      '1': '份额与比率',
      chip: '芯片（颗）',
      wafer: '晶圆（片）',
      H100e: 'H100 等效算力',
      USD: '美元',
      'CNY/chip': '元/颗',
    },
  },

  calibration: {
    before: '校准前：情景所给',
    after: '校准后：由事实约束',
    title: '历史改变了哪些不确定参数？',
    description: (title) => `${title} 校准前后的参数。`,
    axis: '先验分布的标准差',
    spreadBefore: '校准前：5% 至 95%',
    spreadAfter: '校准后：5% 至 95%',
    medianAfter: '校准后：中位数',
    reading: (facts, power, effective) =>
      `依据 ${facts} 条事实，似然取 ${power} 次幂；加权后的模拟相当于 ${effective} 次等权模拟。远离 0 的参数，是其来源未曾料到的。`,
    more: (count) => `另有 ${count} 个参数变化较小。`,
  },

  inputs: {
    title: '每个输入数值的不确定性有多大？',
    description: (title) => `${title} 各不确定数值的抽样。`,
    bars: '柱：各次模拟的抽样，深色介于 5% 与 95% 分位数之间；竖线：中位数。最外侧的柱包含其外的值。',
    bands: '按月的色带：5%–95% 的模拟结果。',
    never: (percent) => `${percent}% 从不发生`,
  },

  sweep: {
    title: (outcome, levers) => `${outcome}如何随${levers}变化？`,
    reading: (words, base) => `${words}。菱形为现有情景“${base}”；若某个杠杆在情景中不确定，则取其中位数。`,
    description: (title, words) => `${title} ${words}。`,
    over: (outcome, levers) => `${outcome}，按${levers}`,
    ofMedian: (words) => `${words}，模拟结果的中位数`,
    field: (lever, field) => `${lever}（${field}）`,
    fields: { multiply: '倍数', add: '增量', shift: '推迟月数', p5: '5%分位', p50: '中位数', p95: '95%分位' },
  },

  tornado: {
    title: (option, outcome) => `什么决定“${option}”对${outcome}的影响大小？`,
    reading: (outcome) => `${outcome}：各不确定数值与“相对基准之差”的斯皮尔曼等级相关。`,
    axis: '与差值的等级相关；横线为其 95% 置信区间',
    description: (title) => `${title} 等级相关。`,
  },

  waterfall: {
    title: (option) => `“${option}”逐项改动了什么？`,
    reading: (kind) => `各次模拟的均值；${kind}。横线为各部分的 95% 置信区间。`,
    shapley: '沙普利值，交互作用由各项分担',
    alone: '每项改动单独作用，其余归于共同作用',
    interaction: '共同作用',
    rise: '使其上升',
    fall: '使其下降',
    description: (title, axis) => `${title} ${axis}，逐项改动。`,
  },

  supply: {
    title: '算力可从哪些渠道进入中国？够不够需求？',
    axis: '可售的新增算力，H100 等效算力/月',
    share: '占可售算力的百分比',
    channels: {
      legal_supply: '合法进口加速器',
      card_supply_worth: '无需 CoWoS 的加速卡',
      grey_supply: '走私',
      domestic_supply: '国产',
      offshore_supply: '境外租用',
    },
    demand: '需求',
    reading:
      '各次模拟的均值：各部分的均值之和等于总量的均值，中位数则未必。可售者未必售出；境外租用只部分替代进口。',
    description: (title) => `${title} 各渠道每月可售算力与需求。`,
  },

  bottleneck: {
    title: '是什么限制了昇腾芯片的产量？',
    axis: '成为瓶颈的模拟占比，百分比',
    parts: {
      bound_by_lines: '封装线或订单',
      bound_by_dies: '裸片',
      bound_by_memory: '内存（HBM）',
    },
    reading: '每次模拟的每个月都由三者之一构成瓶颈，占比之和为全部模拟。滞销时厂商放慢产线，也计入封装线。',
    description: (title) => `${title} 按月的模拟占比。`,
  },

  differenceFan: {
    title: (name) => `各方案使${name}逐月改变多少？`,
    axis: (name, unit) => `${name}之差，${unit}`,
    reading: (base, runs) =>
      `同一次模拟中与“${base}”之差，共 ${runs}。零线表示没有差别；色带整个位于一侧，说明几乎所有模拟方向一致。`,
    description: (title) => `${title} 按月与方案列出与基准之差。`,
  },

  ecdf: {
    title: (outcome) => `${outcome}：不超过某个值的可能性有多大？`,
    dateTitle: (outcome) => `${outcome}：到某月为止已经发生的可能性有多大？`,
    axis: '不超过该值的模拟占比，百分比',
    dateAxis: '已经发生的模拟占比，百分比',
    reading: (marks) => `圆点：模拟结果的 ${marks}。`,
    never: (parts) => `${parts}从未发生，曲线不到达该部分。`,
    same: (names) => `${names}的曲线相同。`,
    part: (percent, name) => (name === '' ? `${percent} 的模拟` : `“${name}”${percent} 的模拟`),
    description: (title) => `${title} 模拟的累计占比。`,
  },

  ranks: {
    title: (outcome) => `${outcome}：哪个方案名列第一？把握有多大？`,
    axis: '取得该名次的模拟占比，百分比',
    reading: (first) => `数字为名次：1 为该次模拟中的${first}者。并列者平分名次。`,
    first: { higher: '最高', lower: '最低' },
    description: (title) => `${title} 各名次的模拟占比。`,
  },

  pricePath: {
    title: '一颗芯片在中国卖多少钱？比国际价格高多少？',
    axis: '市场价，元/颗',
    premium: '相对国际价格的溢价，百分比',
    premiumHeading: '进口算力的溢价',
    reading: '芯片未上市时没有曲线。',
    description: (title) => `${title} 各芯片逐月市场价与溢价。`,
  },

  scatter: {
    title: (outcome, parameter) => `${outcome}：与“${parameter}”有何关系？`,
    correlation: (value, low, high, runs) =>
      `斯皮尔曼等级相关 ${value}，95% 置信区间 ${low} 至 ${high}，共 ${runs}`,
    points: '每个点为一次模拟。',
    bins: '每格为模拟次数，颜色越浓越多。',
    count: '模拟次数',
    trend: '每十分之一模拟的中位数',
    never: (percent) => `未画出：${percent} 的模拟从未发生。`,
    description: (title) => `${title} 按两者列出各次模拟。`,
  },

  calendar: {
    title: '哪些外国芯片何时可以进入中国？',
    states: {
      open: '放行',
      licensed: '受管制，但有许可',
      door: '美国放行，中国拒入',
      controlled: '美国禁售',
      absent: '未上市',
    },
    reading: '当月大部分时间的状态，取模拟结果的中位数。有许可：美国放行部分或全部。中国拒入：放行不到一半。',
    description: (title) => `${title} 按芯片与月份列出状态。`,
  },

  influence: {
    title: '模型各部分如何相互影响？',
    blockTitle: (block) => `${block}：什么影响什么？`,
    kinds: {
      computed: '逐月计算',
      stock: '存量',
      number: '给定数值',
      series: '给定序列',
      block: '来自其他部分',
    },
    blocks: {
      'Import controls': '进口管制',
      'Legal imports': '合法进口',
      'CoWoS packaging': 'CoWoS 封装',
      'SMIC and the die bank': '中芯国际与裸片库存',
      HBM: 'HBM 内存',
      'Domestic accelerators': '国产加速芯片',
      'Grey market': '灰色市场',
      'Offshore rental': '境外租用',
      Demand: '需求',
      'Market and prices': '市场与价格',
      'Compute in service': '在役算力',
      'Software ecosystem': '软件生态',
      "Vendors' money": '厂商财务',
      'Worth of a chip': '芯片的价值',
    },
    description: (title, boxes, arrows) => `${title} ${boxes} 个方框，${arrows} 个箭头。`,
  },
}
