import { existsSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { faultCode, faultWords } from '../store/file-faults.js'
import { Refusal } from '../store/refusal.js'
import { openScenario } from './open-scenario.js'
import { findScenario, packagedScenarios } from './scenario-files.js'
import { shellWord } from './shell-word.js'
import { starterText } from './starter-text.js'

/** The file that tells editors what a scenario may say. */
const SCHEMA = 'scenario.schema.json'

/** Writes a scenario file to start from, and says what to do with it. Throws a Refusal, or the base's ProblemList. */
export function writeStarter(file: string, from: string): string {
  if (!/\.ya?ml$/.test(file))
    throw new Refusal(`can't write ${file}: expected a name that ends in .yaml, such as ${file}.yaml`)
  if (isThere(file)) throw alreadyThere(file)
  const base = findScenario(from)
  const scenario = openScenario(base)
  const text = starterText(scenario, {
    title: titleOf(file),
    file,
    base: pathFrom(file, base),
    schema: pathFrom(file, schemaFor(file)),
  })
  write(file, text)
  return [
    `${file} is written; it extends ${base} and changes nothing yet`,
    `next: take the "# " off an example, and chokepoint check ${shellWord(file)}`,
  ].join('\n')
}

/** A link that leads nowhere is there as well. */
function isThere(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined
  } catch {
    // What is wrong with the path is said when it is written to.
    return false
  }
}

function alreadyThere(file: string): Refusal {
  return new Refusal(`${file} exists and is left as it is; choose another name`)
}

/** Writes a new file; one that appears at the same moment is left as it is. */
function write(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text, { flag: 'wx' })
  } catch (error) {
    if (faultCode(error) === 'EEXIST' && isThere(file)) throw alreadyThere(file)
    const words =
      faultCode(error) === 'EEXIST' ? 'part of the path is a file, not a folder' : faultWords(error)
    throw words ? new Refusal(`can't write ${file}: ${words}`) : error
  }
}

function titleOf(file: string): string {
  const words = basename(file)
    .replace(/\.ya?ml$/, '')
    .replaceAll(/[-_\s]+/g, ' ')
    .trim()
  return words === '' ? 'My scenario' : words.charAt(0).toUpperCase() + words.slice(1)
}

/** Finds the schema of the project that a file lies in, or else the one that came with the program. */
function schemaFor(file: string): string {
  for (let folder = resolve(dirname(file)); ; folder = dirname(folder)) {
    const own = join(folder, 'scenarios', SCHEMA)
    if (existsSync(own)) return own
    if (folder === dirname(folder)) return join(packagedScenarios(), SCHEMA)
  }
}

/** Gives a path as a file has to name it: from its own folder where both lie in one project, and else whole. */
function pathFrom(file: string, target: string): string {
  const here = resolve('.')
  const isNear = [file, target].every((path) => `${resolve(path)}`.startsWith(`${here}${sep}`))
  const way =
    isNear || sharesProject(file, target)
      ? relative(dirname(resolve(file)), resolve(target))
      : resolve(target)
  return way.split(sep).join('/')
}

/** Tells whether a file lies in the folder whose scenarios the target belongs to. */
function sharesProject(file: string, target: string): boolean {
  const [project] = resolve(target).split(`${sep}scenarios${sep}`)
  return project !== undefined && resolve(file).startsWith(`${project}${sep}`)
}
