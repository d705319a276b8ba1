import type { textsEn } from './page-texts-en.js'

/** Holds what a report explains and what its tables are headed by, in simplified Chinese. */
export const textsZh: typeof textsEn = {
  columns: {
    outcome: '结果',
    middle: '中位数',
    spread: '十次中的九次',
    interval: '其 95% 置信区间',
    comes: '发生于',
    year: '年份',
    option: '方案',
    difference: '与基准之差（中位数）',
    higher: '更高的模拟占',
    best: '最好的模拟占',
    tells: '模拟所示',
    number: '数值名称',
    value: '取值',
    rests: '依据',
    what: '项目',
    month: '月份',
  },
  ofRuns: (share) => `${share}的模拟`,
  never: '从未',
  captions: {
    numbers: (runs) => `${runs} 次模拟的结果`,
    binds: '各因素制约产出的模拟所占份额，取一年各月的均值',
    differences: (outcome) => outcome,
    inputs: (block) => block,
    byYear: '逐年数值',
  },
  better: { higher: '越多越好', lower: '越少越好', later: '越晚越好', sooner: '越早越好' },
  satisfied: (bound, share) => `${share}的模拟满足 ${bound}`,
  numbersOf: (title) => `本图的数值：${title}`,
  chart: (title) => `图：${title}用方向键逐个查看数值。`,
  chartAlone: (title) => `图：${title}`,
  bindsIntro: '国产芯片需要封装产线、晶圆厂的裸片和存储；某月中最紧缺的一项即制约该月的产出。',
  noBinds: '',
  differencesIntro:
    '各方案面对同样的世界：每个方案的第 17 次模拟抽取相同的数值。差值逐次相减，两边共有的偶然因素由此抵消。',
  inputsIntro: (all, judged) =>
    `共输入 ${all} 个数值，其中 ${judged} 个仅凭作者判断，因为没有找到公开估计。方括号中的编号指向下方的来源。逐月变化的数值列出其最小值与最大值。`,
  standings: {
    definition: '定义',
    published: '公开来源',
    'partly judgement': '部分为判断',
    judgement: '作者判断',
  },
  range: (low, high) => `${low} 至 ${high}`,
  accessed: (date) => `查阅于 ${date}`,
  reading: (p) => [
    `${p.runs} 次模拟中的每一次都是一个可能的世界：每个不确定数值按其来源或判断给出的分布抽取一次，然后用同样的方程逐月推算。`,
    '图中的线是各次模拟的中位数：一半在其上，一半在其下。它不是某一次模拟，也不是预测。深色带为中间一半的模拟，浅色带为十次中的九次。',
    '中位数的 95% 置信区间说明这么多次模拟能把它算得多准，与现实世界无关：模拟越多区间越窄，但输入的数值不会因此更可靠。',
    ...(p.isStudy
      ? [
          '某方案更高的模拟所占份额是模型之内的概率。只有当差值中位数的 95% 置信区间全在 0 的一侧时，本页才说出方向；否则写明模拟看不出来。',
        ]
      : []),
    'H100e 即一块英伟达 H100 的算力：存量按标称算力计，需求与价格按买方实际所得计。',
  ],
  limits: [
    '这是总量模型，不知道任何一家企业的订单、任何一座晶圆厂的设备清单，也不知道下个月的规定。',
    '许多数值出自判断，公开的数值之间也相差两三倍。区间只反映输入的不确定，不反映未知的全部。',
    '2024 年之前只有少数量可与事实核对，2027 年之后一个也没有。',
    '不要把中位数当作预测。请比较方案：差值比水平可靠。',
  ],
  repeat: {
    intro: '用同样的文件和同样的版本执行同样的命令，得到逐字节相同的结果：',
    ways: {
      command: '命令',
      version: '程序',
      scenario: '情景的哈希值',
      study: '研究的哈希值',
      model: '模型的哈希值',
      seed: '随机种子',
      runs: '模拟次数',
      design: '抽样设计',
      precision: '精度',
      statistics: '分位数',
      report: '本页',
    },
    bits: { f64: '64 位', f32: '32 位' },
    more: '结果文件夹中的 resolved.yaml（或 study/）列有情景的全部数值，本页所据的各表也在其中。',
  },
  failed: (text) => text,
  equationsIntro: '模型按原样运行的全部计算，逐块列出。',
}
