import { keptInMemory } from '../../src/ensemble/kept.js'
import { uncertainCells } from '../../src/index.js'
import { LANES } from '../../src/kernel/blocks.js'
import { quantiles } from '../../src/math/quantile.js'
import { csvNumber, csvText } from '../../src/report/csv.js'
import { trajectoriesParquet } from '../../src/store/trajectories-parquet.js'
import { contender, median, ratio, type Timing, takeTurns } from './rounds.js'
import type { Table } from './table.js'
import { baseline, drawerOf } from './workload.js'

const RUNS = 4096
const VALUES = 10_000

/** Times draws alone, as nanoseconds a draw and as a share of what the kernel takes for a run; `kernel` is its time a month. */
export function timeDraws(kernel: number): Table {
  const scenario = baseline(RUNS)
  const parameters = uncertainCells(scenario).length
  const out = new Float64Array(parameters * RUNS)
  const fill = drawerOf(scenario)
  const [timing] = takeTurns([contender('draws', () => fill.fill(out, 0, RUNS), { units: out.length })]) as [
    Timing,
  ]
  const taken = median(timing.nanoseconds)
  const share = (taken * parameters) / (kernel * scenario.months)
  return {
    title: 'Draws',
    head: ['', "share of the kernel's time", 'ns per draw'],
    rows: [[`${parameters} uncertain numbers a run`, `${(share * 100).toFixed(0)} %`, taken.toFixed(0)]],
  }
}

/** Times writing the trajectories of some runs as Parquet beside writing the same numbers as CSV, both to memory. */
export function timeParquet(): Table {
  const [months, runs, cells] = [108, LANES * 4, 10]
  const values = new Float64Array(cells * months * runs)
  for (let i = 0; i < values.length; i++) values[i] = Math.log(i + 2) * 1e5
  const all = {
    cells: Array.from({ length: cells }, (_, i) => ({ quantity: `q${i}`, element: '', unit: '1' })),
    months,
    runs,
    first: 0,
    values,
    failures: [],
  }
  const kept = keptInMemory(
    all,
    all.cells.map(({ quantity }) => quantity),
  )
  const head = { start: '2022-01', createdBy: 'benchmark', failures: [] }
  const drain = (pieces: Iterable<unknown>) => {
    for (const _ of pieces);
  }
  const rows = Array.from({ length: 10_000 }, (_, i) => values.subarray(i * cells, (i + 1) * cells))
  function* fields() {
    for (const row of rows) yield Array.from(row, csvNumber)
  }
  const timings = takeTurns([
    contender('CSV, ten significant digits', () => drain(csvText(fields())), { units: rows.length * cells }),
    contender('Parquet, all digits', () => drain(trajectoriesParquet(kept, head)), { units: values.length }),
  ])
  const [csv] = timings as [Timing]
  return {
    title: `Tables of ${cells} columns`,
    head: ['format', 'times as fast as CSV', 'million values a second'],
    rows: timings.map((timing) => [
      timing.name,
      ratio(csv, timing).toFixed(0),
      (1e3 / median(timing.nanoseconds)).toFixed(0),
    ]),
  }
}

/** Times the quantiles of a summary row beside sorting the same values. */
export function timeQuantiles(): Table {
  const values = new Float64Array(VALUES)
  let state = 1
  for (let i = 0; i < VALUES; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    values[i] = -Math.log((state + 0.5) / 2 ** 32)
  }
  const timings = takeTurns([
    contender('sort of a Float64Array', () => values.slice().sort(), { units: VALUES }),
    contender(
      'src/math/quantile.ts, five quantiles',
      () => quantiles(values, [0.05, 0.25, 0.5, 0.75, 0.95]),
      {
        units: VALUES,
      },
    ),
  ])
  const sort = timings[0] as Timing
  return {
    title: `Quantiles of ${VALUES.toLocaleString('en')} values`,
    head: ['method', 'times as fast as sorting', 'ns per value'],
    rows: timings.map((timing) => [
      timing.name,
      ratio(sort, timing).toFixed(1),
      median(timing.nanoseconds).toFixed(0),
    ]),
  }
}
