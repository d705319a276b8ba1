import { existsSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { type Observation, readObservations, type Scenario } from '../index.js'
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
  const own = join(dirname(scenarioFile), HISTORY)
  const path = named ?? (existsSync(own) ? own : join(packagedScenarios(), HISTORY))
  const file = path.split(sep).join('/')
  const reader = projectReader({ named: [file], shared: packagedScenarios(), allowOutside })
  let text = ''
  const readText = (one: string) => {
    text = reader(one)
    return text
  }
  const observations = readObservations(file, { readText, scenario })
  return { file: named === undefined && path !== own ? HISTORY_SHIPPED : file, text, observations }
}

const HISTORY = 'history/observations.csv'
/** How the table that came with the program is called, wherever that lies. */
const HISTORY_SHIPPED = `scenarios/${HISTORY}`
