import type { Bounds } from './law.js'

/** Holds the probability of leaving its bounds that a law is forgiven: one draw in a thousand million. */
const NEGLIGIBLE = 1e-9

/** Brings a value within its bounds. */
export function clamp(value: number, [least, greatest]: Bounds): number {
  return Math.min(Math.max(value, least), greatest)
}

/** Writes a number for a message, without the noise of binary fractions: 0.3, not 0.30000000000000004. */
export function show(value: number): string {
  return String(Number(value.toPrecision(12)))
}

/** Says that a number is out of its bounds, as in "p5 is -3, below 0"; nothing where it is within. */
export function outside(subject: string, value: number, [least, greatest]: Bounds): string[] {
  if (value < least) return [`${subject} ${show(value)}, below ${show(least)}`]
  return value > greatest ? [`${subject} ${show(value)}, above ${show(greatest)}`] : []
}

/**
 * Says how often a law leaves its bounds, as in "normal leaves 0 to 1 in 2.3% of draws", given the probabilities of a
 * draw below and above them. Up to 1e-9 is no problem: such draws are brought to the bound.
 */
export function leaving(name: string, [below, above]: readonly [number, number], bounds: Bounds): string[] {
  if (below + above <= NEGLIGIBLE) return []
  const percent = Number((100 * (below + above)).toPrecision(2))
  return [`${name} ${exit(bounds)} in ${percent}% of draws`]
}

function exit([least, greatest]: Bounds): string {
  if (greatest === Number.POSITIVE_INFINITY) return `falls below ${show(least)}`
  if (least === Number.NEGATIVE_INFINITY) return `rises above ${show(greatest)}`
  return `leaves ${show(least)} to ${show(greatest)}`
}
