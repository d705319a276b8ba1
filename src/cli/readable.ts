import { monthLabel } from '../math/calendar.js'

/** Writes a whole number with commas: `10,000`. */
export function withCommas(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** Writes a count with its noun: `1 run`, `10,000 runs`. */
export function counted(count: number, noun: string): string {
  return `${withCommas(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** Between these, a number without a unit reads best as a percentage. */
const AS_PERCENT = [-1, 10] as const

/** Writes the numbers of one row for people: `1.66M`, `43%`, `2027-03`, `never`; NaN is `none`. */
export function readable(
  values: readonly number[],
  { unit, start }: { unit: string; start: string },
): string[] {
  if (unit === 'date') return values.map((value) => readableDate(value, start))
  const finite = values.filter(Number.isFinite)
  const asPercent = unit === '1' && finite.every((value) => value >= AS_PERCENT[0] && value <= AS_PERCENT[1])
  return values.map((value) => (asPercent && Number.isFinite(value) ? percent(value) : short(value)))
}

function readableDate(value: number, start: string): string {
  if (Number.isNaN(value)) return 'none'
  return Number.isFinite(value) ? monthLabel(start, Math.floor(value)) : 'never'
}

function percent(value: number): string {
  const hundredths = value * 100
  return `${Math.abs(hundredths) < 10 ? digits(hundredths, 2) : Math.round(hundredths)}%`
}

const STEPS = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const

function short(value: number): string {
  if (Number.isNaN(value)) return 'none'
  if (!Number.isFinite(value)) return String(value)
  const rounded = Number(value.toPrecision(3))
  const [size, letter] = STEPS.find(([least]) => Math.abs(rounded) >= least) ?? [1, '']
  if (Number.isInteger(value) && Math.abs(value) < 1000) return String(value)
  return Math.abs(rounded) >= 1e15 ? rounded.toExponential(2) : `${digits(rounded / size, 3)}${letter}`
}

/** Rounds to significant digits without an exponent for numbers of everyday size; keeps zeros, as 1.60 does. */
function digits(value: number, count: number): string {
  if (value === 0) return '0'
  if (Math.abs(value) < 1e-4) return value.toExponential(count - 1)
  const text = value.toPrecision(count)
  return text.includes('e') ? String(Number(text)) : text
}

/** Writes a span of seconds: `0.8 s`, `41 s`, `3 min 20 s`, `2 h 5 min`. */
export function span(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`
}
