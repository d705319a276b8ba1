import { sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { model, readScenario, type Scenario } from '../index.js'
import { projectReader } from '../store/project-reader.js'
import type { Layering } from './scenario-options.js'
import { packageFolder } from './version.js'

/**
 * Reads a scenario file from disk, with files and `path=value` texts laid over it. Throws a ProblemList. Files that
 * those extend have to lie in the project, unless it is allowed that they don't.
 */
export function openScenario(
  file: string,
  { overlays = [], overrides = [], allowOutside = false }: Partial<Layering> = {},
): Scenario {
  const named = [file, ...overlays].map((path) => path.split(sep).join('/'))
  const shared = fileURLToPath(new URL('scenarios/', packageFolder))
  return readScenario(named[0] as string, {
    readText: projectReader({ named, shared, allowOutside }),
    blocks: model,
    overlays: named.slice(1),
    overrides,
  })
}
