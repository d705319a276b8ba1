/** A lever: a part of a scenario, and the values that it takes. */
export interface Lever {
  /** The path of the part: `parameters.enforcement`. */
  readonly path: string
  /** What it is called in tables: the path without its section. */
  readonly name: string
  readonly values: readonly number[]
}

/** The most values of one lever. */
const MOST_STEPS = 101

/**
 * Reads `path=from:to:steps`, such as `parameters.enforcement=0:0.9:10`: so many values, evenly spaced, both ends among
 * them. A text says what is wrong with it.
 */
export function readLever(text: string): Lever | string {
  const [, path, from = '', to = '', steps = ''] = /^([^=]+)=([^:]+):([^:]+):([^:]+)$/.exec(text.trim()) ?? []
  if (path === undefined) return `"${text}" is not written as path=from:to:steps`
  const [low, high, count] = [from, to, steps].map(Number) as [number, number, number]
  if (!Number.isFinite(low) || !Number.isFinite(high) || low === high)
    return `"${text}" runs from ${from} to ${to}; expected two different numbers`
  if (!Number.isInteger(count) || count < 2 || count > MOST_STEPS)
    return `"${text}" has ${steps} steps; expected a whole number from 2 to ${MOST_STEPS}`
  const values = Array.from({ length: count }, (_, i) => clean(low + ((high - low) * i) / (count - 1)))
  return { path, name: path.split('.').slice(1).join('.') || path, values }
}

/** Takes off what binary fractions add: 0.30000000000000004 is 0.3. */
function clean(value: number): number {
  return Number(value.toPrecision(12))
}
