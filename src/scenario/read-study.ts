import { NAME } from '../compile/declarations.js'
import { type Inlay, type ParseText, readLayers, resolvePath } from './layers.js'
import { leavesBetween } from './leaves.js'
import { type Problem, ProblemList } from './problem.js'
import { type ReadOptions, readScenario } from './read.js'
import type { Scenario } from './scenario.js'
import type { Alternative, Setting, Study } from './study.js'
import { checkStudy } from './study-checks.js'
import {
  openStudy,
  readStudyHead,
  rememberingParse,
  type StudyFile,
  sharedInlay,
  studyFile,
} from './study-file.js'
import { outcomesOf, statedOutcomes, type WrittenOutcomes } from './study-outcomes.js'
import { childOf, isBranch, placeOf, type Tree, toPlain } from './tree.js'

/** What reading a study needs besides the file's name; overrides are laid over the base and every option. */
export type StudyOptions = Pick<ReadOptions, 'readText' | 'blocks' | 'overrides'>

/**
 * Reads a study: its base, and each option laid over it. Throws a ProblemList with every problem found in any of its
 * files, each with its place.
 */
export function readStudy(name: string, options: StudyOptions): Study {
  const parse = rememberingParse()
  const file = openStudy(name, { ...options, parse })
  const head = readStudyHead(file)
  const base = typeof head.base === 'string' ? resolvePath(name, head.base) : head.base && name
  const isEmpty = head.options && Object.keys(head.options).length === 0
  if (isEmpty) file.report(['options'], 'no option; a study compares the base with one at least')
  if (base === undefined || !head.options || isEmpty) throw new ProblemList(file.problems, textsOf(file))
  const words = { title: head.title ?? '', question: head.question ?? '', about: head.about?.trim() ?? '' }
  return assemble({
    file,
    base,
    options: overlaysIn(file, 'options'),
    worlds: overlaysIn(file, 'worlds'),
    outcomes: head.outcomes as WrittenOutcomes,
    read: { ...options, parse: withBase(file, parse) },
    study: { name: stem(name), ...words, written: toPlain(file.tree) },
  })
}

/** Reads a base that stands in the study itself as if it were the study's file. */
function withBase({ file, tree }: StudyFile, parse: ParseText): ParseText {
  const base = childOf(tree, 'base')
  if (!isBranch(base)) return parse
  return (text, name) => (name === file ? { tree: base, problems: [] } : parse(text, name))
}

/** Compares scenario files without a study: the first is the base, each of the others an option, named after its file. */
export function studyOf(files: readonly string[], options: StudyOptions): Study {
  const [base = '', ...others] = files
  const at = { file: base, line: 1, column: 1 }
  const file = studyFile({ file: base, text: '', tree: { at, content: new Map() }, problems: [] })
  const overlays = others.map((path): Overlay => {
    return { name: stem(path), tree: { at: { ...at, file: path }, content: path } }
  })
  const double = overlays.find(({ name }, i) => overlays.findIndex((one) => one.name === name) < i)
  if (double) file.report([], `two options are called "${double.name}"; an option is called like its file`)
  if (others.includes(base)) file.report([], 'is the base and an option at once')
  if (file.problems.length > 0) throw new ProblemList(file.problems)
  const [title, name] = [`${stem(base)} and ${others.map(stem).join(', ')}`, `${stem(base)}-compared`]
  return assemble({
    file,
    base,
    options: overlays,
    worlds: [],
    outcomes: undefined,
    read: { ...options, parse: rememberingParse() },
    study: { name, title, question: '', about: '', written: undefined },
  })
}

function stem(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.[^.]*$/, '')
}

/** An option or a world as it is written: a map, or the name of a file. */
interface Overlay {
  readonly name: string
  readonly tree: Tree
}

interface Parts {
  readonly file: StudyFile
  readonly base: string
  readonly options: readonly Overlay[]
  readonly worlds: readonly Overlay[]
  readonly outcomes: WrittenOutcomes
  readonly read: StudyOptions & Required<Pick<ReadOptions, 'parse'>>
  readonly study: Pick<Study, 'name' | 'title' | 'question' | 'about' | 'written'>
}

function overlaysIn(file: StudyFile, section: 'options' | 'worlds'): Overlay[] {
  const entries = childOf(file.tree, section)
  return (isBranch(entries) ? [...entries.content] : []).map(([name, tree]) => {
    if (!NAME.test(name) || name === 'base')
      file.report(
        [section, name],
        `"${name}" can't be a name here; use a to z, 0 to 9 and _, and not base`,
        true,
      )
    return { name, tree }
  })
}

