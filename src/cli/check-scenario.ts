import {
  compileScenario,
  model,
  type Part,
  type Problem,
  ProblemList,
  partWords,
  type Scenario,
  type Study,
  uncertainCells,
  wantedOutputs,
} from '../index.js'
import { monthLabel } from '../math/calendar.js'
import { countQuantities } from '../report/model-facts.js'
import { adviceOn, openScenarioOrPart } from './open-scenario.js'
import { isStudyFile, openStudy, studyWarnings } from './open-study.js'
import { paint } from './paint.js'
import { counted, withCommas } from './readable.js'
import type { Layering } from './scenario-options.js'
import { warningsText } from './warnings-text.js'

/**
 * Reads and compiles a scenario or a study; gives a sentence on what it holds, and what is odd about it. Of a part of a
 * scenario, it says that it is one. Throws a ProblemList.
 */
export function checkScenario(file: string, layering: Layering): string {
  if (isStudyFile(file)) {
    const { facts, study } = studyFacts(file, layering)
    const odd = warningsText(studyWarnings(study), paint.dim)
    return [`${file} is fine: ${facts}`, ...(odd === '' ? [] : [odd])].join('\n\n')
  }
  const scenario = openScenarioOrPart(file, layering)
  if ('holds' in scenario) return praiseOfPart(file, scenario)
  const facts = factsOf(scenario)
  const warnings = warningsText(scenario, paint.dim)
  return [`${file} is fine: ${facts}`, ...(warnings === '' ? [] : [warnings])].join('\n\n')
}

function praiseOfPart(file: string, part: Part): string {
  const advice = adviceOn(file, 'check')
  const words = `${file} is fine as a part of a scenario: ${partWords(part)}; it has no title and no horizon, so it can't be run`
  return advice === undefined ? words : `${words}\n${advice}`
}

/** Does the same for programs: gives JSON, with problems instead of throwing them. */
export function checkForPrograms(file: string, layering: Layering): { json: string; isFine: boolean } {
  const { problems, warnings, isPart = false } = findingsOf(file, layering)
  const isFine = problems.length === 0
  return { json: JSON.stringify({ file, fine: isFine, part: isPart, problems, warnings }, null, 2), isFine }
}

interface Findings {
  readonly problems: readonly Problem[]
  readonly warnings: readonly Problem[]
  /** Whether it has neither title nor horizon, so that it can't be run. */
  readonly isPart?: boolean
}

function findingsOf(file: string, layering: Layering): Findings {
  try {
    if (isStudyFile(file)) {
      const { study } = studyFacts(file, layering)
      return { problems: [], warnings: studyWarnings(study).warnings }
    }
    const scenario = openScenarioOrPart(file, layering)
    if ('holds' in scenario) return { problems: [], warnings: [], isPart: true }
    compileScenario(scenario, { outputs: wantedOutputs(scenario), blocks: model })
    return { problems: [], warnings: scenario.warnings }
  } catch (error) {
    if (!(error instanceof ProblemList)) throw error
    return { problems: error.problems, warnings: [] }
  }
}

/** Reads a study and compiles all that it compares; gives it with a sentence on what it holds. */
function studyFacts(file: string, { overrides, allowOutside }: Layering): { facts: string; study: Study } {
  const study = openStudy({ files: [file], overrides, allowOutside })
  const { alternatives, settings, outcomes } = study
  for (const scenario of settings.flatMap(({ scenarios }) => scenarios))
    compileScenario(scenario, { outputs: wantedOutputs(scenario), blocks: model })
  const runs = settings[0]?.scenarios[0]?.runs ?? 0
  const worlds = settings[0]?.world ? [counted(settings.length, 'world')] : []
  const facts = [
    counted(alternatives.length - 1, 'option'),
    ...worlds,
    counted(outcomes.length, 'outcome'),
    `${counted(runs, 'run')} of each`,
  ].join(', ')
  return { facts, study }
}

function factsOf(scenario: Scenario): string {
  const { plan } = compileScenario(scenario, { outputs: wantedOutputs(scenario), blocks: model })
  const { quantities, needed } = countQuantities([...model, scenario.equations], plan)
  const { start, months, runs, outcomes } = scenario
  return [
    counted(uncertainCells(scenario).length, 'uncertain parameter'),
    `${counted(quantities, 'quantity').replace(/ys?$/, quantities === 1 ? 'y' : 'ies')} (${withCommas(needed)} needed)`,
    `${counted(months, 'month')} (${start} to ${monthLabel(start, months - 1)})`,
    counted(Object.keys(outcomes).length, 'outcome'),
    counted(runs, 'run'),
  ].join(', ')
}
