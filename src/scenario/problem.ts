import { codeFrame } from './code-frame.js'
import { visible } from './visible.js'

/** A mistake in a scenario: where it stands, which part it concerns, and what to do about it. */
export interface Problem {
  /** The file as the reader was given it, or `--set` for the command line, whose lines are the options in order. */
  readonly file: string
  readonly line: number
  readonly column: number
  /** The part of the scenario, such as `parameters.lead_time.p5`; empty where the file as a whole is meant. */
  readonly path: string
  readonly message: string
}

/** The texts of the files that a scenario was read from, by name. */
export type Texts = ReadonlyMap<string, string>

/** How problems are printed. */
export interface ProblemStyle {
  /** The files' texts, of which the lines in question are shown. */
  readonly texts?: Texts
  /** What the problems are called; by default `problem`. */
  readonly noun?: string
  /** Prints what is less important, in a weaker colour. */
  readonly dim?: (text: string) => string
}

/** Carries every problem found in a scenario; its message is what a user should read. */
export class ProblemList extends Error {
  readonly problems: readonly Problem[]
  /** The texts of the files, to show lines of. */
  readonly sources: Texts

  constructor(problems: readonly Problem[], texts: Texts = new Map()) {
    const sorted = sortProblems(problems)
    super(formatProblems(sorted, { texts }))
    this.name = 'ProblemList'
    this.problems = sorted
    this.sources = texts
  }

  /** Prints the problems as the message does, with colours. */
  print(dim: (text: string) => string): string {
    return formatProblems(this.problems, { texts: this.sources, dim })
  }
}

/** Prints problems for people: grouped by file, in the order of the lines, in aligned columns, each with its line. */
export function formatProblems(problems: readonly Problem[], style: ProblemStyle = {}): string {
  const files = [...new Set(problems.map((problem) => problem.file))]
  return files.map((file) => formatFile(file, problems, style)).join('\n\n')
}

/** Beyond this many problems, the lines in question are no longer shown. */
const MOST_FRAMES = 50

function formatFile(file: string, problems: readonly Problem[], style: ProblemStyle): string {
  const here = sortProblems(problems).filter((problem) => problem.file === file)
  const [left, middle] = [widest(here.map(positionOf)), widest(here.map(({ path }) => visible(path)))]
  const lines = here.flatMap((problem, index) => {
    const part = middle > 0 ? `${visible(problem.path).padEnd(middle)}   ` : ''
    const head = `  ${positionOf(problem).padEnd(left)}  ${part}${visible(problem.message)}`
    return index < MOST_FRAMES ? [head, ...frameOf(problem, { style, indent: left + 4 })] : [head]
  })
  const { noun = 'problem' } = style
  return [`${visible(file)} has ${here.length} ${noun}${here.length === 1 ? '' : 's'}`, '', ...lines].join(
    '\n',
  )
}

function positionOf({ line, column }: Problem): string {
  return `${line}:${column}`
}

function frameOf(
  { file, line, column }: Problem,
  { style, indent }: { style: ProblemStyle; indent: number },
): string[] {
  const { texts, dim = (text: string) => text } = style
  const text = lineOf(texts?.get(file) ?? '', line)
  // What is said of a file as a whole stands at its first line, which may be a remark.
  if (/^\s*(#|$)/.test(text)) return []
  const frame = codeFrame(text, column)
  return [frame.line, frame.mark].map((part) => `${' '.repeat(indent)}${dim(`| ${part}`)}`)
}

/** Gives a line without what ends it, as the reader counts its columns. */
function lineOf(text: string, line: number): string {
  let start = text.startsWith('\uFEFF') ? 1 : 0
  for (let count = 1; count < line; count++) {
    const end = text.indexOf('\n', start)
    if (end < 0) return ''
    start = end + 1
  }
  const end = text.indexOf('\n', start)
  return text.slice(start, end < 0 ? undefined : end)
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => text.length))
}

/** Sorts by position within each file and drops repetitions; files keep the order in which they first appear. */
function sortProblems(problems: readonly Problem[]): Problem[] {
  const distinct = new Map(problems.map((problem) => [JSON.stringify(problem), problem]))
  const files = [...new Set(problems.map((problem) => problem.file))]
  const order = new Map(files.map((file, index) => [file, index]))
  return [...distinct.values()].sort(
    (a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.line - b.line || a.column - b.column,
  )
}
