import { readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { model, readStudy, type Scenario, type Study, studyOf } from '../index.js'
import { projectReader } from '../store/project-reader.js'
import { Refusal } from '../store/refusal.js'
import { packageFolder } from './version.js'

/** What a user asks to compare: a study, or a base and options, with `path=value` texts laid over all of them. */
export interface StudyRequest {
  readonly files: readonly string[]
  readonly overrides: readonly string[]
  readonly allowOutside: boolean
}

/** Reads a study, or scenario files to be compared, from disk. Throws a ProblemList, and a Refusal for a scenario alone. */
export function openStudy({ files, overrides, allowOutside }: StudyRequest): Study {
  const named = files.map((path) => path.split(sep).join('/'))
  const shared = fileURLToPath(new URL('scenarios/', packageFolder))
  const readText = projectReader({ named, shared, allowOutside })
  const options = { readText, blocks: model, overrides }
  if (named.length > 1) return studyOf(named, options)
  const [file = ''] = named
  if (isScenario(file, readText))
    throw new Refusal(
      `${file} is a scenario, not a study; name the options after it: chokepoint compare ${file} option.yaml`,
    )
  return readStudy(file, options)
}

/** A file that has no options but a horizon, or extends others, is a scenario. */
function isScenario(file: string, readText: (path: string) => string): boolean {
  try {
    const text = readText(file)
    return /^(horizon|extends):/m.test(text) && !/^(options|base):/m.test(text)
  } catch {
    return false
  }
}

/** Tells whether a file says options of its own, as studies do. */
export function isStudyFile(file: string): boolean {
  try {
    return /^options:/m.test(readFileSync(file, 'utf8'))
  } catch {
    return false
  }
}

/** Gathers what is odd about a study's base and options, each oddity once. */
export function studyWarnings({ settings, texts }: Study): Pick<Scenario, 'warnings' | 'texts'> {
  const all = settings.flatMap(({ scenarios }) => scenarios.flatMap(({ warnings }) => warnings))
  const distinct = new Map(all.map((warning) => [JSON.stringify(warning), warning]))
  return { warnings: [...distinct.values()], texts }
}
