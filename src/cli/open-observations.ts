import { existsSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import {
  type MonthlyFact,
  monthlyFacts,
  type Observation,
  ProblemList,
  readMonthlyFacts,
  readObservations,
  type Scenario,
} from '../index.js'
import { projectReader } from '../store/project-reader.js'
import { packagedScenarios } from './scenario-files.js'

/** Which table of observations is asked for. */
export interface ObservationRequest {
  /** The scenario's file. */
  readonly file: string
  /** The table, where one was named. */
  readonly observations?: string | undefined
  readonly allowOutside: boolean
}

/** A file of observations, and what it holds. */
export interface TableOfFacts {
  readonly file: string
  readonly text: string
  readonly observations: readonly Observation[]
}

/** Reads the observations that were named, else those beside the scenario, else those that came with the program. */
export function openObservations(
  scenario: Scenario,
  { file: scenarioFile, observations: named, allowOutside }: ObservationRequest,
): TableOfFacts {
  const { path, file, own } = pathOf(scenarioFile, named)
  const reader = projectReader({ named: [file], shared: packagedScenarios(), allowOutside })
  let text = ''
  const readText = (one: string) => {
    text = reader(one)
    return text
  }
  const observations = readObservations(file, { readText, scenario })
  return { file: named === undefined && path !== own ? HISTORY_SHIPPED : file, text, observations }
}

/**
 * Gives the facts that charts by month have a place for. Of a table that was named, every fault is thrown as a ProblemList; of the
 * one that lies beside the scenario or came with the program, rows that can't be used are left out, and a table that can't be
 * read gives none: `chokepoint hindcast` tells why. Of the name `none` there are none.
 */
export function openMonthlyFacts(scenario: Scenario, request: ObservationRequest): readonly MonthlyFact[] {
  const { file: scenarioFile, observations: named, allowOutside } = request
  if (named === 'none') return []
  if (named !== undefined) return monthlyFacts(openObservations(scenario, request).observations)
  const { file } = pathOf(scenarioFile, named)
  const readText = projectReader({ named: [file], shared: packagedScenarios(), allowOutside })
  try {
    return readMonthlyFacts(file, { readText, scenario })
  } catch (error) {
    if (error instanceof ProblemList) return []
    throw error
  }
}

function pathOf(scenarioFile: string, named: string | undefined) {
  const own = join(dirname(scenarioFile), HISTORY)
  const path = named ?? (existsSync(own) ? own : join(packagedScenarios(), HISTORY))
  return { path, own, file: path.split(sep).join('/') }
}

const HISTORY = 'history/observations.csv'
/** How the table that came with the program is called, wherever that lies. */
const HISTORY_SHIPPED = `scenarios/${HISTORY}`
