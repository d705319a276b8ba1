import { monthLabel } from '../math/calendar.js'
import { unitWords } from '../words/names.js'
import { type Lang, wordsIn } from '../words/words.js'

/** How a number is told: its unit, the month from which dates count, and the language. */
export interface AmountForm {
  readonly unit: string
  readonly start: string
  readonly lang: Lang
  /** Whether a letter stands for a million. */
  readonly isShort?: boolean
}

/** Between these, numbers without a unit read best as percentages. */
const AS_PERCENT = [-1, 10] as const

/** Digits that a number is told with, and the most that are added where two would look the same. */
const DIGITS = 3
const MOST_DIGITS = 8

/** Tells whether numbers of a unit are told as percentages. */
export function isPercent(unit: string, values: readonly number[]): boolean {
  const within = (value: number) => value >= AS_PERCENT[0] && value <= AS_PERCENT[1]
  return unit === '1' && values.filter(Number.isFinite).every(within)
}

/**
 * Tells numbers without their unit, all in one way: `8.16 million`, `43%`, `March 2027`, `never`. Numbers that differ get as many
 * digits as it takes to look different.
 */
export function amountTexts(values: readonly number[], form: AmountForm): string[] {
  if (form.unit === 'date') return values.map((value) => monthText(value, form))
  const percents = isPercent(form.unit, values)
  const distinct = new Set(values.filter(Number.isFinite)).size
  for (let digits = percents ? DIGITS - 1 : DIGITS; ; digits++) {
    const texts = values.map((value) => amountText(value, { ...form, digits, percents }))
    const shown = new Set(texts.filter((_, i) => Number.isFinite(values[i]))).size
    if (shown === distinct || digits >= MOST_DIGITS) return texts
  }
}

/** Tells the unit behind a number: ` H100 equivalents`; nothing for a date, and for a share, which says it itself. */
export function unitText(unit: string, lang: Lang): string {
  if (unit === 'date' || unit === '1') return ''
  const words = unitWords(unit, lang)
  return lang === 'zh' && !/^[A-Za-z]/.test(words) ? words : ` ${words}`
}

/** Tells the ends of a range, with their unit behind the second: `1.33 million`, `2.25 million chips`. */
export function rangeTexts(values: readonly number[], form: AmountForm): string[] {
  const texts = amountTexts(values, form)
  const whole = amountsWithUnit(values, form)
  return texts.map((text, i) => (i % 2 === 1 && Number.isFinite(values[i]) ? (whole[i] ?? text) : text))
}

/** Tells numbers with their unit. */
export function amountsWithUnit(values: readonly number[], form: AmountForm): string[] {
  const ending = unitText(form.unit, form.lang)
  return amountTexts(values, form).map((text, i) => (Number.isFinite(values[i]) ? text + ending : text))
}

interface Writing extends AmountForm {
  readonly digits: number
  readonly percents: boolean
}

function amountText(value: number, { digits, percents, lang, isShort = false }: Writing): string {
  if (Number.isNaN(value)) return '\u2013'
  if (!Number.isFinite(value)) return value > 0 ? '\u221e' : '\u2212\u221e'
  if (percents) return `${plainText(value * 100, digits, 0)}%`
  const { steps } = wordsIn(lang).numbers
  const rounded = Number(value.toPrecision(digits))
  const step = steps.find(({ size }) => Math.abs(rounded) >= size)
  if (!step || (step.size === 1e3 && !isShort)) return plainText(value, digits)
  const scaled = plainText(value / step.size, digits)
  return isShort || step.word === '' ? `${scaled}${step.suffix}` : `${scaled} ${step.word}`
}

/** Writes a number of everyday size to so many digits, and to as many decimals at least. */
function plainText(value: number, digits: number, least = Number.NEGATIVE_INFINITY): string {
  const size = Math.abs(value)
  if (size === 0) return '0'
  if (size < 1e-6 || size >= 1e15) return signed(value, size.toExponential(digits - 1))
  const decimals = Math.max(digits - 1 - Math.floor(Math.log10(size)), least)
  const text = decimals >= 0 ? size.toFixed(decimals) : String(Number(size.toPrecision(digits)))
  return signed(value, grouped(text))
}

/** Puts a true minus before a number below 0, but for one that is rounded to 0. */
function signed(value: number, text: string): string {
  return value < 0 && /[1-9]/.test(text) ? `\u2212${text}` : text
}

function grouped(text: string): string {
  const [whole = '', ...rest] = text.split('.')
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.')
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** Tells a month by its label: `2027-03` is March 2027. */
export function monthName(label: string, lang: Lang): string {
  const [year = '', month = ''] = label.split('-')
  return lang === 'zh' ? `${year}\u5e74${Number(month)}\u6708` : `${MONTHS[Number(month) - 1]} ${year}`
}

function monthText(value: number, { start, lang }: AmountForm): string {
  if (Number.isNaN(value)) return '\u2013'
  if (!Number.isFinite(value)) return lang === 'zh' ? '\u4ece\u672a' : 'never'
  return monthName(monthLabel(start, Math.floor(value)), lang)
}

/** Tells a share so that it never reads as all or none where it is not: `93%`, `more than 99%`, `less than 1%`. */
export function shareText(share: number, lang: Lang): string {
  const percent = Math.round(share * 100)
  if (share > 0 && percent === 0) return lang === 'zh' ? '\u4e0d\u5230 1%' : 'less than 1%'
  if (share < 1 && percent === 100) return lang === 'zh' ? '\u8d85\u8fc7 99%' : 'more than 99%'
  return `${percent}%`
}

/** Writes a whole number with commas: `10,000`. */
export function countText(count: number): string {
  return grouped(String(count))
}
