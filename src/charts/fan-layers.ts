import type { TopLevelSpec } from 'vega-lite'
import { type Lang, wordsIn } from '../words/words.js'
import { colours } from './theme.js'
import type { ValueAxis } from './value-axis.js'

/** The layers of one plot, as Vega-Lite names them. */
export type FanLayers = Extract<TopLevelSpec, { layer: unknown }>['layer']

/** What the layers of one fan share. */
export interface FanForm {
  /** Months of the axis. */
  readonly months: number
  readonly axis: ValueAxis
  readonly lang?: Lang | undefined
  /** Puts the bands below each other in the legend. */
  readonly isNarrow?: boolean
}

/** Makes the axis of so many months: a label for each year, or for months where they are few. */
export function monthAxis(months: number, lang?: Lang) {
  const { year, month } = wordsIn(lang).dates
  const years = months > 36
  return {
    title: null,
    format: years ? year : month,
    tickCount: { interval: years ? 'year' : 'month', step: years ? 1 : Math.max(1, Math.ceil(months / 8)) },
  } as const
}

function x({ months, lang }: FanForm) {
  const scale = { type: 'utc', nice: false } as const
  return { field: 'month', type: 'temporal', scale, axis: monthAxis(months, lang) } as const
}

/** Gives every row of a layer the words that a legend shows for it; bands and line have a legend each. */
function inWords(name: 'outer' | 'inner' | 'median', lang?: Lang) {
  const words = JSON.stringify(wordsIn(lang).intervals[name])
  return { calculate: words, as: name === 'median' ? 'line' : 'band' }
}

function band(
  name: 'outer' | 'inner',
  edges: readonly [string, string],
  { axis, lang, isNarrow = false }: FanForm,
): FanLayers[number] {
  const { outer, inner } = wordsIn(lang).intervals
  return {
    transform: [inWords(name, lang)],
    mark: { type: 'area', interpolate: 'linear' },
    encoding: {
      y: { field: edges[0], type: 'quantitative', ...axis },
      y2: { field: edges[1] },
      fill: {
        field: 'band',
        type: 'nominal',
        scale: { domain: [outer, inner], range: [colours.outer, colours.inner] },
        legend: { symbolType: 'square', ...(isNarrow ? { columns: 1 } : {}) },
      },
    },
  }
}

function medianLine({ axis, lang }: FanForm): FanLayers[number] {
  const legend = { symbolType: 'stroke', symbolStrokeWidth: 2 } as const
  const scale = { domain: [wordsIn(lang).intervals.median], range: [colours.median] }
  return {
    transform: [inWords('median', lang)],
    mark: { type: 'line', interpolate: 'linear', strokeWidth: 2 },
    encoding: {
      y: { field: 'p50', type: 'quantitative', ...axis },
      stroke: { field: 'line', type: 'nominal', scale, legend },
    },
  }
}

function zeroLine(axis: ValueAxis): FanLayers {
  if (axis.scale.domain[0]! >= 0) return []
  const y = { datum: 0, type: 'quantitative', ...axis } as const
  const mark = { type: 'rule', color: colours.muted, strokeWidth: 1 } as const
  return [{ data: { values: [{}] }, mark, encoding: { x: { value: 0 }, x2: { value: 'width' }, y } }]
}

/**
 * Draws one fan from fields month, p5, p25, p50, p75, p95 of the data around it: both bands and the median, joined
 * by straight lines so that nothing leaves the values; and a line at zero when some lie below.
 */
export function fanLayers(form: FanForm): FanLayers {
  const bands = [band('outer', ['p5', 'p95'], form), band('inner', ['p25', 'p75'], form)]
  const fan = { encoding: { x: x(form) }, layer: [...bands, medianLine(form)] } as FanLayers[number]
  return [fan, ...zeroLine(form.axis)]
}
