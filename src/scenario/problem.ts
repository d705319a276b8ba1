/** A mistake in a scenario: where it stands, which part it concerns, and what to do about it. */
export interface Problem {
  /** The file as the reader was given it, or `--set` for the command line. */
  readonly file: string
  readonly line: number
  readonly column: number
  /** The part of the scenario, such as `parameters.lead_time.p5`; empty where the file as a whole is meant. */
  readonly path: string
  readonly message: string
}

/** Carries every problem found in a scenario; its message is what a user should read. */
export class ProblemList extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const sorted = sortProblems(problems)
    super(formatProblems(sorted))
    this.name = 'ProblemList'
    this.problems = sorted
  }
}

/** Prints problems for people: grouped by file, in the order of the lines, in aligned columns. */
export function formatProblems(problems: readonly Problem[]): string {
  const files = [...new Set(problems.map((problem) => problem.file))]
  return files.map((file) => formatFile(file, problems)).join('\n\n')
}

/** Writes what would move a terminal's cursor, hide text or turn its direction as its code: `\u001b`. */
function visible(text: string): string {
  return text.replace(UNSEEN, (letter) => `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

function formatFile(file: string, problems: readonly Problem[]): string {
  const here = sortProblems(problems).filter((problem) => problem.file === file)
  const rows = here.map(({ line, column, path, message }) => ({
    position: `${line}:${column}`,
    path: visible(path),
    message: visible(message),
  }))
  const [left, middle] = [widest(rows.map(({ position }) => position)), widest(rows.map(({ path }) => path))]
  const lines = rows.map(({ position, path, message }) => {
    const part = middle > 0 ? `${path.padEnd(middle)}   ` : ''
    return `  ${position.padEnd(left)}  ${part}${message}`
  })
  return [
    `${visible(file)} has ${here.length} ${here.length === 1 ? 'problem' : 'problems'}`,
    '',
    ...lines,
  ].join('\n')
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
