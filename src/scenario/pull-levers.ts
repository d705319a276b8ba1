import { laws } from '../sampling/distributions/index.js'
import type { Lever } from './lever.js'
import { applyOverrides, SET } from './overrides.js'
import { type Problem, ProblemList } from './problem.js'
import { type ReadOptions, readDocument } from './read.js'
import type { Scenario } from './scenario.js'
import type { Branch } from './tree.js'

/** Gives a scenario with levers at some values, `[lever]`. Throws a ProblemList where one does not fit. */
export function pullLevers(
  scenario: Scenario,
  levers: readonly Lever[],
  { values, blocks }: { readonly values: readonly number[] } & Pick<ReadOptions, 'blocks'>,
): Scenario {
  const problems: Problem[] = []
  const settings = levers.map(({ path }, i) => `${path}=${values[i]}`)
  const document = applyOverrides(scenario.document, settings, problems).at(-1) as Branch
  const texts = new Map([...scenario.texts, [SET, settings.join('\n')]])
  if (problems.length > 0) throw new ProblemList(problems, texts)
  return readDocument(document, { name: scenario.name, texts, blocks })
}

/** Where a scenario has a lever itself: its value, or the median of its law where it is uncertain; undefined for others. */
export function placeOfLever({ inputs }: Scenario, { path }: Lever): number | undefined {
  const [section, key = '', field] = path.split('.')
  if (section === 'series') return field === undefined ? undefined : UNCHANGED[field]
  const label = section === 'parameters' ? key : `${field}[${key}]`
  const cell = Object.values(inputs)
    .flat()
    .find((one) => one.label === label)
  if (!cell || (section === 'parameters' && field !== undefined && field !== 'value')) return undefined
  if (cell.fixed !== undefined) return cell.fixed
  const law = laws.find(({ name }) => name === cell.law.name)
  return law?.quantile(cell.spec, cell.bounds)(0.5)
}

/** What a change of a series leaves as it is. */
const UNCHANGED: Readonly<Record<string, number>> = { multiply: 1, add: 0, shift: 0 }
