import { cellName, inLanguage } from '../words/names.js'
import { wordsIn } from '../words/words.js'
import { type Chart, type ChartRequest, numberIn, type ResultData } from './chart.js'
import type { FigureOptions } from './figure.js'
import { levelsIn, outcomeWords } from './outcome-words.js'
import { leadOutcome } from './study-context.js'
import { sweepLine } from './sweep-line.js'
import { sweepMap } from './sweep-map.js'
import { unitForm } from './unit-form.js'

/** Draws an outcome over the settings of one or two levers. */
export const sweepChart: Chart = {
  id: 'sweep',
  about:
    'How an outcome moves over a range of one number, as a line with its band, or of two, as a heat map.',
  kinds: ['sweep'],
  needs: ['sweep'],
  subjects: ({ facts }) => facts.outcomes.map(({ name }) => name),
  always: ({ facts }) => facts.outcomes.map(({ name }) => ({ id: name, subject: { of: [name] } })),
  draw: (data, request) => (data.facts.levers.length === 1 ? drawLine : drawMap)(data, request),
}

/** What line and map share: the settings and the base of one outcome, scaled, and words. */
function partsOf(data: ResultData, request: ChartRequest) {
  const { lang, scenario } = request
  const outcome = leadOutcome(data, request)
  const rows = data.table('sweep').filter((row) => row.outcome === outcome.name)
  const settings = rows.filter(({ setting }) => setting !== 'base')
  const { scale, levelWords } = unitForm(outcome.unit, { levels: levelsIn(settings, data), lang })
  const scaled = (some: typeof rows) =>
    levelsIn(some, data).map(({ p5, p50, p95 }) => ({ p5: p5 * scale, p50: p50 * scale, p95: p95 * scale }))
  const words = outcomeWords(outcome, lang)
  const levers = data.facts.levers.map(({ path }) => leverWords(path, request))
  const { sweep, common } = wordsIn(lang)
  const title = inLanguage(scenario, lang)
  const options: FigureOptions = {
    ...request,
    title: sweep.title(lang === 'zh' ? words : outcome.name, common.list(levers)),
    reading: sweep.reading(words, title),
  }
  const levels = scaled(settings)
  const base = scaled(rows.filter(({ setting }) => setting === 'base'))[0]
  return { settings, levels, base, levers, title, options, outcomeWords: common.withUnit(words, levelWords) }
}

function drawLine(data: ResultData, request: ChartRequest) {
  const { settings, levels, base, levers, title, options, outcomeWords } = partsOf(data, request)
  const [lever] = data.facts.levers
  const dots = settings.map((row, i) => {
    const { p5, p50, p95 } = levels[i] as (typeof levels)[number]
    return { lever: numberIn(row, lever?.name ?? ''), p5, p50, p95 }
  })
  const mark = { name: title, lever: lever?.place, p50: base?.p50 ?? Number.NaN }
  return sweepLine({ leverWords: levers[0] ?? '', outcomeWords, dots, base: mark }, options)
}

function drawMap(data: ResultData, request: ChartRequest) {
  const { settings, levels, levers, title, options, outcomeWords } = partsOf(data, request)
  const [x, y] = data.facts.levers
  const cells = settings.map((row, i) => ({
    x: numberIn(row, x?.name ?? ''),
    y: numberIn(row, y?.name ?? ''),
    p50: levels[i]?.p50 ?? Number.NaN,
  }))
  const map = {
    xWords: levers[0] ?? '',
    yWords: levers[1] ?? '',
    outcomeWords: wordsIn(request.lang).sweep.ofMedian(outcomeWords),
    cells,
    base: { name: title, x: x?.place, y: y?.place },
  }
  return sweepMap(map, options)
}

/** Says what a lever is: "Enforcement", "Planned CoWoS capacity (multiply)". */
function leverWords(path: string, request: ChartRequest): string {
  const [, key = path, field] = path.split('.')
  const name = cellName(key, request)
  const { sweep } = wordsIn(request.lang)
  return field === undefined || field === 'value' ? name : sweep.field(name, sweep.fields[field] ?? field)
}
