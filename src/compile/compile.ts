import { arrange } from './arrange.js'
import type { Names } from './bind.js'
import type { Block } from './block.js'
import { declare } from './declarations.js'
import { define, type Model } from './define.js'
import { checkDeclarations, readEquations, type Statements, unitsOf } from './equations.js'
import { collecting, ModelError, type ModelProblem } from './model-error.js'
import { type Outcome, readOutcome } from './outcomes.js'
import type { Plan } from './plan.js'

/** What is compiled, and for which question. */
export interface CompileRequest {
  readonly blocks: readonly Block[]
  /** The elements of each dimension. */
  readonly elements: Readonly<Record<string, readonly string[]>>
  /** The texts that catalogue entries state. */
  readonly statements: Statements
  /** First month, such as `2022-01`. */
  readonly start: string
  readonly months: number
  /** Labels of the numbers that are drawn for each run, such as `yield_limit` or `launch[h20]`; all others are fixed. */
  readonly drawn: Iterable<string>
  /** Labels of the numbers that are drawn for each month of each run. */
  readonly monthly?: Iterable<string>
  /** Quantities whose trajectories are wanted. */
  readonly outputs: readonly string[]
  /** Scalars per run that are wanted: name and expression. */
  readonly outcomes: Readonly<Record<string, string>>
  /** Suggests the nearest name for one that does not exist, as `; did you mean "x"?`; by default, none. */
  readonly suggest?: Names['suggest']
}

/** A compiled model: the plan of what must be computed, and how outcomes are made of its trajectories. */
export interface Compiled {
  readonly plan: Plan
  readonly outcomes: readonly Outcome[]
}

/**
 * Makes a plan of a model: parse, check names and units, order, drop what nothing asked for needs, hoist.
 * Throws a ModelError with everything that is wrong.
 */
export function compile(request: CompileRequest): Compiled {
  const declarations = declare(request.blocks)
  const elements = new Map(Object.entries(request.elements))
  const names: Names = { declarations, elements, suggest: request.suggest ?? (() => '') }
  const problems: ModelProblem[] = []
  checkDeclarations(declarations, problems)
  throwIfAny(problems)
  const model = define(readEquations(names, request.statements, problems), {
    names,
    start: request.start,
    problems,
  })
  const outcomes = readOutcomes(request, names, model, problems)
  checkOutputs(request, names, problems)
  throwIfAny(problems)
  return { plan: arrange(model, outcomes, request), outcomes }
}

function throwIfAny(problems: readonly ModelProblem[]): void {
  if (problems.length > 0) throw new ModelError(problems)
}

function checkOutputs({ outputs }: CompileRequest, names: Names, problems: ModelProblem[]): void {
  const { quantities } = names.declarations
  for (const name of outputs.filter((output) => !quantities.has(output))) {
    const message = `is asked for, but does not exist${names.suggest(name, quantities.keys())}`
    problems.push({ name, part: 'output', message })
  }
}

function readOutcomes(
  request: CompileRequest,
  names: Names,
  model: Model,
  problems: ModelProblem[],
): Outcome[] {
  const context = {
    names,
    units: unitsOf(names.declarations),
    lowering: model.lowering,
    months: request.months,
  }
  return Object.entries(request.outcomes).flatMap(([name, text]) => {
    const read = () => readOutcome(name, text, context)
    return collecting(problems, { name, part: 'outcome' }, read) ?? []
  })
}
