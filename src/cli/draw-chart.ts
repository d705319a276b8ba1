import { basename } from 'node:path'
import { type Chart, ChartMistake, type ChartRequest, type ChartSubject } from '../charts/chart.js'
import { charts, chartsFor } from '../charts/index.js'
import { renderSvg } from '../charts/render.js'
import { themed } from '../charts/themed.js'
import { isMonth } from '../math/calendar.js'
import { didYouMean } from '../scenario/nearest.js'
import { Refusal } from '../store/refusal.js'
import { writeFiles } from '../store/write-files.js'
import { formatFiles } from './chart-formats.js'
import type { ChartWords } from './chart-words.js'
import { inLines } from './display-width.js'
import { openResult, type StoredResult } from './stored-result.js'
import { textTable } from './text-table.js'

/** What a user asks of `chokepoint chart`. */
export interface DrawRequest extends ChartSubject {
  readonly folder: string
  readonly width?: number
  readonly look: ChartWords
  /** A table of what was observed, or `none`; by default what the run had. */
  readonly observations?: string
  /** Path of the files without their ending. */
  readonly out?: string
}

/** Prints which charts a result can draw, and what each can be of. Throws a Refusal where the folder is no result. */
export function listCharts({ folder }: DrawRequest): void {
  const { data, hasTable } = openResult(folder)
  const rows = chartsFor(data.facts.kind, hasTable).map((chart) => {
    const subjects = chart.subjects?.(data) ?? []
    return [chart.id, chart.about, subjects.join(', ')]
  })
  console.log(
    textTable([{ title: 'chart' }, { title: 'about', wrap: true }, { title: '--of', wrap: true }], rows),
  )
}

/** Draws one chart of a stored result and writes its files. Throws a Refusal where it can't be drawn as asked for. */
export async function drawChart(id: string, request: DrawRequest): Promise<void> {
  const result = openResult(request.folder, request.observations)
  const chart = chartNamed(id, result, request.folder)
  checkSubject(chart, request, result)
  const { lang, theme = 'light' } = request.look
  const { folder: _, look: __, observations: ___, out, ...subject } = request
  const spec = themed(drawn(chart, result, { ...result.context(lang), ...subject }), theme)
  const svg = await renderSvg(spec)
  const path = out ?? nameOf(chart, request)
  const files = []
  for await (const file of formatFiles(path, { spec, svg }, request.look)) files.push(file)
  await writeFiles(files)
  console.log(files.map(({ name }) => name).join('\n'))
}

function chartNamed(id: string, { data, hasTable }: StoredResult, folder: string): Chart {
  const possible = chartsFor(data.facts.kind, hasTable)
  const found = possible.find((chart) => chart.id === id)
  if (found) return found
  const ids = possible.map((chart) => chart.id)
  const other = charts.find((chart) => chart.id === id)
  const why = other
    ? `the chart "${id}" is of results of chokepoint ${other.kinds.join(' or ')}, and ${folder} is one of ${data.facts.kind}`
    : `no chart is called "${id}"${didYouMean(id, ids)}`
  throw new Refusal(inLines(`${why}\n${folder} can draw ${ids.join(', ')}`).join('\n'))
}

/** Makes sure that everything that is named is in the result, and says what is in it. */
function checkSubject(chart: Chart, request: DrawRequest, { data, repeat, quantities }: StoredResult): void {
  const { of, elements, option, world, from, to } = request
  const subjects = chart.subjects?.(data)
  if (of && !subjects) throw new Refusal(`the chart "${chart.id}" is always of the same; leave --of out`)
  if (!of && chart.mustName && subjects) throw new Refusal(lines('name what it is of with --of', subjects))
  for (const name of of ?? []) {
    if (subjects?.includes(name)) continue
    const isLeftOut = quantities.includes(name)
    const meant = isLeftOut ? '' : didYouMean(name, [...(subjects ?? []), ...quantities])
    const hint = isLeftOut ? `\n${keepHint(name, repeat)}` : ''
    throw new Refusal(lines(`--of: the result has no "${name}"${meant}`, subjects ?? []) + hint)
  }
  const inTable = (elements && data.facts.kind === 'run' ? data.table('summary') : []).filter(
    ({ quantity = '' }) => of === undefined || of.includes(quantity),
  )
  const known = [...new Set(inTable.flatMap(({ element = '' }) => element.split(',')))].filter(
    (one) => one !== '',
  )
  for (const element of elements ?? [])
    if (!known.includes(element)) throw new Refusal(unknown('--element', element, known))
  const { options, worlds } = data.facts
  const choices = options.slice(1).map(({ name }) => name)
  if (option !== undefined && !choices.includes(option))
    throw new Refusal(unknown('--option', option, choices))
  const places = worlds.map(({ name }) => name)
  if (world !== undefined && !places.includes(world)) throw new Refusal(unknown('--world', world, places))
  for (const [name, month] of [['from', from] as const, ['to', to] as const])
    if (month !== undefined && !isMonth(month))
      throw new Refusal(`--${name}: found "${month}", expected a month such as 2024-01`)
}

function unknown(option: string, name: string, known: readonly string[]): string {
  const said = `${option}: unknown "${name}"${didYouMean(name, known)}`
  return known.length === 0 ? `${said}\nthere is nothing to choose from` : lines(said, known)
}

function lines(said: string, known: readonly string[]): string {
  return [said, ...inLines(`there are ${known.join(', ')}`)].join('\n')
}

/** Says how a quantity that a run left out can be kept by the next. */
function keepHint(name: string, repeat: string): string {
  return `a run keeps what its charts and outcomes need, and what the scenario lists in "outputs"; to have it:\n${repeat} --set 'outputs=[${name}]'`
}

function drawn(chart: Chart, { data }: StoredResult, request: ChartRequest) {
  try {
    return chart.draw(data, request)
  } catch (error) {
    if (error instanceof ChartMistake) throw new Refusal(error.message)
    throw error
  }
}

/** Names the files after the chart and what it is of. */
function nameOf(chart: Chart, { of = [], option, world }: DrawRequest): string {
  const parts = [chart.id, ...of, ...(option ? [option] : []), ...(world ? [world] : [])]
  return basename(parts.join('_').replace(/[^\w.-]+/g, '_'))
}
