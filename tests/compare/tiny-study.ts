import { block } from '../../src/compile/block.js'
import { type Problem, ProblemList } from '../../src/scenario/problem.js'
import { readStudy } from '../../src/scenario/read-study.js'
import type { Study } from '../../src/scenario/study.js'

/** Declares a model whose answers are known: stock = rate * factor * months, and a bystander that nothing needs. */
export const blocks = [
  block({
    title: 'Tiny',
    about: 'A made-up model.',
    parameters: {
      rate: { unit: 'chip/month', about: 'Made in a month.', within: [0, 1e6] },
      factor: { unit: '1', about: 'A factor.', within: [0, 100] },
      bystander: { unit: '1', about: 'Nothing depends on it.', within: [0, 100] },
      trap: { unit: '1', about: 'Above 0.5, made is no number.', within: [0, 1] },
    },
    series: { plan: { unit: '1', about: 'Another factor.', within: [0, 100] } },
    variables: {
      made: {
        unit: 'chip/month',
        about: 'What is made.',
        equals: 'rate * factor * plan + (trap > 0.5 ? rate * sqrt(0.5 - trap) : 0 * rate)',
      },
      stock: { unit: 'chip', about: 'What was made.', start: '0', change: 'made' },
      aside: { unit: '1', about: 'What only the bystander moves.', equals: 'bystander' },
    },
  }),
]

/** A base of one file. */
export const base = `title: Tiny
horizon: { start: 2022-01, end: 2022-12 }
runs: 600
parameters:
  rate: { uniform: [10, 20], source: note }
  factor: { uniform: [1, 3], source: note }
  bystander: { uniform: [0, 1], source: note }
  trap: { value: 0, source: note }
series:
  plan: { value: 1, source: note }
outcomes:
  stock: total(made)
  reached: first(stock >= 150)
sources:
  note: { title: A note }
`

/** Reads a study of a text beside the base, and whatever other files there are. */
export function study(text: string, files: Readonly<Record<string, string>> = {}): Study {
  const all: Readonly<Record<string, string>> = { 'base.yaml': base, 'study.yaml': text, ...files }
  const readText = (path: string) => {
    const found = all[path]
    if (found === undefined) throw new Error('no such file')
    return found
  }
  return readStudy('study.yaml', { readText, blocks })
}

/** Gives what is wrong with a study, each as `line:column path: message`. */
export function problemsOf(text: string, files: Readonly<Record<string, string>> = {}): string[] {
  try {
    study(text, files)
    return []
  } catch (error) {
    if (!(error instanceof ProblemList)) throw error
    const place = ({ file, line, column }: Problem) => `${file}:${line}:${column}`
    return error.problems.map((problem) => `${place(problem)} ${problem.path}: ${problem.message}`)
  }
}
