import type { TopLevelSpec } from 'vega-lite'
import { type ChartFiles, specText } from '../report/chart-files.js'
import { csvText } from '../report/csv.js'
import { drawnTable } from '../report/drawn-table.js'
import type { ResultFile } from '../store/write-result.js'
import type { Lang } from '../words/words.js'
import type { ChartFormat, ChartWords } from './chart-words.js'

/** Gives a chart's files under a path without ending, in the order of the formats; what needs a drawing that went wrong is left out. */
export async function* formatFiles(
  path: string,
  { spec, svg }: Pick<ChartFiles, 'spec' | 'svg'>,
  { formats, lang }: Pick<ChartWords, 'formats' | 'lang'>,
): AsyncGenerator<ResultFile> {
  for (const format of formats) {
    const pieces = await piecesOf(format, { spec, svg, lang })
    if (pieces) yield { name: `${path}.${format}`, pieces }
  }
}

async function piecesOf(
  format: ChartFormat,
  { spec, svg, lang }: { spec: TopLevelSpec; svg: string | undefined; lang: Lang | undefined },
): Promise<ResultFile['pieces'] | undefined> {
  if (format === 'vl.json') return [specText(spec)]
  if (format === 'csv') return csvText(drawnTable(spec, lang))
  if (svg === undefined) return undefined
  if (format === 'svg') return [svg]
  const { pngImage } = await import('./png-image.js')
  return [await pngImage(svg)]
}
