/**
 * Units of measurement, read once when a model is loaded; the kernel sees plain numbers.
 *
 * A small reader of our own and not a library's: a general unit system knows prefixes, temperatures and thousands of
 * names (it would read `die` or `chip` wrongly or not at all, and `Mstack` as a million), and costs more start-up time
 * than the rest of the check. Here a name is a unit only if it stands in the table below.
 */
export interface Unit {
  /** Exponent of each base unit; a base unit that is absent has exponent 0. */
  readonly exponents: Readonly<Record<string, number>>
  /** How many of the base units one of this unit is; 12 for a year, whose base is the month. */
  readonly scale: number
  /** Whether it is a point in time rather than a span: two dates differ by months, and can't be added. */
  readonly date: boolean
}

/** The number without a unit. */
export const ONE: Unit = { exponents: {}, scale: 1, date: false }

/** The span of time in which the model steps. */
export const MONTH: Unit = { exponents: { month: 1 }, scale: 1, date: false }

/** A point in time, counted in months from the horizon's start. */
export const DATE: Unit = { exponents: { month: 1 }, scale: 1, date: true }

const DAYS_IN_A_MONTH = 365.2425 / 12

const NAMED: Readonly<Record<string, readonly [base: string, scale: number]>> = Object.assign(
  Object.create(null),
  {
    chip: ['chip', 1],
    wafer: ['wafer', 1],
    die: ['die', 1],
    stack: ['stack', 1],
    H100e: ['H100e', 1],
    USD: ['USD', 1],
    CNY: ['CNY', 1],
    TFLOPS: ['TFLOPS', 1],
    TPP: ['TPP', 1],
    GB: ['GB', 1],
    TB: ['GB', 1000],
    mm2: ['mm2', 1],
    s: ['s', 1],
    month: ['month', 1],
    quarter: ['month', 3],
    year: ['month', 12],
    week: ['month', 7 / DAYS_IN_A_MONTH],
    day: ['month', 1 / DAYS_IN_A_MONTH],
  },
)

/**
 * Reads a unit such as `wafer/month`, `1/H100e`, `GB/s`, `1` or `date`.
 * Gives a sentence instead where the text is no unit.
 */
export function parseUnit(text: string): Unit | string {
  if (text === 'date') return DATE
  if (!/^[^/*]+([/*][^/*]+)*$/.test(text)) return `"${text}" is not a unit`
  const factors = text.match(/[/*]?[^/*]+/g) ?? []
  let unit = ONE
  for (const factor of factors) {
    const power = factor.startsWith('/') ? -1 : 1
    const name = factor.replace(/^[/*]/, '').trim()
    const named = name === '1' ? ONE : namedUnit(name)
    if (!named) return `"${name}" is not a unit; units are ${Object.keys(NAMED).join(', ')}, date and 1`
    unit = multiplyUnits(unit, powerOfUnit(named, power))
  }
  return unit
}

/** Reads a unit that is known to be well written; throws a RangeError where it is not. */
export function unitOf(text: string): Unit {
  const unit = parseUnit(text)
  if (typeof unit === 'string') throw new RangeError(unit)
  return unit
}

/** Multiplies two units. */
export function multiplyUnits(a: Unit, b: Unit): Unit {
  const exponents: Record<string, number> = { ...a.exponents }
  for (const [base, power] of Object.entries(b.exponents)) {
    const sum = (exponents[base] ?? 0) + power
    if (Math.abs(sum) < 1e-9) delete exponents[base]
    else exponents[base] = sum
  }
  return { exponents, scale: a.scale * b.scale, date: false }
}

/** Raises a unit to a power. */
export function powerOfUnit(unit: Unit, power: number): Unit {
  if (power === 0) return ONE
  const exponents = Object.fromEntries(Object.entries(unit.exponents).map(([base, p]) => [base, p * power]))
  return { exponents, scale: unit.scale ** power, date: false }
}

/** Tells whether two units measure the same thing on the same scale. */
export function sameUnit(a: Unit, b: Unit): boolean {
  return sameDimension(a, b) && a.date === b.date && Math.abs(a.scale / b.scale - 1) < 1e-9
}

/** Tells whether two units measure the same thing, whatever their scales, as wafers a year and wafers a month do. */
export function sameDimension(a: Unit, b: Unit): boolean {
  const bases = new Set([...Object.keys(a.exponents), ...Object.keys(b.exponents)])
  return [...bases].every((base) => Math.abs((a.exponents[base] ?? 0) - (b.exponents[base] ?? 0)) < 1e-9)
}

/** Prints a unit in base units: `wafer/month`, `1/H100e`, `1`, `date`. */
export function printUnit(unit: Unit): string {
  if (unit.date) return 'date'
  const entries = Object.entries(unit.exponents)
  const above = entries.filter(([, power]) => power > 0).map(([base, power]) => printPower(base, power))
  const below = entries.filter(([, power]) => power < 0).map(([base, power]) => printPower(base, -power))
  const text = [above.join('*') || '1', ...below].join('/')
  if (Math.abs(unit.scale - 1) < 1e-9) return text
  const scale = Number(unit.scale.toPrecision(6))
  return text === '1' ? String(scale) : `${scale} ${text}`
}

function printPower(base: string, power: number): string {
  return power === 1 ? base : `${base}^${Number(power.toPrecision(3))}`
}

function namedUnit(name: string): Unit | undefined {
  const named = NAMED[name]
  return named && { exponents: { [named[0]]: 1 }, scale: named[1], date: false }
}
