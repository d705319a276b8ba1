import type { Bounds, LawProblem } from './law.js'

/** Holds the probability of leaving its bounds that a law is forgiven: one draw in a thousand million. */
const NEGLIGIBLE = 1e-9

/** Holds the bounds of what may be any number. */
export const UNBOUNDED: Bounds = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]

/** Brings a value within its bounds. */
export function clamp(value: number, [least, greatest]: Bounds): number {
  return Math.min(Math.max(value, least), greatest)
}

/** Writes a number for a message, without the noise of binary fractions: 0.3, not 0.30000000000000004. */
export function show(value: number): string {
  return String(Number(value.toPrecision(12)))
}

/** Gives the message of a problem, with its values as `write` writes them. */
export function tell({ message, values = [] }: LawProblem, write: (value: number) => string = show): string {
  let next = 0
  return message.replaceAll('#', () => write(values[next++] as number))
}

/** Says that the number at a place is out of its bounds; nothing where it is within. */
export function outside(path: readonly string[], value: number, [least, greatest]: Bounds): LawProblem[] {
  const fault = { path, inUnit: true }
  if (value < least) return [{ ...fault, message: 'found #, expected at least #', values: [value, least] }]
  if (value <= greatest) return []
  return [{ ...fault, message: 'found #, expected at most #', values: [value, greatest] }]
}

/** Says which numbers of the list under a key are out of bounds. */
export function anyOutside(key: string, values: readonly number[], bounds: Bounds): LawProblem[] {
  return values.flatMap((value, index) => outside([key, String(index)], value, bounds))
}

/**
 * Says how often a law leaves its bounds, as in "normal leaves 0 to 1 in 2.3% of draws", given the probabilities of a
 * draw below and above them. Up to 1e-9 is no problem: such draws are brought to the bound.
 */
export function leaving(
  name: string,
  [below, above]: readonly [number, number],
  bounds: Bounds,
): LawProblem[] {
  if (below + above <= NEGLIGIBLE) return []
  const percent = Number((100 * (below + above)).toPrecision(2))
  const values = bounds.filter(Number.isFinite)
  return [{ path: [name], message: `${name} ${exit(bounds)} in ${percent}% of draws`, values }]
}

/** Gives the probabilities of a draw below and above bounds, from the cumulative probability of a law. */
export function escapes(
  probability: (value: number) => number,
  [least, greatest]: Bounds,
): readonly [below: number, above: number] {
  return [probability(justBelow(least)), 1 - probability(greatest)]
}

/** Gives the next double below a number, so that what lies on it is not counted as below it. */
export function justBelow(value: number): number {
  if (value === 0) return -Number.MIN_VALUE
  return Number.isFinite(value) ? value - Math.abs(value) * 2 ** -53 : value
}

function exit([least, greatest]: Bounds): string {
  if (greatest === Number.POSITIVE_INFINITY) return 'falls below #'
  if (least === Number.NEGATIVE_INFINITY) return 'rises above #'
  return 'leaves # to #'
}
