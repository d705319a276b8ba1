import { parseUnit, sameDimension, sameUnit, unitOf } from '../compile/units.js'

/** Compares the unit that an entry names with the declared one; says what differs, or nothing where they agree. */
export function unitMismatch(found: string, declared: string): string | undefined {
  const [given, expected] = [parseUnit(found), unitOf(declared)]
  if (typeof given !== 'string' && sameUnit(given, expected)) return undefined
  const message = `found ${found}, expected ${declared}`
  if (typeof given === 'string' || given.date !== expected.date || !sameDimension(given, expected))
    return message
  return `${message}; ${conversion(given.scale / expected.scale)} and write ${declared}`
}

/** Says how to bring numbers from one scale to another. */
function conversion(factor: number): string {
  const [word, by] = factor < 1 ? ['divide', 1 / factor] : ['multiply', factor]
  return `${word} the numbers by ${Number(by.toPrecision(6))}`
}

/** Says that a number leaves its bounds; nothing where it keeps them. */
export function outOfBounds(
  value: number,
  [least, greatest]: readonly [number, number],
  unit: string,
): string | undefined {
  if (value < least) return `found ${value}, expected at least ${least}${inUnit(unit)}`
  return value > greatest ? `found ${value}, expected at most ${greatest}${inUnit(unit)}` : undefined
}

/** Ends a message with the unit of the number in question, where it has one: ` (unit: month)`. */
export function inUnit(unit: string): string {
  return unit === '1' || unit === 'date' ? '' : ` (unit: ${unit})`
}
