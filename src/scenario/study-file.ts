import { check, show, unknownKey } from './issues.js'
import type { Inlay, ParseText } from './layers.js'
import { parseText } from './parse-text.js'
import { type Problem, ProblemList, type Texts } from './problem.js'
import { TOP } from './sections.js'
import { studySchemas } from './study-schema.js'
import { type Branch, childOf, isBranch, placeOf, toPlain } from './tree.js'

/** A study's file, opened, and where what is wrong with it goes. */
export interface StudyFile {
  readonly file: string
  readonly text: string
  readonly tree: Branch
  readonly problems: Problem[]
  /** Reports a problem at a part of the file; at its key, where the value is not what is meant. */
  readonly report: (path: readonly string[], message: string, atKey?: boolean) => void
}

/** Opens a study's file. Throws a ProblemList where it can't be read, or is no map. */
export function openStudy(
  file: string,
  { readText, parse }: { readonly readText: (path: string) => string; readonly parse: ParseText },
): StudyFile {
  const refuse = (message: string, texts: Texts = new Map()): never => {
    throw new ProblemList([{ file, line: 1, column: 1, path: '', message }], texts)
  }
  let text: string
  try {
    text = readText(file)
  } catch (error) {
    return refuse(`can't read "${file}": ${error instanceof Error ? error.message : String(error)}`)
  }
  const texts = new Map([[file, text]])
  const { tree, problems } = parse(text, file)
  if (!tree) throw new ProblemList(problems, texts)
  if (!isBranch(tree)) return refuse(`${show(tree.content)} is no study; it has a base and options`, texts)
  return studyFile({ file, text, tree, problems: [...problems] })
}

/** Adds to an opened file how problems with it are reported. */
export function studyFile(opened: Omit<StudyFile, 'report'>): StudyFile {
  return {
    ...opened,
    report: (path, message, atKey = false) => {
      const part = path.reduce<ReturnType<typeof childOf>>(childOf, opened.tree)
      const place = (atKey && part?.key) || placeOf(opened.tree, path)
      opened.problems.push({ ...place, path: path.join('.'), message })
    },
  }
}

/** The keys that a study has for itself. */
const OWN = Object.keys(studySchemas)

/** Everything that a study may say. */
const KNOWN: readonly string[] = [...new Set([...OWN, ...TOP.filter((key) => key !== 'extends')])]

/** What a study says of itself; undefined where it is absent or wrong, which is reported. */
export type StudyHead = {
  readonly [K in keyof typeof studySchemas]: ReturnType<(typeof studySchemas)[K]['parse']> | undefined
}

/** Checks the keys that a study has for itself, and reports those that are none. */
export function readStudyHead(file: StudyFile): StudyHead {
  for (const key of file.tree.content.keys()) {
    const free = KNOWN.filter((one) => !file.tree.content.has(one))
    if (!KNOWN.includes(key)) file.report([key], unknownKey(key, free), true)
  }
  const read = Object.entries(studySchemas).map(([key, schema]) => {
    const tree = childOf(file.tree, key)
    if (!tree) {
      if (!schema.safeParse(undefined).success) file.report([], `no "${key}"`)
      return [key, undefined]
    }
    const result = check(schema, toPlain(tree))
    if ('data' in result) return [key, result.data]
    for (const fault of result.faults)
      file.report(
        [key, ...fault.path, ...(fault.key === undefined ? [] : [fault.key])],
        fault.message,
        fault.key !== undefined,
      )
    return [key, undefined]
  })
  return Object.fromEntries(read) as StudyHead
}

/** Gives what a study says for base and options alike: all but what it says of itself. */
export function sharedInlay({ tree, file, text }: StudyFile): Inlay {
  const shared = [...tree.content].filter(([key]) => TOP.includes(key) && !OWN.includes(key))
  return { tree: { ...tree, content: new Map(shared) }, file, text }
}

/** Remembers the trees of texts, so that a file which many scenarios extend is parsed once. */
export function rememberingParse(): ParseText {
  const known = new Map<string, ReturnType<ParseText>>()
  return (text, file) => {
    const key = `${file}\0${text}`
    const parsed = known.get(key) ?? parseText(text, file)
    known.set(key, parsed)
    return parsed
  }
}
