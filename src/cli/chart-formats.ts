import type { TopLevelSpec } from 'vega-lite'
import { type ChartFiles, specText } from '../report/chart-files.js'
import { csvText } from '../report/csv.js'
import { drawnTable } from '../report/drawn-table.js'
import type { ResultFile } from '../store/write-result.js'
import type { Lang } from '../words/words.js'
import type { ChartFormat, ChartWords } from './chart-words.js'

/** A chart that was written, and why it has no drawing where that went wrong. */
export type WrittenChart = Pick<ChartFiles, 'id' | 'fault'>

/** Gives the files of charts as their drawings are finished, in the forms asked for; notes each in `written`. */
export async function* chartFolder(
  drawings: readonly Promise<ChartFiles>[],
  words: Pick<ChartWords, 'formats' | 'lang'>,
  written: WrittenChart[],
): AsyncGenerator<ResultFile> {
  for (const drawing of drawings) {
    const chart = await drawing
    const { id, fault } = chart
    written.push(fault === undefined ? { id } : { id, fault })
    yield* formatFiles(`charts/${id}`, chart, words)
  }
}

/** Tells on standard error which charts could not be drawn. */
export function tellFaults(written: readonly WrittenChart[]): void {
  for (const { id, fault } of written)
    if (fault) console.error(`the chart ${id} could not be drawn: ${fault}`)
}

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
