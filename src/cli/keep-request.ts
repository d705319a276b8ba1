import { declare, model, type Scenario, wantedOutputs } from '../index.js'
import { didYouMean } from '../scenario/nearest.js'
import { Refusal } from '../store/refusal.js'

/**
 * Reads `--keep trajectories` or `--keep trajectories:premium,unmet`; gives the quantities. Throws a Refusal for anything else,
 * and for the first quantity that neither the model nor the scenario computes.
 */
export function keptQuantities(text: string, scenario: Scenario): string[] {
  const [what, names, ...more] = text.split(':')
  if (what !== 'trajectories' || more.length > 0) {
    throw new Refusal(`--keep is "${text}"; expected trajectories, or trajectories:quantity,quantity`)
  }
  if (names === undefined) return wantedOutputs(scenario)
  const quantities = names.split(',').map((name) => name.trim())
  const declared = declare([...model, scenario.equations]).quantities
  const computed = [...declared.values()].filter(({ variable }) => variable).map(({ name }) => name)
  const unknown = quantities.find((name) => !computed.includes(name))
  if (unknown === undefined) return quantities
  throw new Refusal(
    `--keep asks for "${unknown}", which the model does not compute${didYouMean(unknown, computed)}`,
  )
}
