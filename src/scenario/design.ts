import { monthsSince } from '../math/calendar.js'
import type { Axis, Design, DesignContext } from '../sampling/design.js'
import { designNamed } from '../sampling/designs/index.js'
import { type Context, checked, report, warn } from './context.js'
import { isDrawnOnce } from './drawn-cells.js'
import { show } from './issues.js'
import { findCell, type Inputs } from './named-cells.js'
import { outOfBounds } from './number-checks.js'
import { dateFault } from './number-fields.js'
import type { InputCell } from './scenario.js'
import { designSchema, gridSchema, MOST_RUNS } from './schema.js'
import { childOf, dictionary, isBranch, toPlain } from './tree.js'

/** A design, and the numbers as it wants them. */
export interface ChosenDesign {
  readonly design: string
  /** What a grid crosses. */
  readonly axes: readonly Axis[]
  /** The cells; those that a grid gives values to have these in the place of their law. */
  readonly inputs: Inputs
}

/** Reads which design spreads the runs, and what a grid crosses. */
export function readDesign(context: Context, inputs: Inputs): ChosenDesign {
  const path = ['design']
  const tree = childOf(context.document, 'design')
  if (!tree) return { design: 'random', axes: [], inputs }
  if (isBranch(tree)) {
    const found = checked(context, { path, value: toPlain(tree), schema: gridSchema })
    const levels = Object.entries(found?.grid ?? {}).flatMap(([name, given]) =>
      readLevels(context, inputs, { name, given, path: ['design', 'grid', name] }),
    )
    return { design: 'grid', ...crossed(inputs, levels) }
  }
  if (tree.content === 'grid')
    report(context, path, 'a grid says what it crosses: { grid: { lead_time: [4, 5, 6], demand_growth: 5 } }')
  else
    return {
      design: checked(context, { path, value: toPlain(tree), schema: designSchema }) ?? 'random',
      axes: [],
      inputs,
    }
  return { design: 'random', axes: [], inputs }
}

/** The levels of one number: how many, and their values where they are given. */
interface Levels {
  readonly label: string
  readonly count: number
  readonly values?: readonly number[]
}

interface GivenLevels {
  readonly name: string
  readonly given: number | readonly (number | string)[]
  readonly path: readonly string[]
}

function readLevels(context: Context, inputs: Inputs, { name, given, path }: GivenLevels): Levels[] {
  const cell = findCell(context, inputs, { name, path })
  if (!cell) return []
  const { label, fixed, persistence } = cell
  if (persistence) report(context, path, `${label} is drawn for each month, and has no levels`)
  if (typeof given !== 'number') {
    const values = given.flatMap((value, i) =>
      readValue(context, cell, { value, path: [...path, String(i)] }),
    )
    return [{ label, count: values.length, values }]
  }
  if (fixed === undefined) return [{ label, count: given }]
  report(context, path, `${label} is the same in every run; list the values that it is to have`)
  return []
}

function readValue(
  context: Context,
  { unit, bounds }: InputCell,
  { value, path }: { readonly value: number | string; readonly path: readonly string[] },
): number[] {
  const fault = valueFault(value, unit)
  const number = typeof value === 'string' && !fault ? monthsSince(context.start, value) : Number(value)
  const wrong = fault ?? outOfBounds(number, bounds, unit)
  if (wrong) report(context, path, wrong)
  return wrong ? [] : [number]
}

function valueFault(value: number | string, unit: string): string | undefined {
  if (unit === 'date')
    return typeof value === 'string' ? dateFault(value) : `found ${value}, expected a date such as 2023-10`
  return typeof value === 'string' ? `found ${show(value)}, expected a number` : undefined
}

function crossed(inputs: Inputs, levels: readonly Levels[]): Pick<ChosenDesign, 'axes' | 'inputs'> {
  const values = new Map(levels.map((one) => [one.label, one.values]))
  const replaced = Object.entries(inputs).map(([name, cells]) => {
    return [name, cells.map((cell) => withLevels(cell, values.get(cell.label)))] as const
  })
  return {
    axes: levels.map(({ label, count }) => ({ name: label, levels: count })),
    inputs: dictionary(replaced),
  }
}

/** Gives a cell values in the place of its law; a number that was the same in every run then no longer is. */
function withLevels({ fixed, ...cell }: InputCell, levels: readonly number[] | undefined): InputCell {
  if (levels) return { ...cell, levels }
  return fixed === undefined ? cell : { ...cell, fixed }
}

/** Gives the number of runs that a design makes, where so many were asked for; warns of what does not suit it. */
export function settleRuns(
  context: Context,
  {
    inputs,
    axes,
    ...asked
  }: ChosenDesign & { readonly runs: number; readonly seed: string; readonly isCorrelated: boolean },
): number {
  const design = designNamed(asked.design)
  const cells = Object.values(inputs).flat()
  const names = cells.filter(isDrawnOnce).map(({ label }) => label)
  const known = { seed: asked.seed, names, axes, runs: asked.runs }
  const runs = runsOf(context, design, known)
  for (const remark of design.remarks?.({ ...known, runs }) ?? []) warn(context, ['design'], remark)
  if (design.isDeliberate && asked.isCorrelated)
    warn(context, ['design'], `${design.name} sets every number itself: correlations have no part in it`)
  return runs
}

function runsOf(context: Context, design: Design, known: DesignContext): number {
  const runs = design.runs?.(known) ?? known.runs
  if (runs > MOST_RUNS) report(context, ['design'], `makes ${runs} runs; at most ${MOST_RUNS} are possible`)
  else if (runs !== known.runs)
    warn(context, ['design'], `${design.name} sets the number of runs: ${runs}, not ${known.runs}`)
  return Math.min(runs, MOST_RUNS)
}
