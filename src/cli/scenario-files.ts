import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { didYouMean } from '../scenario/nearest.js'
import { Refusal } from '../store/refusal.js'
import { packageFolder } from './version.js'

/** A scenario file, and what it says of itself. */
export interface ScenarioFile {
  /** Its path from the working directory where it lies there, and else its whole path. */
  readonly path: string
  readonly title: string
  readonly about: string
  /** Whether it is a study, which compares options. */
  readonly isStudy: boolean
}

/** The folder that holds scenarios, in a project as in the package. */
const FOLDER = 'scenarios'

/** The folder of scenarios that came with the program. */
export function packagedScenarios(): string {
  return fileURLToPath(new URL(FOLDER, packageFolder))
}

/** Lists the scenarios of the working directory's project, or, where there are none, those that came with the program. */
export function listScenarios(): ScenarioFile[] {
  return ownOrPackaged().filter(({ isStudy }) => !isStudy)
}

/** Lists the studies in the same way. */
export function listStudies(): ScenarioFile[] {
  return ownOrPackaged().filter(({ isStudy }) => isStudy)
}

function ownOrPackaged(): ScenarioFile[] {
  const own = scenariosIn(FOLDER)
  return own.length > 0 ? own : scenariosIn(packagedScenarios())
}

function scenariosIn(folder: string): ScenarioFile[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => isYaml(name))
  return names.sort().flatMap((name) => {
    const path = join(folder, name)
    const head = headOf(path)
    return head ? [{ path: path.split(sep).join('/'), ...head }] : []
  })
}

function isYaml(name: string): boolean {
  return /\.ya?ml$/.test(name)
}

/** Bytes of the largest file that is looked into; a scenario is far smaller. */
const LARGEST = 1e6

/** Gives what a file says of itself; undefined for one without a title, which is part of others, and for an unreadable one. */
function headOf(path: string): Omit<ScenarioFile, 'path'> | undefined {
  try {
    if (statSync(path).size > LARGEST) return undefined
    const { title, about, question, options } = parse(readFileSync(path, 'utf8'), {
      maxAliasCount: 100,
    }) as Record<string, unknown>
    if (title === undefined || title === null) return undefined
    const isStudy = options !== undefined
    return { title: String(title), about: String(question ?? about ?? '').trim(), isStudy }
  } catch {
    return undefined
  }
}

/** Finds a scenario by its path, or by its name among the project's and the program's. Throws a Refusal where there is none. */
export function findScenario(name: string): string {
  if (isYaml(name) && existsSync(name)) return name
  const known = [FOLDER, packagedScenarios()].flatMap((folder) =>
    scenariosIn(folder)
      .filter(({ isStudy }) => !isStudy)
      .map(({ path }) => ({ path, names: namesOf(path, folder) })),
  )
  const found = known.find(({ names }) => names.includes(name.split(sep).join('/')))
  if (found) return found.path
  const near = didYouMean(name, new Set(known.flatMap(({ names }) => names)))
  throw new Refusal(`no scenario "${name}"${near}\nchokepoint list scenarios shows what there is`)
}

/** A scenario may be called by its name, or by its path within the folder, with or without the ending. */
function namesOf(path: string, folder: string): string[] {
  const inside = relative(folder, path).split(sep).join('/')
  const bare = inside.replace(/\.ya?ml$/, '')
  return [bare, inside, bare.split('/').at(-1) ?? bare]
}
