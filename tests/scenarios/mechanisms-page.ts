import { type Interval, mechanisms, type Shown } from './mechanisms.js'

const HEAD = `# The mechanisms, each by a pair of scenarios

Made by \`npm run mechanisms\`: 1,000 runs of each scenario, in the same worlds, with the seed of the baseline. A cell has the
median and, in brackets, what 5% and 95% of the runs are below. The difference is taken run by run, so its median is not the difference
of the medians. "Runs" is the part of the runs that move the way the sentence says; the rest mostly do not move at all,
because something else binds there. Dates in the numbers are of the model's outcome language.

| # | mechanism | what it shows | scenario | beside | number | here | beside it | difference | runs |
|---|---|---|---|---|---|---|---|---|---|
`

/** Writes the table of what the pairs came to. */
export function mechanismsPage(shown: readonly Shown[]): string {
  return `${HEAD}${shown.map((one) => `${rowOf(one)}\n`).join('')}`
}

/** Writes the row of one pair. */
export function rowOf(one: Shown): string {
  const number = mechanisms.findIndex(({ title }) => title === one.mechanism) + 1
  const unit = one.unit === '1' ? '' : ` ${one.unit}`
  const cells = [
    String(number),
    one.mechanism,
    one.shows,
    one.scenario,
    one.against ?? 'baseline',
    `\`${one.expression}\`${unit}`,
    ...[one.here, one.there, one.difference].map(intervalText),
    one.expected === 'wider' ? 'wider' : `${Math.round(100 * one.moved)}%`,
  ]
  return `| ${cells.join(' | ')} |`
}

function intervalText([low, middle, high]: Interval): string {
  return `${short(middle)} (${short(low)} to ${short(high)})`
}

/** Writes a number with three digits, as 1.23M. */
function short(value: number): string {
  const size = Math.abs(value)
  const [scale, ending] =
    size >= 1e9 ? [1e9, 'bn'] : size >= 1e6 ? [1e6, 'M'] : size >= 1e4 ? [1e3, 'k'] : [1, '']
  return `${size < 1e-9 ? 0 : Number((value / scale).toPrecision(3))}${ending}`
}
