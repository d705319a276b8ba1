import type { Law } from '../law.js'
import { fitted } from './fitted.js'
import { fixed } from './fixed.js'
import { lognormal } from './lognormal.js'
import { normal } from './normal.js'
import { triangular } from './triangular.js'
import { uniform } from './uniform.js'

/** Lists every law. No two share a key. */
export const laws: readonly Law[] = [fixed, fitted, uniform, triangular, normal, lognormal]

/** A law and its own keys of an entry, which the law's schema hasn't yet checked; or why there is none. */
export type FoundLaw =
  | { readonly law: Law; readonly spec: Readonly<Record<string, unknown>> }
  | { readonly problem: string }

/**
 * Finds the law of a scenario entry by its keys; keys of no law, as unit and source are, don't count. Gives a problem
 * where there is no law or more than one.
 */
export function lawOf(entry: Readonly<Record<string, unknown>>): FoundLaw {
  const found = laws
    .map((law) => ({ law, keys: keysOf(law).filter((key) => key in entry) }))
    .filter(({ keys }) => keys.length > 0)
  const [first] = found
  if (first === undefined)
    return { problem: `names no law; expected one of ${laws.map(calledFor).join(', ')}` }
  if (found.length > 1)
    return {
      problem: `names ${found.length} laws (${found.flatMap(({ keys }) => keys).join(', ')}); expected one`,
    }
  return { law: first.law, spec: Object.fromEntries(first.keys.map((key) => [key, entry[key]])) }
}

function keysOf(law: Law): string[] {
  return Object.keys(law.schema.shape)
}

/** Gives the keys a law can't do without, as in "p5 and p95". */
function calledFor(law: Law): string {
  return keysOf(law)
    .filter((key) => !law.schema.shape[key]!.safeParse(undefined).success)
    .join(' and ')
}
