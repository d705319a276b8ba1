import { declare, model, type Scenario } from '../index.js'
import { didYouMean } from '../scenario/nearest.js'
import { Refusal } from '../store/refusal.js'

/** What `--keep` asks for: the trajectories of all that is shown, or of these quantities. */
export interface KeepRequest {
  readonly quantities?: readonly string[]
}

/** Reads `--keep trajectories` or `--keep trajectories:premium,unmet`. Throws a Refusal for anything else. */
export function keepRequestOf(text: string): KeepRequest {
  const [what, names, ...more] = text.split(':')
  if (what !== 'trajectories' || more.length > 0) {
    throw new Refusal(`--keep is "${text}"; expected trajectories, or trajectories:quantity,quantity`)
  }
  if (names === undefined) return {}
  return { quantities: names.split(',').map((name) => name.trim()) }
}

/** Throws a Refusal for the first quantity that neither the model nor the scenario computes. */
export function checkKept({ quantities = [] }: KeepRequest, scenario: Scenario): void {
  const declared = declare([...model, scenario.equations]).quantities
  const computed = [...declared.values()].filter(({ variable }) => variable).map(({ name }) => name)
  const unknown = quantities.find((name) => !computed.includes(name))
  if (unknown === undefined) return
  throw new Refusal(
    `--keep asks for "${unknown}", which the model does not compute${didYouMean(unknown, computed)}`,
  )
}
