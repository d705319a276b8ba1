import type { Block } from '../compile/block.js'
import { type Compiled, type CompileRequest, compile } from '../compile/compile.js'
import { ModelError, type ModelProblem } from '../compile/model-error.js'
import { drawnMonthly, drawnOnce } from './drawn-cells.js'
import { readable, spotPlace } from './expression-place.js'
import { didYouMean } from './nearest.js'
import { type Problem, ProblemList } from './problem.js'
import type { Scenario } from './scenario.js'

/** What is wanted of a scenario's model. */
export interface Wanted {
  /** Quantities whose trajectories are wanted. */
  readonly outputs?: readonly string[]
  /** The model's blocks. */
  readonly blocks?: readonly Block[]
}

/**
 * Compiles a scenario's model. Throws a ProblemList that says where in the scenario an equation, a rule's condition or
 * an outcome is wrong.
 */
export function compileScenario(scenario: Scenario, wanted: Wanted): Compiled {
  try {
    return compile(compileRequest(scenario, wanted))
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    throw new ProblemList(
      error.problems.map((problem) => placed(problem, scenario)),
      scenario.texts,
    )
  }
}

/** Says what of a scenario is to be compiled. */
export function compileRequest(scenario: Scenario, { outputs = [], blocks = [] }: Wanted): CompileRequest {
  const texts = Object.entries(scenario.outcomes).map(([name, { equals }]) => [name, equals] as const)
  return {
    blocks: [...blocks, scenario.equations],
    elements: scenario.elements,
    statements: scenario.statements,
    start: scenario.start,
    months: scenario.months,
    drawn: drawnOnce(scenario.inputs).map(({ label }) => label),
    monthly: drawnMonthly(scenario.inputs).map(({ label }) => label),
    outputs,
    outcomes: Object.fromEntries(texts),
    suggest: didYouMean,
  }
}

function placed(problem: ModelProblem, scenario: Scenario): Problem {
  const path = pathOf(problem, scenario)
  const { at, message } = readable(problem)
  const place = spotPlace(scenario.locate(path), at, scenario.texts)
  return { ...place, path: path.join('.'), message: `"${problem.element ?? problem.name}" ${message}` }
}

function pathOf({ name, part, element }: ModelProblem, scenario: Scenario): string[] {
  if (part === 'outcome') return ['outcomes', name, ...(isInShort(name, scenario) ? [] : ['equals'])]
  if (part === 'output') return ['outputs']
  if (element !== undefined) return [sectionOf(element, scenario), element, fieldOf(element, scenario)]
  const key = Object.keys(scenario.equations.variables).find((candidate) => candidate.split('[')[0] === name)
  return ['equations', key ?? name, part]
}

/** Tells whether an outcome is written without a map. */
function isInShort(name: string, { resolved }: Scenario): boolean {
  const { outcomes = {} } = resolved as { readonly outcomes?: Readonly<Record<string, unknown>> }
  return typeof outcomes[name] !== 'object'
}

/** Finds the field in which an element states something. */
function fieldOf(element: string, { statements }: Scenario): string {
  const found = Object.entries(statements).find(([, texts]) => Object.hasOwn(texts, element))
  return found?.[0] ?? ''
}

/** Finds the catalogue section that an element stands in. */
function sectionOf(element: string, { resolved }: Scenario): string {
  const sections = Object.entries(resolved as Record<string, unknown>)
  const found = sections.find(
    ([, entries]) => typeof entries === 'object' && entries !== null && Object.hasOwn(entries, element),
  )
  return found?.[0] ?? 'rules'
}