function assemble(parts: Parts): Study {
  const { file, options, worlds, study } = parts
  const problems: Problem[] = file.problems
  const texts = new Map(textsOf(file))
  const settings = (worlds.length > 0 ? worlds : [undefined]).flatMap((world) => {
    const [first, ...others] = [undefined, ...options].map((option) =>
      attempt(() => readIn(parts, { world, option }), { problems, texts }),
    )
    return [{ world, scenarios: [first, ...others.map((one) => one && titled(one, first))] }]
  })
  const base = settings[0]?.scenarios[0]
  const outcomes = base ? outcomesOf(parts.outcomes, base, file) : []
  const whole = settings.filter(({ scenarios }) => scenarios.every((one) => one !== undefined))
  const found = whole.map(({ world, scenarios }) => settingOf(world, scenarios as Scenario[]))
  if (found.length === settings.length) checkStudy(found, { file, problems })
  if (problems.length > 0 || !base) throw new ProblemList(problems, texts)
  const alternatives = (found[0] as Setting).scenarios.map(
    ({ name, title, about }): Alternative => ({ name, title, about }),
  )
  const locate: Study['locate'] = (path) => placeOf(file.tree, path)
  return { ...study, alternatives, settings: found, outcomes, texts, locate }
}

function attempt(
  read: () => Scenario,
  { problems, texts }: { readonly problems: Problem[]; readonly texts: Map<string, string> },
): Scenario | undefined {
  try {
    const scenario = read()
    for (const [name, text] of scenario.texts) texts.set(name, text)
    return scenario
  } catch (error) {
    if (!(error instanceof ProblemList)) throw error
    problems.push(...error.problems)
    for (const [name, text] of error.sources) texts.set(name, text)
    return undefined
  }
}

/** Reads the base, or an option, in a world. */
function readIn(
  { file, base, read }: Parts,
  { world, option }: { readonly world: Overlay | undefined; readonly option: Overlay | undefined },
): Scenario {
  // A file that the command line names is found from where that was typed, and not from the study's folder.
  const inlay = (tree: Tree): Inlay =>
    tree.at.file === file.file ? { tree, file: file.file, text: file.text } : { tree, file: '', text: '' }
  const start = option ? wholeFile(option, { file, read }) : undefined
  const laid = [
    ...(world ? [withoutHead(asOverlay(world))] : []),
    ...(option && !start ? [asOverlay(option)] : []),
  ]
  const scenario = readScenario(start ?? base, {
    ...read,
    inlays: [sharedInlay(file), ...laid.map(inlay), inlay(statedOutcomes(file))],
  })
  return { ...scenario, name: option?.name ?? 'base' }
}

/** Gives an option what it says of itself, and not what it has of the base. */
function titled(option: Scenario, base: Scenario | undefined): Scenario {
  const isOwn = (key: string) => {
    const [here, there] = [option.locate([key]), base?.locate([key])]
    return here.file !== there?.file || here.line !== there.line || here.column !== there.column
  }
  const title = isOwn('title') ? option.title : inWords(option.name)
  return { ...option, title, about: isOwn('about') ? option.about.trim() : '' }
}

function toPlainHead({ tree }: Overlay): { title?: string; about?: string } {
  const textAt = (key: string) => {
    const content = childOf(tree, key)?.content
    return typeof content === 'string' || typeof content === 'number' ? { [key]: String(content) } : {}
  }
  return { ...textAt('title'), ...textAt('about') }
}

function inWords(name: string): string {
  const words = name.replaceAll(/[_-]+/g, ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** Gives the file of an option that is a whole scenario, and so is laid over nothing; one that has a horizon. */
function wholeFile(
  { tree: { content, at } }: Overlay,
  { file, read }: Pick<Parts, 'file' | 'read'>,
): string | undefined {
  if (typeof content !== 'string') return undefined
  const path = at.file === file.file ? resolvePath(file.file, content) : content
  const { layers } = readLayers({ file: path, readText: read.readText, parse: read.parse })
  return layers.some((layer) => layer.content.has('horizon')) ? path : undefined
}

/** Leaves out what a world says of itself: the base in it is still the base. */
function withoutHead(tree: Tree): Tree {
  if (!isBranch(tree)) return tree
  const kept = [...tree.content].filter(([key]) => !['title', 'question', 'asked_by', 'about'].includes(key))
  return { ...tree, content: new Map(kept) }
}

/** Writes the name of a file as the overlay that extends it. */
function asOverlay({ tree }: Overlay): Tree {
  if (typeof tree.content !== 'string') return tree
  return { at: tree.at, ...(tree.key ? { key: tree.key } : {}), content: new Map([['extends', tree]]) }
}

function settingOf(world: Overlay | undefined, scenarios: readonly Scenario[]): Setting {
  const [base, ...options] = scenarios as [Scenario, ...Scenario[]]
  const leaves = options.map((option) => leavesBetween(base.document, option.document))
  const head = world && toPlainHead(world)
  const about = head?.about?.trim() ?? ''
  return {
    world: world && { name: world.name, title: head?.title ?? inWords(world.name), about },
    scenarios,
    leaves: [[], ...leaves],
  }
}

function textsOf({ file, text }: StudyFile): ReadonlyMap<string, string> {
  return new Map(text === '' ? [] : [[file, text]])
}
