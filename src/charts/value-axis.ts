import type { SummaryRow } from '../analysis/rows.js'
import { type Lang, wordsIn } from '../words/words.js'
import { numberLabel } from './number-labels.js'
import { wrapText } from './text.js'
import { fontSizes } from './theme.js'

/** What a quantity is; it decides the numbers' format and whether the axis starts at zero. */
export type Kind = 'level' | 'share' | 'premium' | 'price' | 'ratio'

/** The `scale` and `axis` of a Vega-Lite y channel. */
export interface ValueAxis {
  readonly scale: Readonly<{
    type: 'linear' | 'log'
    domain: number[]
    nice: number | false
    zero?: false
    clamp: boolean
  }>
  readonly axis: Readonly<{
    title: string[] | null
    labelExpr: string
    tickCount: number
    values?: number[]
  }>
}

/** What an axis has to have room for. */
export type Spread = Pick<SummaryRow, 'p5' | 'p50' | 'p95'>

/** What the y axis is told: words for quantity and unit, its height in pixels, and whether it is logarithmic. */
export interface AxisOptions {
  readonly axis: string
  readonly kind: Kind
  readonly height: number
  readonly log?: boolean | undefined
  readonly lang?: Lang | undefined
}

/** Decades that a logarithmic axis shows at most; what lies below is drawn on its floor. */
const mostDecades = 6

/** Pixels from one number of a linear axis to the next, about. */
const tickSpacing = 60

const percents = "format(datum.value, ',~%')"

function extent(rows: readonly Spread[]): { low: number; high: number; least: number } {
  const values = rows.flatMap((row) => [row.p5, row.p50, row.p95]).filter(Number.isFinite)
  const least = Math.min(...values.filter((value) => value > 0))
  return { low: Math.min(...values), high: Math.max(...values), least }
}

function isPercent(kind: Kind): boolean {
  return kind === 'share' || kind === 'premium'
}

/** Breaks a title that is longer than its axis, at commas and brackets before it does so at any space. */
function titleLines({ axis, height, lang }: AxisOptions, notes: readonly string[]): string[] {
  const room = { fontSize: fontSizes.axis, width: height }
  const title = wordsIn(lang).numbers.noted(axis, notes)
  return wrapText(title, { ...room, at: /(?<=,) | (?=\()/ }).flatMap((line) => wrapText(line, room))
}

function linearDomain(low: number, high: number, kind: Kind): number[] {
  const fromZero = kind !== 'price' || low <= high / 2 || low === high
  const domain = fromZero ? [Math.min(low, 0), Math.max(high, 0)] : [low, high]
  return Number.isFinite(low) && domain[0] !== domain[1] ? domain : [0, 1]
}

function linearAxis(rows: readonly Spread[], options: AxisOptions): ValueAxis {
  const { low, high } = extent(rows)
  const domain = linearDomain(low, high, options.kind)
  const most = Math.max(...domain.map(Math.abs))
  const plain = isPercent(options.kind) || most < 10_000
  const magnitude = plain ? undefined : wordsIn(options.lang).numbers.steps.find(({ size }) => most >= size)
  const numbers = `format(datum.value / ${magnitude?.size ?? 1}, ',~g')`
  const tickCount = Math.max(2, Math.round(options.height / tickSpacing))
  const labelExpr = isPercent(options.kind) ? percents : numbers
  return {
    scale: { type: 'linear', domain, nice: tickCount, zero: false, clamp: false },
    axis: {
      title: titleLines(options, magnitude ? [magnitude.note] : []),
      labelExpr,
      tickCount,
    },
  }
}

/** The power of ten at or below a positive number, read from its digits so that no rounding moves it. */
function decade(value: number): number {
  return Number(value.toExponential().split('e')[1])
}

function powerOfTen(exponent: number): number {
  return Number(`1e${exponent}`)
}

function decades(least: number, high: number): number[] {
  const top = high === powerOfTen(decade(high)) ? decade(high) : decade(high) + 1
  const bottom = Math.min(Math.max(decade(least), top - mostDecades), top - 1)
  return Array.from({ length: top - bottom + 1 }, (_, index) => powerOfTen(bottom + index))
}

function logTicks(powers: readonly number[]): number[] {
  const steps = powers.length > 3 ? [1] : [1, 2, 5]
  return powers.flatMap((power) => steps.map((step) => step * power)).filter((tick) => tick <= powers.at(-1)!)
}

function logNotes(ticks: readonly number[], { kind, lang }: AxisOptions): string[] {
  const { steps, meaning, logScale } = wordsIn(lang).numbers
  if (isPercent(kind)) return [logScale]
  const used = steps.filter(({ size }, i) => {
    const above = steps[i - 1]?.size ?? Number.POSITIVE_INFINITY
    return ticks.some((tick) => tick >= size && tick < above)
  })
  const meanings = used.reverse().map(({ suffix, word }) => meaning(suffix, word))
  return [logScale, ...meanings.filter((words) => words !== '')]
}

function logAxis(rows: readonly Spread[], options: AxisOptions): ValueAxis {
  const { least, high } = extent(rows)
  const powers = decades(least, high)
  const values = logTicks(powers)
  const labelExpr = isPercent(options.kind) ? percents : numberLabel(options.lang)
  return {
    scale: { type: 'log', domain: [powers[0]!, powers.at(-1)!], nice: false, clamp: true },
    axis: {
      title: titleLines(options, logNotes(values, options)),
      labelExpr,
      tickCount: values.length,
      values,
    },
  }
}

/**
 * Makes the y axis that fits all given rows: percent for shares and premiums, else plain numbers whose magnitude the
 * title says in words; from zero, but for prices that never come near it. A logarithmic axis needs a positive and no
 * negative value; without, or for a premium, it is linear.
 */
export function valueAxis(rows: readonly Spread[], options: AxisOptions): ValueAxis {
  const { low, high } = extent(rows)
  const suits = options.kind !== 'premium' && low >= 0 && high > 0
  return options.log && suits ? logAxis(rows, options) : linearAxis(rows, options)
}
