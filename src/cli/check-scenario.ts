import { compileScenario, model, uncertainCells, wantedOutputs } from '../index.js'
import { monthLabel } from '../math/calendar.js'
import { countQuantities } from '../report/model-facts.js'
import { openScenario } from './open-scenario.js'
import { counted, withCommas } from './readable.js'
import type { Layering } from './scenario-options.js'

/** Reads and compiles a scenario; gives a sentence on what it holds. Throws a ProblemList. */
export function checkScenario(file: string, layering: Layering): string {
  const scenario = openScenario(file, layering)
  const { plan } = compileScenario(scenario, { outputs: wantedOutputs(scenario), blocks: model })
  const { quantities, needed } = countQuantities([...model, scenario.equations], plan)
  const { start, months, runs, outcomes } = scenario
  const facts = [
    counted(uncertainCells(scenario).length, 'uncertain parameter'),
    `${counted(quantities, 'quantity').replace(/ys?$/, quantities === 1 ? 'y' : 'ies')} (${withCommas(needed)} needed)`,
    `${counted(months, 'month')} (${start} to ${monthLabel(start, months - 1)})`,
    counted(Object.keys(outcomes).length, 'outcome'),
    counted(runs, 'run'),
  ]
  return `${file} is fine: ${facts.join(', ')}`
}
