import type { Explanation } from '../index.js'
import { writtenText } from '../report/written-text.js'
import { numberTexts } from './amount-text.js'
import { type Field, fieldList } from './field-list.js'
import { outcomeUnit } from './outcome-table.js'
import { paint } from './paint.js'
import type { PrintContext } from './print-explanation.js'
import { withCommas } from './readable.js'
import { shellWord } from './shell-word.js'
import { sourceLines } from './source-lines.js'
import { type TableColumn, textTable } from './text-table.js'

type Numbers = Extract<Explanation, { kind: 'number' }>['numbers']
type NumberFacts = Numbers[number]
type Series = Extract<Explanation, { kind: 'series' }>['series']
type SeriesFacts = Series[number]
type Given = NumberFacts | SeriesFacts

/** Prints all that is known of a number; of several elements, a line each. */
export function printNumbers(
  { label, usedBy }: Explanation,
  numbers: Numbers,
  context: PrintContext,
): string {
  const [number, ...others] = numbers
  const { quantity } = context.subject
  const kind = quantity.kind === 'attribute' ? 'a catalogue entry gives it' : 'a parameter'
  const heading = headingOf(label, { kind, context })
  if (!number || others.length > 0)
    return [heading, numberTable(numbers, context), hint(numbers, context)].join('\n\n')
  return [heading, fieldList(numberFields(number, usedBy, context))].join('\n\n')
}

function headingOf(label: string, { kind, context }: { kind: string; context: PrintContext }): string {
  const { unit, block, about } = context.subject.quantity
  const named = unit === '1' || unit === 'date' ? '' : ` \u00b7 ${unit}`
  return `${paint.bold(label)}   ${kind}${named} \u00b7 ${block}\n${about}`
}

function hint(given: readonly Given[], { file }: PrintContext): string {
  const [first] = given
  return first
    ? paint.dim(`chokepoint explain ${file} ${shellWord(first.label)} says more about one of them`)
    : ''
}

function numberFields(number: NumberFacts, usedBy: readonly string[], context: PrintContext): Field[] {
  const { law, isFixed, within, p5, p50, p95, drawn, unit } = number
  const form = { unit, start: context.scenario.start }
  const [low, middle, high] = numberTexts([p5, p50, p95], form)
  const bounds = within.some(Number.isFinite) ? `, kept within ${numberTexts(within, form).join(' to ')}` : ''
  const spread: Field[] = isFixed
    ? [['value', `${unit === 'date' ? middle : p50}${inUnit(unit)}, the same in every run`]]
    : [
        ['law', `${law.name}: ${writtenText(law.written)}${bounds}`, paint.dim(law.about)],
        ['spread', `p5 ${low}   p50 ${middle}   p95 ${high}${inUnit(unit)}`],
      ]
  const run = context.run === undefined ? '' : withCommas(context.run)
  const inRun: Field[] =
    drawn === undefined ? [] : [[`run ${run}`, `${numberTexts([drawn], form).join('')}${inUnit(unit)}`]]
  return [...spread, ...inRun, ...originFields(number, usedBy)]
}

function inUnit(unit: string): string {
  return unit === 'date' || outcomeUnit(unit) === '' ? '' : ` ${unit}`
}

/** Gives what every given thing says of its origin: sources in full, note, place, and who uses it. */
function originFields(given: Given, usedBy: readonly string[]): Field[] {
  const { note, place, elsewhere, path, sources } = given
  const others = elsewhere.map(
    (part) => `${part.key}: ${part.place.file} ${part.place.line}:${part.place.column}`,
  )
  return [
    ...(note === undefined ? [] : [['note', note] as const]),
    ...sources.map((source, i): Field => [i === 0 ? 'source' : '', ...sourceLines(source)]),
    ['from', `${place.file}, line ${place.line} (${path})`, ...others],
    ...(usedBy.length === 0 ? [] : [['used by', usedBy.join(', ')] as const]),
  ]
}

function numberTable(numbers: Numbers, { scenario, run }: PrintContext): string {
  const columns: TableColumn[] = [
    { title: 'name' },
    { title: 'p5', align: 'right' },
    { title: 'p50', align: 'right' },
    { title: 'p95', align: 'right' },
    ...(run === undefined ? [] : [{ title: `run ${withCommas(run)}`, align: 'right' } as const]),
    { title: 'unit' },
    { title: 'source' },
    { title: 'from' },
  ]
  const rows = numbers.map((number) => {
    const { unit, isFixed, p5, p50, p95, label, drawn } = number
    const texts = numberTexts([p5, p50, p95, drawn ?? p50], { unit, start: scenario.start })
    return [
      label,
      ...(isFixed ? ['', texts[1] ?? '', ''] : texts.slice(0, 3)),
      ...(run === undefined ? [] : [texts[3] ?? '']),
      unit === 'date' ? '' : outcomeUnit(unit),
      ...whence(number),
    ]
  })
  return textTable(columns, rows)
}

function whence({ sources, place }: Given): string[] {
  return [sources.map(({ id }) => id).join(', '), `${place.file}:${place.line}`]
}

/** Prints a series around a month; of several elements, a line each. */
export function printSeries(
  { label, usedBy, month }: Explanation,
  series: Series,
  context: PrintContext,
): string {
  const [one, ...others] = series
  const heading = headingOf(label, { kind: 'a monthly series', context })
  const { unit } = context.subject.quantity
  const form = { unit, start: context.scenario.start }
  if (!one || others.length > 0) {
    const columns: TableColumn[] = [
      { title: 'name' },
      { title: month, align: 'right' },
      { title: 'source' },
      { title: 'from' },
    ]
    const rows = series.map((facts) => [facts.label, ...numberTexts([facts.value], form), ...whence(facts)])
    return [heading, textTable(columns, rows), hint(series, context)].join('\n\n')
  }
  const changed = one.changes.map(({ written, place }, i): Field => {
    return [i === 0 ? 'changed' : '', writtenText(written), `${place.file}, line ${place.line}`]
  })
  const fields = fieldList([...changed, ...originFields(one, usedBy)])
  return [heading, pointTable(one, { month, context }), fields].join('\n\n')
}

function pointTable(
  { points, unit, changes }: SeriesFacts,
  { month, context }: { readonly month: string; readonly context: PrintContext },
): string {
  const texts = numberTexts(
    points.map(({ value }) => value),
    { unit, start: context.scenario.start },
  )
  const rows = points.map((point, i) => {
    const asked = point.month === month ? ' \u2190 asked for' : ''
    const origin = points.length === 1 ? 'the same in all months' : originWords(point, points)
    return [point.month, texts[i] ?? '', `${changes.length > 0 ? 'as changed' : origin}${asked}`]
  })
  const columns: TableColumn[] = [
    { title: 'month' },
    { title: outcomeUnit(unit) === '' ? 'value' : unit, align: 'right' },
    { title: '' },
  ]
  return textTable(columns, rows)
}

/** Says how a month comes about: given, or from the points around it. */
function originWords(
  { month, isGiven }: SeriesFacts['points'][number],
  points: SeriesFacts['points'],
): string {
  if (isGiven) return 'given'
  const isEdge = points[0]?.month === month || points.at(-1)?.month === month
  return isEdge ? 'held' : 'on the line between'
}
