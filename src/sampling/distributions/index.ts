import type { FoundLaw, Law } from '../law.js'
import { perhaps } from '../perhaps.js'
import { bernoulli } from './bernoulli.js'
import { beta } from './beta.js'
import { binomial } from './binomial.js'
import { discrete } from './discrete.js'
import { empirical } from './empirical.js'
import { exponential } from './exponential.js'
import { fitted } from './fitted.js'
import { fixed } from './fixed.js'
import { gamma } from './gamma.js'
import { lognormal } from './lognormal.js'
import { loguniform } from './loguniform.js'
import { mixture } from './mixture.js'
import { normal } from './normal.js'
import { pert } from './pert.js'
import { poisson } from './poisson.js'
import { studentT } from './student-t.js'
import { triangular } from './triangular.js'
import { truncated } from './truncated.js'
import { uniform } from './uniform.js'
import { weibull } from './weibull.js'

/** Lists every law. No two share a key. */
export const laws: readonly Law[] = [
  fixed,
  fitted,
  uniform,
  loguniform,
  triangular,
  pert,
  normal,
  lognormal,
  studentT,
  beta,
  gamma,
  weibull,
  exponential,
  poisson,
  binomial,
  bernoulli,
  discrete,
  empirical,
  mixture(lawOf),
  truncated(lawOf),
]

/** The law of a date that may never come; a scenario does not name it, but gives a probability beside another law. */
export const perhapsLaw = perhaps(lawOf)

/** Finds a law by its name. Throws a RangeError where there is none. */
export function lawNamed(name: string): Law {
  const found = [...laws, perhapsLaw as Law].find((law) => law.name === name)
  if (found) return found
  throw new RangeError(`law is "${name}"; expected one of ${laws.map((law) => law.name).join(', ')}`)
}

/**
 * Finds the law of a scenario entry by its keys; keys of no law, as unit and source are, don't count. Gives a problem
 * where there is no law or more than one.
 */
export function lawOf(entry: Readonly<Record<string, unknown>>): FoundLaw {
  const found = laws
    .map((law) => ({ law, keys: keysOf(law).filter((key) => key in entry) }))
    .filter(({ keys }) => keys.length > 0)
  const [first] = found
  if (first === undefined) {
    const known = laws.flatMap(neededKeys).map((keys) => keys.join(' and '))
    return { problem: `names no law; expected one of ${known.join(', ')}` }
  }
  if (found.length > 1)
    return {
      problem: `names ${found.length} laws (${found.flatMap(({ keys }) => keys).join(', ')}); expected one`,
    }
  return { law: first.law, spec: Object.fromEntries(first.keys.map((key) => [key, entry[key]])) }
}

/** Gives the sets of keys of which an entry has to hold one for a law, as p5 and p95. */
export function neededKeys(law: Law): readonly (readonly string[])[] {
  return law.needs ?? [keysOf(law).filter((key) => !law.schema.shape[key]!.safeParse(undefined).success)]
}

function keysOf(law: Law): string[] {
  return Object.keys(law.schema.shape)
}
