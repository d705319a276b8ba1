import { wordsIn } from '../words/words.js'
import { type Chart, numberIn, type ResultData } from './chart.js'
import { hindcastChart } from './hindcast.js'
import type { HindcastBar } from './hindcast-bars.js'

/** Draws the model's intervals beside what really happened. */
export const hindcastEntry: Chart = {
  id: 'hindcast',
  about: 'The interval that the model gives for each fact, beside the fact, as multiples of it.',
  kinds: ['hindcast'],
  needs: ['hindcast'],
  always: (data) =>
    barsOf(data).some(({ p50 }) => Number.isFinite(p50)) ? [{ id: 'hindcast', subject: {} }] : [],
  draw: (data, request) => {
    const { title, reading, facts } = wordsIn(request.lang).hindcast
    // The facts have sources of their own, each in its row.
    const source = (request.source ?? '').replace(/ ?[(\uff08][^()\uff08\uff09]*resolved.yaml[)\uff09]$/, '')
    return hindcastChart(barsOf(data), { ...request, marks: [], source: `${source}${facts}`, title, reading })
  },
}

function barsOf(data: ResultData): HindcastBar[] {
  return data.table('hindcast').map((row) => {
    const { id = '', unit = '' } = row
    const number = (column: string) => numberIn(row, column)
    const [low, high] = [number('low'), number('high')]
    return {
      id,
      unit,
      value: number('observed'),
      ...(Number.isNaN(low) ? {} : { low }),
      ...(Number.isNaN(high) ? {} : { high }),
      p5: number('p5'),
      p25: number('p25'),
      p50: number('p50'),
      p75: number('p75'),
      p95: number('p95'),
      inside90: row.inside_90 === 'true',
      meets90: row.range_meets_90 === 'true',
    }
  })
}
