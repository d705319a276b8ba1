import type { BackEnd } from '../../src/compile/back-end.js'
import type { Block, Variable } from '../../src/compile/block.js'
import { type Compiled, type CompileRequest, compile } from '../../src/compile/compile.js'
import { parseKey } from '../../src/compile/declarations.js'
import { interpret } from '../../src/compile/interpret.js'
import { ModelError, type ModelProblem } from '../../src/compile/model-error.js'

type Numbers = number | readonly number[]

/** A stock, or a quantity whose equations stand in `statements`. */
type Written = { readonly start: string; readonly change: string } | { readonly stated: string }

/** A small model on a few lines. A text is an auxiliary; every unit is 1 where `units` says nothing else. */
export interface Tiny {
  readonly variables: Readonly<Record<string, string | Written>>
  readonly units?: Readonly<Record<string, string>>
  readonly dimensions?: Readonly<Record<string, readonly string[]>>
  /** One number, or one a cell. */
  readonly parameters?: Readonly<Record<string, Numbers>>
  readonly attributes?: Readonly<Record<string, Numbers>>
  /** Months, or for each cell its months. */
  readonly series?: Readonly<Record<string, readonly Numbers[]>>
  readonly statements?: CompileRequest['statements']
  readonly start?: string
  readonly months?: number
  /** Numbers that differ between runs: label, then one a run. */
  readonly drawn?: Readonly<Record<string, readonly number[]>>
  /** Numbers that differ between months as well: label, then for each run its months. */
  readonly monthly?: Readonly<Record<string, readonly (readonly number[])[]>>
  readonly outputs?: readonly string[]
  readonly outcomes?: Readonly<Record<string, string>>
}

/** Gives the name in a key such as `build[chip]`. */
export function nameOf(key: string): string {
  return parseKey(key)?.name ?? key
}

/** Writes a small model out in full. */
export function requestOf(tiny: Tiny): CompileRequest {
  const { variables, dimensions = {}, parameters = {}, attributes = {}, series = {} } = tiny
  const declared = (key: string) => ({ unit: tiny.units?.[nameOf(key)] ?? '1', about: 'A test.' })
  const map = <A, B>(of: Readonly<Record<string, A>>, to: (key: string, value: A) => B): Record<string, B> =>
    Object.fromEntries(Object.entries(of).map(([key, value]) => [key, to(key, value)]))
  const block: Block = {
    title: 'Test',
    about: 'A test.',
    dimensions: map(dimensions, (from) => ({ from, about: 'A test.' })),
    parameters: map(parameters, declared),
    attributes: map(attributes, declared),
    series: map(series, declared),
    variables: map(variables, (key, variable) => ({ ...declared(key), ...written(variable) }) as Variable),
  }
  return {
    blocks: [block],
    elements: dimensions,
    statements: tiny.statements ?? {},
    start: tiny.start ?? '2022-01',
    months: tiny.months ?? 6,
    drawn: Object.keys(tiny.drawn ?? {}),
    monthly: Object.keys(tiny.monthly ?? {}),
    outputs: tiny.outputs ?? Object.keys(variables).map(nameOf),
    outcomes: tiny.outcomes ?? {},
    suggest: (name, among) => {
      const near = [...among].find((known) => known.slice(0, 3) === name.slice(0, 3))
      return near ? `; did you mean "${near}"?` : ''
    },
  }
}

function written(variable: Tiny['variables'][string]): object {
  return typeof variable === 'string' ? { equals: variable } : variable
}

/** Compiles a small model. */
export function compileTiny(tiny: Tiny): Compiled {
  return compile(requestOf(tiny))
}

/** What a small model gave. */
export interface TinyResult extends Compiled {
  /** Months of one cell of a run. */
  readonly of: (name: string, cell?: number, run?: number) => number[]
  readonly lanes: number
  readonly draws: Float64Array
  readonly trajectories: Float64Array
}

/** Compiles and runs a small model, one lane for each drawn number. */
export function runTiny(tiny: Tiny, backEnd: BackEnd = interpret): TinyResult {
  const compiled = compileTiny(tiny)
  const { plan } = compiled
  const cells = (of: Readonly<Record<string, Numbers>> = {}) =>
    Object.entries(of).map(([key, value]) => [nameOf(key), [value].flat()] as const)
  const series = Object.entries(tiny.series ?? {}).map(([key, rows]) => {
    const byCell = typeof rows[0] === 'number' ? [rows as readonly number[]] : (rows as readonly number[][])
    return [nameOf(key), byCell] as const
  })
  const given = Object.fromEntries([...cells(tiny.parameters), ...cells(tiny.attributes)])
  const kernel = backEnd(plan, { given, series: Object.fromEntries(series) })
  const lanes = Object.values({ ...tiny.monthly, ...tiny.drawn })[0]?.length ?? 1
  const draws = Float64Array.from(plan.drawn.flatMap(({ label }) => tiny.drawn?.[label] ?? []))
  const trajectories = new Float64Array(kernel.outputCells * plan.months * lanes)
  const monthly = Float64Array.from(
    plan.monthly.flatMap(({ label }) =>
      Array.from({ length: plan.months }, (_, month) =>
        (tiny.monthly?.[label] ?? []).map((months) => months[month] as number),
      ).flat(),
    ),
  )
  kernel.run({ draws, monthly, lanes, trajectories })
  const of = (name: string, cell = 0, run = 0) => {
    const before = plan.outputs.slice(0, plan.outputs.indexOf(name))
    const row = before.reduce((count, other) => count + (plan.slots.get(other)?.size ?? 0), cell)
    return Array.from(
      { length: plan.months },
      (_, month) => trajectories[(row * plan.months + month) * lanes + run]!,
    )
  }
  return { ...compiled, of, lanes, draws, trajectories }
}

/** Runs a model of one equation and gives its months. */
export function monthsOf(equals: string, tiny: Partial<Tiny> = {}): number[] {
  return runTiny({ ...tiny, variables: { ...tiny.variables, result: equals }, outputs: ['result'] }).of(
    'result',
  )
}

/** Gives what is wrong with a small model; nothing where it is right. */
export function problemsOf(tiny: Tiny): readonly ModelProblem[] {
  try {
    compileTiny(tiny)
    return []
  } catch (error) {
    if (error instanceof ModelError) return error.problems
    throw error
  }
}

/** Gives the message about the one equation of a model; an empty text where it is right. */
export function messageOf(equals: string, tiny: Partial<Tiny> = {}): string {
  return problemsOf({ ...tiny, variables: { ...tiny.variables, result: equals } })
    .map(({ message }) => message)
    .join('; ')
}
