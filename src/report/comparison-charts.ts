import type { TopLevelSpec } from 'vega-lite'
import { differenceDots } from '../charts/difference-dots.js'
import { renderSvg } from '../charts/render.js'
import { tornado } from '../charts/tornado.js'
import { waterfall } from '../charts/waterfall.js'
import type { Comparison, OutcomeResult, SettingResult } from '../compare/compare.js'
import type { Effect } from '../compare/effects.js'
import { type ChartFiles, type ChartOptions, drawn } from './chart-files.js'
import { sourceLine } from './source-line.js'
import { unitForm } from './unit-form.js'

interface Chart {
  readonly id: string
  readonly spec: TopLevelSpec
}

/** Begins to draw a comparison's charts, and gives what will be their files, in reading order. */
export function comparisonCharts(
  comparison: Comparison,
  { version, draw = renderSvg }: ChartOptions,
): readonly Promise<ChartFiles>[] {
  const charts = comparison.settings.flatMap((one) => chartsOf(one, comparison, version))
  return charts.map(async ({ id, spec }) => {
    return { id, spec: `${JSON.stringify(spec, null, 2)}\n`, ...(await drawn(draw(spec))) }
  })
}

function chartsOf(result: SettingResult, comparison: Comparison, version: string): Chart[] {
  const { study, alternatives, outcomes } = comparison
  const { world, scenarios } = result.setting
  const [base] = scenarios
  if (!base) return []
  const ending = world ? `_${world.name}` : ''
  const common = {
    scenario: [study.title, world?.title ?? []].flat().join(' \u00b7 '),
    runs: comparison.runs,
    seed: base.seed,
    source: sourceLine({ ...base, name: study.name }, version)
      .replace('scenario ', 'study ')
      .replace('resolved.yaml', 'study/'),
  }
  const lead = result.results.find(({ outcome }) => outcome === outcomes[0])
  const panels = result.results.map((one) => panelOf(one, alternatives))
  const drawable = panels.filter(({ dots }) => dots.length > 0)
  if (drawable.length === 0) return []
  const dots = differenceDots(drawable, {
    ...common,
    title: study.question || `How do the options differ from ${alternatives[0]?.title}?`,
    reading: `Difference to "${alternatives[0]?.title}", run by run; the outcome that changes most comes first.`,
  })
  const explained = { ...common, runs: comparison.explained }
  const options = alternatives.slice(1).flatMap(({ name, title }, i): Chart[] => {
    const [effects = [], drivers = []] = [lead?.effects[i + 1], lead?.drivers[i + 1]]
    const heading = lead?.outcome.about.replace(/\.$/, '') || (lead?.outcome.name ?? '')
    const way = lead && stepsOf(effects, { lead, base: alternatives[0]?.title ?? '', option: title })
    const named = drivers.map(({ label, correlation }) => ({ name: label, ...correlation }))
    return [
      ...(way
        ? [
            {
              id: `why_${name}${ending}`,
              spec: waterfall(way, {
                ...explained,
                title: `What does "${title}" change, override by override?`,
                reading: `Means over runs; ${READING[way.kind]}. The line is the 95% interval of each part.`,
              }),
            },
          ]
        : []),
      ...(named.length > 0
        ? [
            {
              id: `drivers_${name}${ending}`,
              spec: tornado(named, {
                ...common,
                title: `What decides how far "${title}" moves ${lead?.outcome.name}?`,
                reading: `${heading}: Spearman's rank correlation of each uncertain number with the difference to the base.`,
              }),
            },
          ]
        : []),
    ]
  })
  return [{ id: `differences${ending}`, spec: dots }, ...options]
}

function panelOf({ outcome, differences, levels }: OutcomeResult, alternatives: Comparison['alternatives']) {
  const form = unitForm(outcome.unit, levels)
  const dots = differences.slice(1).flatMap(({ median, low, high, p5, p95, differences: count }, i) => {
    const [a, b, c, d, e] = [median, low, high, p5, p95].map((value) => value * form.scale) as Five
    return count === 0
      ? []
      : [{ option: alternatives[i + 1]?.title ?? '', median: a, low: b, high: c, p5: d, p95: e }]
  })
  const words = outcome.about === '' ? outcome.name : outcome.about.replace(/\.$/, '')
  return { heading: `${words} (${outcome.name})`, axis: form.differenceWords, dots }
}

type Five = [number, number, number, number, number]

const READING = {
  shapley: 'Shapley values, which share interactions out',
  alone: 'each override alone, and what is left over to all together',
} as const

/** Gives the way from base to option; undefined where there are not two steps at least. */
function stepsOf(
  effects: readonly Effect[],
  { lead, base, option }: { readonly lead: OutcomeResult; readonly base: string; readonly option: string },
) {
  const overrides = effects.filter(({ kind }) => kind === 'override')
  const { scale, levelWords } = unitForm(lead.outcome.unit, lead.levels)
  const start = overrides[0]?.base ?? Number.NaN
  if (overrides.length < 2 || overrides[0]?.runs === 0) return undefined
  const isShared = overrides.every(({ share }) => share)
  const parts = isShared ? overrides : effects.filter(({ kind }) => kind !== 'total')
  const steps = parts.map(({ name, alone, share }) => {
    const { value, low, high } = share ?? alone
    return { name, value: value * scale, low: low * scale, high: high * scale }
  })
  const words = lead.outcome.about.replace(/\.$/, '') || lead.outcome.name
  const axis = `${words}, ${levelWords}`
  const ends = { base: { name: base, value: start * scale }, option }
  return { axis, ...ends, steps, kind: isShared ? ('shapley' as const) : ('alone' as const) }
}
