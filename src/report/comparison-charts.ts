import type { Comparison } from '../compare/compare.js'
import { comparisonData } from './chart-data.js'
import { type ChartFiles, type ChartOptions, drawAll, scenarioContext } from './chart-files.js'

/** Begins to draw a comparison's charts, and gives what will be their files, in reading order. */
export function comparisonCharts(
  comparison: Comparison,
  options: ChartOptions,
): readonly Promise<ChartFiles>[] {
  const { study, runs, settings } = comparison
  const [base] = settings[0]?.setting.scenarios ?? []
  if (!base) return []
  const context = scenarioContext(base, { ...options, study: study.name })
  return drawAll(comparisonData(comparison), { ...context, scenario: study.title, runs }, options)
}
