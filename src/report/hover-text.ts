import type { FigurePoint } from '../charts/draw-figure.js'
import { type Lang, wordsIn } from '../words/words.js'
import { amountTexts, monthName } from './page-amounts.js'

/** Names by which rows of charts say what they are about, the most telling first. */
const HEADS = ['option', 'name', 'quantity', 'outcome', 'element', 'category', 'series', 'kind']

/** Tells in lines what a point of a chart stands for: month or name, its numbers, and what they are numbers of; nothing where its row says none. */
export function hoverText(point: FigurePoint, lang: Lang): string {
  const { row, panel, axis, tooltip } = point
  if (tooltip !== undefined) return tooltipText(tooltip)
  const numbers = numberLines(point, lang)
  if (numbers.length === 0) return ''
  const place = typeof row.rank === 'number' ? ` \u00b7 ${row.rank}` : ''
  const heads = HEADS.flatMap((key) => (typeof row[key] === 'string' ? [String(row[key])] : []))
  const month = 'month' in row ? monthOf(row.month, lang) : undefined
  return [month ?? (heads[0] && heads[0] + place), panel, ...numbers, axisWords(axis.title, lang)]
    .filter((line) => line !== undefined && line !== '')
    .join('\n')
}

/** A tooltip of Vega's is a text, or names with texts. */
function tooltipText(tooltip: unknown): string {
  if (typeof tooltip !== 'object' || tooltip === null) return String(tooltip)
  return Object.entries(tooltip)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}

function monthOf(value: unknown, lang: Lang): string {
  const label = typeof value === 'number' ? new Date(value).toISOString().slice(0, 7) : String(value)
  return monthName(label.slice(0, 7), lang)
}

/** The numbers of a row, and how each line of them is worded. */
function numberLines({ row, axis }: FigurePoint, lang: Lang): string[] {
  const { intervals } = wordsIn(lang)
  const { part, from, to: top } = row
  if (typeof from === 'number' && typeof top === 'number') {
    const [amount = ''] = amountTexts([top - from], { ...formOf(axis.label), lang })
    return [typeof part === 'string' ? `${part}: ${amount}` : `${top > from ? '+' : ''}${amount}`]
  }
  const middle = ['p50', 'median', 'value', 'share'].find((key) => typeof row[key] === 'number')
  if (middle === undefined) return []
  const keys = [middle, 'p25', 'p75', 'p5', 'p95', 'low', 'high']
  const values = keys.map((key) => (typeof row[key] === 'number' ? Number(row[key]) : Number.NaN))
  const [mid = '', p25 = '', p75 = '', p5 = '', p95 = '', low = '', high = ''] = amountTexts(values, {
    ...formOf(axis.label),
    lang,
  })
  const to = lang === 'zh' ? ' \u81f3 ' : ' to '
  const range = (a: string, b: string, words: string, has: number) =>
    Number.isFinite(values[has]) ? [`${words}: ${a}${to}${b}`] : []
  return [
    middle === 'value' || middle === 'share' ? mid : `${intervals.median}: ${mid}`,
    ...range(low, high, middle === 'value' ? '95%' : intervals.ofMedian, 5),
    ...range(p25, p75, intervals.inner, 1),
    ...range(p5, p95, intervals.outer, 3),
  ]
}

/** Tells numbers as the labels of their axis do: in percent, or with letters for thousands and millions. */
function formOf(label: string): { readonly unit: string; readonly start: string; readonly isShort: boolean } {
  return { unit: label.includes('%') ? '1' : 'plain', start: '', isShort: true }
}

/** Drops what an axis says about how it is numbered, such as "(log scale, M = million)". */
function axisWords(title: string, lang: Lang): string {
  const { numbers } = wordsIn(lang)
  const notes = [numbers.logScale, ...numbers.steps.flatMap(({ note, word }) => [note, word])].filter(Boolean)
  return title.replace(/[\s,]*[(\uff08]([^()\uff08\uff09]*)[)\uff09]$/, (all, inside: string) =>
    notes.some((note) => inside.includes(note)) ? '' : all,
  )
}
