import { sep } from 'node:path'
import { model, readScenario, type Scenario } from '../index.js'
import { readText } from '../store/read-text.js'

/** Reads a scenario file from disk, with `path=value` texts laid over it. Throws a ProblemList. */
export function openScenario(file: string, overrides: readonly string[] = []): Scenario {
  return readScenario(file.split(sep).join('/'), { readText, blocks: model, overrides })
}
