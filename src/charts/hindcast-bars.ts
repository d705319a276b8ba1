import type { HindcastRow } from '../analysis/hindcast-rows.js'

/** Names the parts in words; the legend shows these. */
export const WORDS = {
  spread: '90% of runs',
  middle: '50% of runs',
  inside: 'fact inside',
  meets: 'only its range is',
  misses: 'fact outside',
} as const

/** How far a ratio is drawn, either way; what lies beyond ends in an arrow. */
const FURTHEST = 8

/** What a bar holds, by field. */
export type Bar = Readonly<Record<string, string | number | boolean>>

/** Chooses how far the axis goes either way: to the next power of 2 that has room for all ratios, or to 8. */
export function edgeOf(rows: readonly HindcastRow[]): number {
  const ratios = rows.flatMap((row) =>
    [row.p5, row.p95, row.low, row.high].map((value) => (value ?? row.value) / row.value),
  )
  const sizes = ratios.filter((ratio) => ratio > 0).map((ratio) => Math.max(ratio, 1 / ratio))
  const most = Math.max(2, ...sizes.filter(Number.isFinite))
  return [2, 4, FURTHEST].find((edge) => edge >= most) ?? FURTHEST
}

/** Makes a row's bar, in multiples of the fact that stay within the axis, and the numbers beside it. */
export function barOf(row: HindcastRow, edge: number): Bar {
  const { id, value, low, high, unit } = row
  const [least, most] = [1 / edge, edge]
  const isDrawn = value > 0 && Number.isFinite(row.p5) && Number.isFinite(row.p95)
  const place = (number: number) => Math.min(Math.max(number / value, least), most)
  const [from, to] = [Math.min(row.p5, low ?? value), Math.max(row.p95, high ?? value)]
  const hit = row.inside90 ? WORDS.inside : row.meets90 ? WORDS.meets : WORDS.misses
  const numbers = [value, low ?? value, high ?? value, row.p5, row.p50, row.p95]
  const isPercent = unit === '1' && numbers.every((number) => !(Math.abs(number) > 10))
  const text = (number: number) => numberText(number, isPercent)
  const range =
    low === undefined && high === undefined ? '' : ` (${text(low ?? value)}\u2013${text(high ?? value)})`
  const texts = {
    fact: `${text(value)}${range}`,
    model: `${text(row.p50)} (${text(row.p5)}\u2013${text(row.p95)})`,
  }
  if (!isDrawn) return { name: id, hit, isDrawn, ...texts }
  return {
    name: id,
    hit,
    isDrawn,
    ...texts,
    p5: place(row.p5),
    p25: place(row.p25),
    p50: place(row.p50),
    p75: place(row.p75),
    p95: place(row.p95),
    low: place(low ?? value),
    high: place(high ?? value),
    hasMedian: row.p50 / value >= least && row.p50 / value <= most,
    isBelow: from / value < least,
    isAbove: to / value > most,
  }
}

const LETTERS = [
  [1e12, 'tn'],
  [1e9, 'bn'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const

/** Writes a number with at most three digits: `958k`, `4.5bn`, `31%`. */
function numberText(value: number, isPercent: boolean): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'none' : String(value)
  if (isPercent) return percentText(100 * value)
  const rounded = Number(value.toPrecision(3))
  const [size, letter] = LETTERS.find(([least]) => Math.abs(rounded) >= least) ?? [1, '']
  return `${Number((rounded / size).toPrecision(3))}${letter}`.replace('-', '\u2212')
}

function percentText(hundredths: number): string {
  const rounded = Math.abs(hundredths) < 10 ? Number(hundredths.toPrecision(2)) : Math.round(hundredths)
  return `${rounded}%`.replace('-', '\u2212')
}
