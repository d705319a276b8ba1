import { readdirSync, readFileSync } from 'node:fs'
import { model } from '../../src/model/index.js'
import { readScenario } from '../../src/scenario/read.js'
import type { Scenario } from '../../src/scenario/scenario.js'

const folder = `${import.meta.dirname}/../../scenarios`

/** The names of the what-ifs, in alphabetical order. */
export const whatIfs = readdirSync(`${folder}/what-if`)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace('.yaml', ''))
  .sort()

/** Reads a what-if by its name, or the baseline, with `path=value` overrides. */
export function readWhatIf(name: string, ...overrides: string[]): Scenario {
  const file = name === 'baseline' ? `${folder}/baseline.yaml` : `${folder}/what-if/${name}.yaml`
  return readScenario(file, { readText: (path) => readFileSync(path, 'utf8'), blocks: model, overrides })
}

/** Gives the names of the outcomes that a what-if adds to those that it inherits from the baseline. */
export function ownOutcomes(scenario: Scenario): string[] {
  const inherited = Object.keys(readWhatIf('baseline').outcomes)
  return Object.keys(scenario.outcomes).filter((name) => !inherited.includes(name))
}
