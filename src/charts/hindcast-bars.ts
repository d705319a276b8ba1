import type { HindcastRow } from '../analysis/hindcast-rows.js'
import { type Lang, wordsIn } from '../words/words.js'

/** What is drawn of how the model stands to a fact. */
export type HindcastBar = Pick<
  HindcastRow,
  'id' | 'unit' | 'value' | 'low' | 'high' | 'p5' | 'p25' | 'p50' | 'p75' | 'p95' | 'inside90' | 'meets90'
>

/** How far a ratio is drawn, either way; what lies beyond ends in an arrow. */
const FURTHEST = 8

/** What a bar holds, by field. */
export type Bar = Readonly<Record<string, string | number | boolean>>

/** Chooses how far the axis goes either way: to the next power of 2 that has room for all ratios, or to 8. */
export function edgeOf(rows: readonly HindcastBar[]): number {
  const ratios = rows.flatMap((row) =>
    [row.p5, row.p95, row.low, row.high].map((value) => (value ?? row.value) / row.value),
  )
  const sizes = ratios.filter((ratio) => ratio > 0).map((ratio) => Math.max(ratio, 1 / ratio))
  const most = Math.max(2, ...sizes.filter(Number.isFinite))
  return [2, 4, FURTHEST].find((edge) => edge >= most) ?? FURTHEST
}

/** Makes a row's bar, in multiples of the fact that stay within the axis, and the numbers beside it. */
export function barOf(row: HindcastBar, { edge, lang }: { edge: number; lang?: Lang | undefined }): Bar {
  const { inside, meets, misses } = wordsIn(lang).hindcast
  const { id, value, low, high, unit } = row
  const [least, most] = [1 / edge, edge]
  const isDrawn = value > 0 && Number.isFinite(row.p5) && Number.isFinite(row.p95)
  const place = (number: number) => Math.min(Math.max(number / value, least), most)
  const [from, to] = [Math.min(row.p5, low ?? value), Math.max(row.p95, high ?? value)]
  const hit = row.inside90 ? inside : row.meets90 ? meets : misses
  const numbers = [value, low ?? value, high ?? value, row.p5, row.p50, row.p95]
  const isPercent = unit === '1' && numbers.every((number) => !(Math.abs(number) > 10))
  const text = (number: number) => numberText(number, { isPercent, lang })
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

/** Writes a number with at most three digits: `958k`, `4.5bn`, `31%`. */
function numberText(
  value: number,
  { isPercent, lang }: { isPercent: boolean; lang: Lang | undefined },
): string {
  const { hindcast, numbers } = wordsIn(lang)
  if (!Number.isFinite(value)) return Number.isNaN(value) ? hindcast.none : String(value)
  if (isPercent) return percentText(100 * value)
  const rounded = Number(value.toPrecision(3))
  const { size, suffix } = numbers.steps.find((step) => Math.abs(rounded) >= step.size) ?? {
    size: 1,
    suffix: '',
  }
  return `${Number((rounded / size).toPrecision(3))}${suffix}`.replace('-', '\u2212')
}

function percentText(hundredths: number): string {
  const rounded = Math.abs(hundredths) < 10 ? Number(hundredths.toPrecision(2)) : Math.round(hundredths)
  return `${rounded}%`.replace('-', '\u2212')
}
