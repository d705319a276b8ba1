import type { SummaryRow } from '../analysis/rows.js'
import type { Calibration } from '../calibrate/calibrate.js'
import { beforeAfterCharts } from '../charts/before-after.js'
import { movedNumbersChart } from '../charts/moved-numbers.js'
import type { Scenario } from '../scenario/scenario.js'
import { wordsIn } from '../words/words.js'
import { byDistance } from './calibration-tables.js'
import { type ChartFiles, type ChartOptions, drawCharts, scenarioContext } from './chart-files.js'

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
  { scenario, before, after, runs, ...options }: CalibrationChartOptions,
): readonly Promise<ChartFiles>[] {
  const context = scenarioContext(scenario, options)
  const words = wordsIn(options.lang).calibration
  const moved = byDistance(calibration.numbers).filter(({ isMoved }) => isMoved)
  const dots = moved.slice(0, MOST).map(({ cell, scores }) => ({ name: cell.label, ...scores }))
  const fitted = calibration.facts.filter(({ fact }) => fact.isFitted).length
  const more = moved.length > MOST ? words.more(moved.length - MOST) : ''
  const power = String(Number(calibration.power.toPrecision(3)))
  const learnt = () =>
    movedNumbersChart(dots, {
      ...context,
      marks: [],
      runs: calibration.runs.runs,
      title: words.title,
      reading: `${words.reading(fitted, power, Math.floor(calibration.effective))}${more}`,
    })
  const fans = beforeAfterCharts({ before, after }, { ...context, runs })
  const charts = [...(dots.length > 0 ? [{ id: 'moved_numbers', spec: learnt() }] : []), ...fans]
  return drawCharts(charts, options)
}
