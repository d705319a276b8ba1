import { basename, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { model, type Part, partWords, readScenarioOrPart, type Scenario } from '../index.js'
import { projectReader } from '../store/project-reader.js'
import { Refusal } from '../store/refusal.js'
import { paintErrors } from './paint.js'
import { listScenarios } from './scenario-files.js'
import type { Layering } from './scenario-options.js'
import { shellWord } from './shell-word.js'
import { packageFolder } from './version.js'
import { warningsText } from './warnings-text.js'

/**
 * Reads a scenario file from disk, with files and `path=value` texts laid over it. Throws a ProblemList, or, for a part
 * of a scenario, a Refusal that says what to do with it. Files that those extend have to lie in the project, unless it is
 * allowed that they don't.
 */
export function openScenario(file: string, layering: Partial<Layering> = {}): Scenario {
  const read = openScenarioOrPart(file, layering)
  if (!('holds' in read)) return read
  const advice = adviceOn(file, 'run')
  throw new Refusal(
    `${file} is a part of a scenario: ${partWords(read)}; it has no title and no horizon, so it can't be run` +
      (advice === undefined ? '' : `\n${advice}`),
  )
}

/** Reads a scenario file likewise and tells on standard error what is allowed in it but hardly meant, unless nothing is to be told. */
export function openTelling({
  file,
  quiet,
  ...layering
}: Layering & { readonly file: string; readonly quiet: boolean }): Scenario {
  const scenario = openScenario(file, layering)
  if (!quiet && scenario.warnings.length > 0) console.error(`${warningsText(scenario, paintErrors.dim)}\n`)
  return scenario
}

/** Reads what may be a part of a scenario, likewise. */
export function openScenarioOrPart(
  file: string,
  { overlays = [], overrides = [], allowOutside = false }: Partial<Layering> = {},
): Scenario | Part {
  const named = [file, ...overlays].map((path) => path.split(sep).join('/'))
  const shared = fileURLToPath(new URL('scenarios/', packageFolder))
  return readScenarioOrPart(named[0] as string, {
    readText: projectReader({ named, shared, allowOutside }),
    blocks: model,
    overlays: named.slice(1),
    overrides,
  })
}

/** Says which scenario a part belongs to, or can be laid over; nothing where there is no scenario that can be read. */
export function adviceOn(file: string, command: string): string | undefined {
  const wholes = listScenarios().flatMap(({ path }) => {
    try {
      return [{ path, files: [...openScenario(path).texts.keys()].map((text) => resolve(text)) }]
    } catch {
      return []
    }
  })
  const owner = wholes.find(({ files }) => files.includes(resolve(file)))
  if (owner) return `it belongs to ${owner.path}: chokepoint ${command} ${shellWord(owner.path)}`
  const base = wholes.find(({ path }) => basename(path) === 'baseline.yaml') ?? wholes[0]
  return base && `lay it over one: chokepoint ${command} ${shellWord(base.path)} --with ${shellWord(file)}`
}
