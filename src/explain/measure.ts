import type { Trajectories } from '../analysis/trajectories.js'
import { parseKey } from '../compile/declarations.js'
import { model } from '../model/index.js'
import { run, trajectoriesOf } from '../run.js'
import type { Scenario } from '../scenario/scenario.js'
import type { Watch, WatchList } from './watch.js'

/** The values that something watched has in its month, run by run, for one element of its dimensions. */
export interface WatchedColumn {
  /** The element, or elements joined by a comma; empty where it has no dimensions. */
  readonly element: string
  readonly values: Float64Array
}

/** What was measured, over how many runs. */
export interface Measurement {
  /** Gives the values of what was watched: a column for each element that is wanted. */
  readonly columnsOf: (watch: Watch) => readonly WatchedColumn[]
  /** Runs that failed; their values are left out where there is more than one run. */
  readonly failed: number
}

/** Which runs are made. */
export interface RunChoice {
  readonly range: readonly [from: number, to: number]
  readonly signal?: AbortSignal | undefined
}

/** Bytes that the trajectories of one round of runs may take. */
const ROOM = 256e6

/** Runs a scenario with all that is watched, round by round, and keeps the months that are wanted of it. */
export async function measure(
  scenario: Scenario,
  list: WatchList,
  { range, signal }: RunChoice,
): Promise<Measurement> {
  const block = list.block()
  const runs = range[1] - range[0]
  const kept = new Map<string, WatchedColumn>()
  let suspects = false
  for (const round of roundsOf(range, bytesOfRun(block.variables, scenario))) {
    const result = await run(
      { ...scenario, outcomes: {}, outputs: [] },
      {
        range: round,
        outputs: Object.keys(block.variables).map(nameOf),
        blocks: [...model, block],
        memory: Number.POSITIVE_INFINITY,
        ...(signal ? { signal } : {}),
      },
    )
    suspects ||= result.failures.length > 0
    keepMonths(trajectoriesOf(result), list.months(), { kept, runs, at: round[0] - range[0] })
  }
  // What is watched may have no number where nothing that the scenario wants is missing one.
  const failed = suspects && runs > 1 ? await failedRuns(scenario, { range, signal }) : new Set<number>()
  return { columnsOf: (watch) => columnsOf(watch, kept, failed), failed: failed.size }
}

function nameOf(key: string): string {
  return parseKey(key)?.name ?? key
}

function bytesOfRun(variables: Readonly<Record<string, unknown>>, { elements, months }: Scenario): number {
  const sizes = Object.keys(variables).map((key) =>
    (parseKey(key)?.subscripts ?? []).reduce((size, name) => size * (elements[name]?.length ?? 0), 1),
  )
  return 8 * months * sizes.reduce((sum, size) => sum + size, 1)
}

function* roundsOf([from, to]: RunChoice['range'], bytes: number): Generator<[from: number, to: number]> {
  const most = Math.max(1, Math.floor(ROOM / bytes))
  for (let first = from; first < to; first += most) yield [first, Math.min(first + most, to)]
}

interface Keeping {
  readonly kept: Map<string, WatchedColumn>
  /** Runs of all rounds, and the first of this round among them. */
  readonly runs: number
  readonly at: number
}

/** Copies the wanted months of each watched cell; the key of a column is its name, month and element. */
function keepMonths(
  { cells, months, runs, values }: Trajectories,
  wanted: ReadonlyMap<string, ReadonlySet<number>>,
  { kept, runs: all, at }: Keeping,
): void {
  cells.forEach(({ quantity, element }, i) => {
    for (const month of wanted.get(quantity) ?? []) {
      const key = keyOf(quantity, month, element)
      const column = kept.get(key) ?? { element, values: new Float64Array(all) }
      const row = (i * months + month) * runs
      column.values.set(values.subarray(row, row + runs), at)
      kept.set(key, column)
    }
  })
}

function keyOf(name: string, month: number, element: string): string {
  return `${name}@${month}[${element}]`
}

async function failedRuns(scenario: Scenario, { range, signal }: RunChoice): Promise<Set<number>> {
  const result = await run(scenario, { range, ...(signal ? { signal } : {}) })
  return new Set(result.failures.map((failure) => failure.run - range[0]))
}

function columnsOf(
  { name, month, dimensions, pick }: Watch,
  kept: ReadonlyMap<string, WatchedColumn>,
  failed: ReadonlySet<number>,
): WatchedColumn[] {
  const start = `${name}@${month}[`
  const own = [...kept].flatMap(([key, column]) => (key.startsWith(start) ? [column] : []))
  const picked = dimensions.map((dimension) => pick[dimension])
  return own.flatMap(({ element, values }) => {
    const parts = element === '' ? [] : element.split(',')
    if (picked.some((wanted, i) => wanted !== undefined && wanted !== parts[i])) return []
    const rest = parts.filter((_, i) => picked[i] === undefined)
    const sound = failed.size === 0 ? values : values.filter((_, lane) => !failed.has(lane))
    return [{ element: rest.join(','), values: sound }]
  })
}
