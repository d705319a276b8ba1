import { uncertainCells } from '../../src/index.js'
import { quantiles } from '../../src/math/quantile.js'
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
