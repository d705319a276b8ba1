import type { Block } from '../compile/block.js'
import { compile } from '../compile/compile.js'
import { ModelError, type ModelProblem } from '../compile/model-error.js'
import type { Outcome } from '../compile/outcomes.js'
import { parseUnit, printUnit, sameDimension, sameUnit, type Unit } from '../compile/units.js'
import { compileRequest, compileScenario } from './compile-scenario.js'
import type { Cell } from './csv-table.js'
import { readable, type Spot } from './expression-place.js'
import type { Problem } from './problem.js'
import type { Scenario } from './scenario.js'

/** An observation's expression and unit, as they are written in a file. */
export interface Written {
  readonly id: string
  readonly expression: Cell
  readonly unit: Cell
}

/** What expressions are checked with, and where what is wrong with them goes. */
export interface Checking {
  readonly file: string
  readonly scenario: Scenario
  readonly blocks: readonly Block[]
  readonly problems: Problem[]
}

/** Gives those of some expressions that a scenario's model and horizon have an answer to. */
export function soundExpressions(
  expressions: readonly string[],
  { scenario, blocks }: Pick<Checking, 'scenario' | 'blocks'>,
): ReadonlySet<string> {
  const outcomes = compileAll(new Map(expressions.map((text) => [text, text])), {
    scenario,
    blocks,
    faults: [],
  })
  return new Set(outcomes.map(({ name }) => name))
}

/**
 * Checks expressions and their units against a scenario's model; gives the last month of its horizon that each speaks
 * of, counted from 0, by observation. Throws a ProblemList where the scenario itself does not compile.
 */
export function checkExpressions(written: readonly Written[], checking: Checking): Map<string, number> {
  const { problems, file } = checking
  const faults: ModelProblem[] = []
  const texts = new Map(written.map(({ id, expression }) => [id, expression.text]))
  const outcomes = compileAll(texts, { ...checking, faults })
  for (const { name, message, ...fault } of faults) {
    const at = written.find(({ id }) => id === name) as Written
    const plain = readable({ name, message, ...fault })
    const spot = spotIn(at.expression, plain.at)
    problems.push({ file, ...spot, path: `${name}.expression`, message: plain.message })
  }
  for (const { id, unit } of written) {
    const outcome = outcomes.find(({ name }) => name === id)
    const message = outcome ? misfit(outcome.unit, unit.text) : undefined
    if (message) problems.push({ file, line: unit.line, column: unit.column, path: `${id}.unit`, message })
  }
  return new Map(
    outcomes.map(({ name, aggregates }) => [name, Math.max(0, ...aggregates.map(({ to }) => to))] as const),
  )
}

interface Compiling extends Pick<Checking, 'scenario' | 'blocks'> {
  /** Filled with what is wrong. */
  readonly faults: ModelProblem[]
}

/** Compiles the expressions, by name, that can be. */
function compileAll(
  texts: ReadonlyMap<string, string>,
  { scenario, blocks, faults }: Compiling,
): readonly Outcome[] {
  const request = { ...compileRequest(scenario, { blocks }), outcomes: Object.fromEntries(texts) }
  try {
    return compile(request).outcomes
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    const found = error.problems.filter(({ part }) => part === 'outcome')
    // What is wrong with the scenario is told of it, and not of the observations.
    if (found.length === 0) compileScenario(scenario, { blocks })
    if (found.length === 0) throw error
    faults.push(...found)
    const sound = [...texts].filter(([id]) => found.every(({ name }) => name !== id))
    return compileAll(new Map(sound), { scenario, blocks, faults })
  }
}

function misfit(wanted: Unit, text: string): string | undefined {
  const unit = parseUnit(text)
  if (typeof unit === 'string') return unit
  if (wanted.date) return 'the expression gives a date, expected one that gives a number'
  if (sameUnit(unit, wanted)) return undefined
  const found = `found ${text}, expected ${printUnit(wanted)}`
  if (!sameDimension(unit, wanted)) return found
  const factor = Number((unit.scale / wanted.scale).toPrecision(6))
  return `${found}; multiply the numbers by ${factor} and write ${printUnit(wanted)}`
}

/** Finds a word, or the letter with a number counted from 1, in a cell; marks inside a cell in quotation marks are doubled. */
function spotIn({ text, written, line, column }: Cell, at: Spot): { line: number; column: number } {
  const letter = typeof at === 'number' ? at - 1 : at === undefined ? 0 : Math.max(wordIn(text, at), 0)
  if (text.includes('\n')) return { line, column }
  const isQuoted = written.startsWith('"')
  const before = text.slice(0, letter)
  const doubled = isQuoted ? before.split('"').length - 1 : 0
  return { line, column: column + before.length + doubled + (isQuoted && at !== undefined ? 1 : 0) }
}

function wordIn(text: string, word: string): number {
  const escaped = word.replace(/[^\w\s]/g, '\\$&')
  return text.search(/^\w+$/.test(word) ? new RegExp(`(?<![\\w.])${escaped}(?!\\w)`) : new RegExp(escaped))
}
