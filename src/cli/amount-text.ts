import { type Amount, numbersOf } from '../explain/amount.js'
import { valueText } from '../report/value-text.js'
import { readable } from './readable.js'

/** How a number is written: its unit, and the month that dates count from. */
export interface Form {
  readonly unit: string
  readonly start: string
}

/** Writes numbers of one unit for people; a date as its day. */
export function numberTexts(values: readonly number[], form: Form): string[] {
  if (form.unit === 'date') return values.map((value) => dayText(value, form))
  return readable(withoutDust(values), form)
}

function dayText(value: number, form: Form): string {
  return Number.isNaN(value) ? 'none' : valueText(value, form).replace(/-01$/, '')
}

/** Numbers that differ by less than this part of themselves are the same but for rounding. */
const SAME = 1e-9

/** Writes an amount as the cells p5, p50 and p95; one that is the same in every run has the middle one alone. */
export function amountCells(amount: Amount | undefined, form: Form): string[] {
  if (!amount) return ['', '', '']
  const [low = '', middle = '', high = ''] = numberTexts(numbersOf(amount), form)
  if ('value' in amount) return [low]
  const isOne = amount.p5 === amount.p95 || amount.p95 - amount.p5 <= SAME * Math.abs(amount.p50)
  return isOne ? ['', middle, ''] : [low, middle, high]
}

/** Beside the others of its row, a number below this is what rounding left of 0. */
const DUST = 1e-12

/** Takes away what rounding in the last digits leaves, so that a given 2 is no 2.0000000000000004. */
function withoutDust(values: readonly number[]): number[] {
  const size = Math.max(...values.map(Math.abs).filter(Number.isFinite))
  return values.map((value) => (Math.abs(value) < DUST * size ? 0 : Number(value.toPrecision(12))))
}

/** Writes a share of runs: `7%`, `<1%`, `100%`; one that is neither none nor all never looks like it. */
export function shareText(share: number): string {
  if (Number.isNaN(share)) return 'none'
  if (share > 0 && share < 0.005) return '<1%'
  return share < 1 && share >= 0.995 ? '>99%' : `${Math.round(100 * share)}%`
}
