import type { TopLevelSpec } from 'vega-lite'
import { type Lang, wordsIn } from '../words/words.js'
import { type FigureOptions, figure } from './figure.js'
import { numberLabel } from './number-labels.js'
import { colours, plot } from './theme.js'

/** One step on the way from base to option: what an override changes, with its 95% interval. */
export interface Step {
  readonly name: string
  readonly value: number
  readonly low: number
  readonly high: number
}

/** The way from base to option. */
export interface Steps {
  /** The outcome and its unit in words. */
  readonly axis: string
  readonly base: { readonly name: string; readonly value: number }
  readonly option: string
  readonly steps: readonly Step[]
}

const ROW = 34

function barsOf({ base, option, steps }: Steps, lang?: Lang) {
  const { rise, fall } = wordsIn(lang).waterfall
  let at = base.value
  const bars = steps.map(({ name, value, low, high }) => {
    const from = at
    at += value
    return {
      name,
      from,
      to: at,
      low: from + low,
      high: from + high,
      kind: value < 0 ? fall : rise,
    }
  })
  return {
    bars,
    ends: [
      { name: base.name, value: base.value },
      { name: option, value: at },
    ],
  }
}

/**
 * Draws how an outcome's mean moves from base to option, one override after the other. `steps` add up to the whole way.
 * Throws where there is no step.
 */
export function waterfall(way: Steps, options: FigureOptions): TopLevelSpec {
  if (way.steps.length === 0) throw new Error(`the chart "${options.title}" has no steps to draw`)
  const { bars, ends } = barsOf(way, options.lang)
  const { lang } = options
  const { rise, fall, description } = wordsIn(lang).waterfall
  const names = [way.base.name, ...way.steps.map(({ name }) => name), way.option]
  const x = {
    type: 'quantitative',
    scale: { zero: false, nice: true },
    axis: { title: way.axis, labelExpr: numberLabel(lang), tickCount: 6, grid: true },
  }
  const y = {
    field: 'name',
    type: 'nominal',
    sort: names,
    axis: { title: null, labelLimit: 260, grid: false },
  }
  const colour = {
    field: 'kind',
    type: 'nominal',
    scale: { domain: [rise, fall], range: [colours.inner, colours.fall] },
    legend: { symbolType: 'square' },
  }
  const label = { expr: numberLabel(lang, { digits: '.3' }) }
  const spec = {
    width: options.width ?? plot.width - 200,
    height: ROW * names.length,
    layer: [
      {
        data: { values: bars },
        mark: { type: 'bar', height: 18 },
        encoding: { x: { field: 'from', ...x }, x2: { field: 'to' }, y, fill: colour },
      },
      {
        data: { values: bars },
        mark: { type: 'rule', strokeWidth: 1.5, color: colours.text },
        encoding: { x: { field: 'low', ...x }, x2: { field: 'high' }, y },
      },
      {
        data: { values: ends },
        mark: { type: 'tick', thickness: 4, size: 20, opacity: 1, color: colours.median },
        encoding: { x: { field: 'value', ...x }, y },
      },
      {
        data: { values: ends },
        mark: { type: 'text', align: 'left', dx: 8, color: colours.text, text: label },
        encoding: { x: { field: 'value', ...x }, y },
      },
    ],
  }
  return figure([spec], { ...options, description: description(options.title, way.axis) })
}
