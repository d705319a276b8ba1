import type { Observation } from '../index.js'
import { isMonth } from '../math/calendar.js'
import { didYouMean } from '../scenario/nearest.js'
import { Refusal } from '../store/refusal.js'

/** Which observations are fitted to. */
export interface Choice {
  /** Ids, with commas between them. */
  readonly only?: string
  /** A month, such as `2024-06`, by which they have to be known. */
  readonly asOf?: string
}

/** An observation, and whether it is fitted to. */
export type ChosenFact = Observation & { readonly isFitted: boolean }

/** Marks the observations that are fitted to: those named, of those known by a month. Throws a Refusal where none is left. */
export function chooseFacts(observations: readonly Observation[], { only, asOf }: Choice): ChosenFact[] {
  const named = only === undefined ? undefined : idsOf(only, observations)
  if (asOf !== undefined) checkMonth(asOf, observations)
  const facts = observations.map((observation) => ({
    ...observation,
    isFitted: (named?.includes(observation.id) ?? true) && (asOf === undefined || observation.known <= asOf),
  }))
  if (facts.some(({ isFitted }) => isFitted)) return facts
  const known = observations
    .filter(({ id }) => named?.includes(id))
    .map((one) => `${one.id} was known in ${one.known}`)
  throw new Refusal(`no observation is left to fit to: ${known.join(', ')}, after --as-of ${asOf}`)
}

function idsOf(only: string, observations: readonly Observation[]): string[] {
  const ids = only
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')
  const known = observations.map(({ id }) => id)
  const unknown = ids.filter((id) => !known.includes(id))
  if (ids.length === 0) throw new Refusal(`--only is "${only}"; expected ids such as ${known[0]}`)
  if (unknown.length > 0)
    throw new Refusal(
      unknown.map((id) => `--only: unknown observation "${id}"${didYouMean(id, known)}`).join('\n'),
    )
  return ids
}

/** Throws a Refusal where a month is none, or where nothing was known by then. */
export function checkMonth(asOf: string, observations: readonly Observation[]): void {
  if (!isMonth(asOf)) throw new Refusal(`--as-of is "${asOf}"; expected a month such as 2024-06`)
  const [first] = [...observations].sort((a, b) => (a.known < b.known ? -1 : 1))
  if (first && first.known > asOf)
    throw new Refusal(
      `--as-of is ${asOf}, but no observation was known by then; the first is ${first.id}, known in ${first.known}`,
    )
}

/** Turns the error of a fit that can't be made into one that the user reads. */
export function refuseNoFit(error: unknown): never {
  if ((error as Error).name !== 'NoFit') throw error
  throw new Refusal((error as Error).message)
}
