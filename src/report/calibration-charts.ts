import type { SummaryRow } from '../analysis/rows.js'
import type { Calibration } from '../calibrate/calibrate.js'
import { beforeAfterCharts } from '../charts/before-after.js'
import { movedNumbersChart } from '../charts/moved-numbers.js'
import { renderSvg } from '../charts/render.js'
import type { Scenario } from '../scenario/scenario.js'
import { byDistance } from './calibration-tables.js'
import { type ChartFiles, type ChartOptions, drawn } from './chart-files.js'
import { sourceLine } from './source-line.js'

/** What the charts of a calibration are drawn from, beside the calibration itself. */
interface CalibrationChartOptions extends ChartOptions {
  /** The scenario before it was calibrated. */
  readonly scenario: Scenario
  /** Summaries of so many runs of it, before and after. */
  readonly before: readonly SummaryRow[]
  readonly after: readonly SummaryRow[]
  readonly runs: number
}

/** The most numbers that a chart of what moved has room for. */
const MOST = 30

/** Begins to draw a calibration's charts: the numbers that moved, then headline quantities before and after. */
export function calibrationCharts(
  calibration: Calibration,
  { scenario, before, after, runs, version, draw = renderSvg }: CalibrationChartOptions,
): readonly Promise<ChartFiles>[] {
  const source = sourceLine(scenario, version)
  const common = { scenario: scenario.title, seed: scenario.seed, source }
  const moved = byDistance(calibration.numbers).filter(({ isMoved }) => isMoved)
  const dots = moved.slice(0, MOST).map(({ cell, scores }) => ({ name: cell.label, ...scores }))
  const marks = scenario.rules.map(({ effective, title }) => ({ date: effective, label: title }))
  const fitted = calibration.facts.filter(({ fact }) => fact.isFitted).length
  const more = moved.length > MOST ? ` ${moved.length - MOST} more moved less.` : ''
  const learnt = {
    id: 'moved_numbers',
    spec: () =>
      movedNumbersChart(dots, {
        ...common,
        runs: calibration.runs.runs,
        title: 'Which uncertain numbers does history move?',
        reading:
          `${fitted} facts, with the power ${Number(calibration.power.toPrecision(3))} of their likelihood; the weighted runs are worth ` +
          `${Math.floor(calibration.effective)} of equal weight. A number far from 0 is one that its sources did not expect.${more}`,
      }),
  }
  const fans = beforeAfterCharts({ before, after }, { ...common, runs, marks })
  const charts = [...(dots.length > 0 ? [{ id: learnt.id, spec: learnt.spec() }] : []), ...fans]
  return charts.map(async ({ id, spec }) => {
    return { id, spec: `${JSON.stringify(spec, null, 2)}\n`, ...(await drawn(draw(spec))) }
  })
}
