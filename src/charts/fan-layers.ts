import type { TopLevelSpec } from 'vega-lite'
import { colours } from './theme.js'
import type { ValueAxis } from './value-axis.js'

/** The layers of one plot, as Vega-Lite names them. */
export type FanLayers = Extract<TopLevelSpec, { layer: unknown }>['layer']

/** Names the three parts of a fan in words; the legend shows these. */
export const intervalWords = {
  outer: '5% to 95% of runs',
  inner: '25% to 75% of runs',
  median: 'median of runs',
} as const

const bandScale = {
  domain: [intervalWords.outer, intervalWords.inner],
  range: [colours.outer, colours.inner],
}
const lineScale = { domain: [intervalWords.median], range: [colours.median] }

function monthAxis(months: number) {
  const years = months > 36
  return {
    title: null,
    format: years ? '%Y' : '%b %Y',
    tickCount: { interval: years ? 'year' : 'month', step: years ? 1 : Math.max(1, Math.ceil(months / 8)) },
  } as const
}

function x(months: number) {
  const scale = { type: 'utc', nice: false } as const
  return { field: 'month', type: 'temporal', scale, axis: monthAxis(months) } as const
}

/** Gives every row of a layer the words that a legend shows for it; bands and line have a legend each. */
function inWords(name: keyof typeof intervalWords) {
  return { calculate: `'${intervalWords[name]}'`, as: name === 'median' ? 'line' : 'band' }
}

function band(name: 'outer' | 'inner', edges: readonly [string, string], axis: ValueAxis): FanLayers[number] {
  return {
    transform: [inWords(name)],
    mark: { type: 'area', interpolate: 'linear' },
    encoding: {
      y: { field: edges[0], type: 'quantitative', ...axis },
      y2: { field: edges[1] },
      fill: {
        field: 'band',
        type: 'nominal',
        scale: bandScale,
        legend: { symbolType: 'square' },
      },
    },
  }
}

function medianLine(axis: ValueAxis): FanLayers[number] {
  const legend = { symbolType: 'stroke', symbolStrokeWidth: 2 } as const
  return {
    transform: [inWords('median')],
    mark: { type: 'line', interpolate: 'linear', strokeWidth: 2 },
    encoding: {
      y: { field: 'p50', type: 'quantitative', ...axis },
      stroke: { field: 'line', type: 'nominal', scale: lineScale, legend },
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
 * by straight lines so that nothing leaves the values; and a line at zero when some lie below. `months` is the
 * length of the axis.
 */
export function fanLayers(months: number, axis: ValueAxis): FanLayers {
  const bands = [band('outer', ['p5', 'p95'], axis), band('inner', ['p25', 'p75'], axis)]
  const fan = { encoding: { x: x(months) }, layer: [...bands, medianLine(axis)] } as FanLayers[number]
  return [fan, ...zeroLine(axis)]
}
