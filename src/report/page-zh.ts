import type { PageWords } from './page-words.js'

/** Holds what a report says in simplified Chinese. */
export const pageZh: PageWords = {
  skip: '跳到结论',
  contents: '本页内容',
  headings: {
    answer: '简要结论',
    numbers: '主要数字',
    differences: '各方案改变了什么',
    charts: '图表',
    binds: '什么在何时制约国产芯片',
    inputs: '输入数值及其来源',
    sources: '来源',
    reading: '如何阅读本页',
    limits: '不适合用于什么',
    repeat: '如何重现',
    equations: '方程',
  },
  runsOf: (runs) => `${runs} 次模拟`,
  seed: (seed) => `随机种子 ${seed}`,
  by: (version) => `chokepoint ${version}`,
  period: (from, to) => `${from}至${to}`,
  question: (lead, title) => `${lead}情景：${title}`,

  quantities: {
    china_compute: '中国境内的 AI 算力',
    domestic_share: '中国新增 AI 算力中的国产份额',
    premium: '中国相对国际价格的溢价',
    price_import: '进口算力在中国的价格',
    unmet: '买不到芯片的算力需求',
    ascend_units: '昇腾芯片的产量',
  },
  bounds: { bound_by_lines: '封装产线', bound_by_dies: '裸片', bound_by_memory: '存储' },
  list: (names) => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join('、')}和${names.at(-1)}`),
  quoted: (title) => `“${title}”`,

  trend: {
    rises: (p) =>
      `${p.what}从${p.first}的 ${p.from} 升至${p.last}的 ${p.to}（${p.runs} 次模拟的中位数）；十次模拟中有九次最终在 ${p.low} 与 ${p.high} 之间。`,
    falls: (p) =>
      `${p.what}从${p.first}的 ${p.from} 降至${p.last}的 ${p.to}（${p.runs} 次模拟的中位数）；十次模拟中有九次最终在 ${p.low} 与 ${p.high} 之间。`,
    unclear: (p) =>
      `${p.what}：是升是降，${p.runs} 次模拟看不出来。中位数在${p.first}为 ${p.from}，在${p.last}为 ${p.to}，二者的 95% 置信区间重叠；十次模拟中有九次最终在 ${p.low} 与 ${p.high} 之间。`,
    unmeasured: (p) =>
      `${p.what}：${p.runs} 次模拟的中位数在${p.first}为 ${p.from}，在${p.last}为 ${p.to}，没有可说明其误差的区间；十次模拟中有九次最终在 ${p.low} 与 ${p.high} 之间。`,
    constant: (p) => `${p.what}在${p.first}和${p.last}都是 ${p.to}，至少十次模拟中有九次如此。`,
  },
  level: {
    spread: (p) => `${p.about}：中位数为 ${p.middle}，十次模拟中有九次在 ${p.low} 与 ${p.high} 之间。`,
    constant: (p) => `${p.about}：${p.middle}，至少十次模拟中有九次如此。`,
  },
  coming: {
    always: (p) =>
      `${p.about}：到${p.end}为止，每次模拟中都会发生，中位数为${p.middle}，十次模拟中有九次在${p.low}与${p.high}之间。`,
    sometimes: (p) =>
      `${p.about}：到${p.end}为止，在${p.share}的模拟中发生${p.middle === '' ? '' : `，全部模拟的中位数为${p.middle}`}；其余模拟中届时尚未发生。`,
    never: (p) => `${p.about}：到${p.end}为止，${p.runs} 次模拟中无一发生。`,
  },
  binding: {
    one: (p) => `${p.year} 年最常制约中国芯片产出的是${p.names}：平均每月在${p.share}的模拟中如此。`,
    several: (p) =>
      `${p.year} 年${p.names}制约中国芯片产出的频率相当：平均每月分别在${p.share}的模拟中如此。`,
    none: (p) => `${p.year} 年，封装产线、裸片和存储在任何一次模拟中都不制约中国芯片产出。`,
    before: (p) => `${p.year} 年则是${p.names}（${p.share}）。`,
  },
  allFailed: (runs) => `${runs} 次模拟全部失败，因此没有结论。`,
  someFailed: (failed, runs) =>
    `${runs} 次模拟中有 ${failed} 次失败，以下所有数字均不计入；manifest.json 列出了它们。`,
  noAnswer: '结果中没有可以作答的数字。',

  difference: {
    higher: (p) =>
      `${p.lead}使其上升，中位数为 ${p.size}（95% 置信区间 ${p.low} 至 ${p.high}）；在${p.share}的模拟中高于${p.base}。`,
    lower: (p) =>
      `${p.lead}使其下降，中位数为 ${p.size}（95% 置信区间 ${p.low} 至 ${p.high}）；在${p.share}的模拟中高于${p.base}。`,
    unclear: (p) =>
      `${p.option}使其上升还是下降，${p.runs} 次模拟看不出来：差值的中位数为 ${p.signed}，其 95% 置信区间 ${p.low} 至 ${p.high} 含 0。`,
    unmeasured: (p) =>
      `${p.option}的差值中位数为 ${p.signed}，没有可说明 ${p.runs} 次模拟误差的区间；在${p.share}的模拟中高于${p.base}。`,
    same: (p) => `${p.option}在任何一次模拟中都没有改变它。`,
    noPair: (p) =>
      `没有一次模拟在${p.option}和${p.base}中都发生；${p.runs} 次模拟中，仅在${p.option}中发生的有 ${p.onlyOption} 次，仅在${p.base}中发生的有 ${p.onlyBase} 次。`,
    never: (p) =>
      `（${p.runs} 次模拟中，${p.onlyOption} 次仅在${p.option}中发生，${p.onlyBase} 次仅在${p.base}中发生，${p.neither} 次都不发生。）`,
    none: (p) => `没有一次模拟在${p.option}和${p.base}中都有数值。`,
    furthest: (option) => `${option}影响最大，`,
    laterBy: (p) =>
      `${p.lead}使其推迟，在两边都发生的模拟中中位数为 ${p.size}（95% 置信区间 ${p.low} 至 ${p.high}）。`,
    soonerBy: (p) =>
      `${p.lead}使其提前，在两边都发生的模拟中中位数为 ${p.size}（95% 置信区间 ${p.low} 至 ${p.high}）。`,
    about: (about, sentence) => `${about}：${sentence}`,
    world: (title, sentence) => `在“${title}”的世界中：${sentence}`,
    points: (text) => `${text} 个百分点`,
    months: (text) => `${text} 个月`,
    dates: { higher: '更晚', lower: '更早' },
    tells: {
      none: '没有数值',
      same: '每次模拟都相同',
      'no-pair': '从不同时发生',
      unmeasured: '没有区间',
      higher: '更高',
      lower: '更低',
      unclear: '模拟看不出来',
    },
  },
  best: {
    one: (p) => `若${p.way}为佳，${p.names}最常是最好的：在${p.share}的模拟中。`,
    several: (p) => `若${p.way}为佳，这么多次模拟无法区分${p.names}：它们分别在${p.share}的模拟中最好。`,
    level: (p) => `若${p.way}为佳，各方案最好的次数相同：${p.names}。`,
    ways: { higher: '越多', lower: '越少' },
    dates: { higher: '越晚', lower: '越早' },
  },
}
