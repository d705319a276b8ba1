import { type NumberFacts, numberFacts } from '../explain/number-facts.js'
import { type DrawnInput, type DrawnInputs, type Scenario, type Spread, viewModel } from '../index.js'
import { monthLabel } from '../math/calendar.js'
import { csvNumber } from '../report/csv.js'
import { valueText } from '../report/value-text.js'
import { writtenText } from '../report/written-text.js'
import { numberTexts, shareText } from './amount-text.js'
import { inLines } from './display-width.js'
import { outcomeUnit } from './outcome-table.js'
import { paint } from './paint.js'
import { counted } from './readable.js'
import { sparkText } from './spark-text.js'
import { type TableColumn, textTable } from './text-table.js'

/** An uncertain number with what the scenario says of it. */
type NamedInput = DrawnInput & { readonly facts: NumberFacts }

/** What was drawn of a scenario, with what the scenario says of it. */
export interface NamedDraws extends DrawnInputs {
  readonly inputs: readonly NamedInput[]
  readonly scenario: Scenario
}

/** Finds out what the scenario says of each number that was drawn. */
export function nameDraws(draws: DrawnInputs, scenario: Scenario): NamedDraws {
  const view = viewModel(scenario)
  const facts = new Map(
    Object.entries(scenario.inputs).flatMap(([name, cells]) => {
      const quantity = view.quantities.get(name)
      return quantity ? cells.map((cell) => [cell.label, numberFacts(quantity, cell, view)] as const) : []
    }),
  )
  const inputs = draws.inputs.map((input) => ({ ...input, facts: facts.get(input.name) as NumberFacts }))
  return { ...draws, inputs, scenario }
}

const HEAD = 'name,unit,law,persistence,p5,p50,p95,drawn_p5,drawn_p50,drawn_p95,never,sources'.split(',')

/** Gives the rows of draws.csv: each uncertain number with the quantiles of its law and of what was drawn. */
export function drawsRows({ inputs, scenario }: NamedDraws): string[][] {
  const rows = inputs.map(({ name, unit, law, drawn, never, months, facts }) => [
    name,
    unit,
    writtenText(lawOf(facts)),
    months ? writtenText(months.persistence) : '',
    ...[...spreadOf(law), ...spreadOf(drawn)].map((value) =>
      valueText(value, { unit, start: scenario.start }),
    ),
    csvNumber(never),
    facts.sources.map(({ id }) => id).join('; '),
  ])
  return [HEAD, ...rows]
}

/** Gives the rows of months.csv: how each number that is drawn for each month is spread in each of them. */
export function monthsRows({ inputs, scenario: { start } }: NamedDraws): string[][] {
  const rows = inputs.flatMap(({ name, unit, months }) =>
    (months?.spreads ?? []).map((spread, month) => [
      name,
      monthLabel(start, month),
      unit,
      ...spreadOf(spread).map(csvNumber),
    ]),
  )
  return [['name', 'month', 'unit', 'p5', 'p50', 'p95'], ...rows]
}

/** Writes draws as JSON; numbers that it does not have become text. */
export function drawsJson({ inputs, correlations, scenario }: NamedDraws): string {
  const { name, seed, design, runs, start } = scenario
  const numbers = inputs.map(({ facts, ...input }) => {
    const { law, sources, note } = facts
    return { ...input, written: law.written, sources: sources.map(({ id }) => id), ...(note ? { note } : {}) }
  })
  const finite = (_: string, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
  return JSON.stringify({ scenario: name, seed, design, runs, start, numbers, correlations }, finite, 2)
}

/** Gives what a chart is to show of the draws. */
export function chartInputs({ inputs }: NamedDraws) {
  return inputs.map(({ name, unit, histogram, drawn, months }) => {
    return { name, unit, histogram, drawn, ...(months ? { spreads: months.spreads } : {}) }
  })
}

function spreadOf({ p5, p50, p95 }: Spread): number[] {
  return [p5, p50, p95]
}

/** What a law is made of, without how its months hang together, which is told beside it. */
function lawOf({ law }: NumberFacts): NumberFacts['law']['written'] {
  const { persistence: _, ...written } = law.written
  return written
}

const COLUMNS: readonly TableColumn[] = [
  { title: 'number' },
  { title: 'unit' },
  { title: 'law', wrap: true },
  { title: 'p5', align: 'right' },
  { title: 'p50', align: 'right' },
  { title: 'p95', align: 'right' },
  { title: 'drawn p5', align: 'right' },
  { title: 'p50', align: 'right' },
  { title: 'p95', align: 'right' },
  { title: 'drawn' },
  { title: 'source', wrap: true },
]

/** Where the terminal has no room for all columns, these go: unit, law, and the quantiles of what was drawn. */
const SPARE: readonly number[] = [1, 2, 6, 7, 8]
const ROOM = 150

/** Prints draws for people: numbers that are drawn once, those drawn for each month, and correlations. */
export function drawsTable(draws: NamedDraws): string {
  const once = draws.inputs.filter(({ months }) => !months)
  const sections = [
    once.length > 0 ? onceTable(once, draws.scenario) : 'nothing is uncertain for a whole run',
    monthlySection(draws),
    correlationSection(draws),
  ]
  return sections.filter((text) => text !== '').join('\n\n')
}

function onceTable(inputs: readonly NamedInput[], { start }: Scenario): string {
  const isNarrow = (process.stdout.columns ?? Number.POSITIVE_INFINITY) < ROOM
  const keep = (_: unknown, i: number) => !isNarrow || !SPARE.includes(i)
  const rows = inputs.map((input) => {
    const { name, unit, law, drawn, never, histogram, facts } = input
    const form = { unit, start }
    const never_ = never > 0 ? ` ${shareText(never)} never` : ''
    return [
      name,
      unit === 'date' ? '' : outcomeUnit(unit),
      shortLaw(facts),
      ...numberTexts(spreadOf(law), form),
      ...numberTexts(spreadOf(drawn), form),
      `${sparkText(histogram.counts)}${never_}`,
      sourceText(facts),
    ].filter(keep)
  })
  return textTable(COLUMNS.filter(keep), rows)
}

/** Names a law; one that is known by quantiles says which, and a date that may not come how often it does. */
function shortLaw({ law }: NumberFacts): string {
  const { probability } = law.written
  const [key = law.name] = Object.keys(law.written).filter(
    (name) => name !== 'probability' && name !== 'persistence',
  )
  if (law.name !== 'perhaps') return law.name
  const inner = /^p\d/.test(key) ? 'fitted' : key
  return `${inner}, with ${shareText(Number(probability))}`
}

function sourceText({ sources }: NumberFacts): string {
  return sources
    .map(({ id, publisher, date }) => [publisher ?? id, date].filter(Boolean).join(' '))
    .join('; ')
}

function monthlySection({ inputs, scenario, monthlyRuns }: NamedDraws): string {
  const monthly = inputs.filter(({ months }) => months)
  if (monthly.length === 0) return ''
  const { start, months } = scenario
  const shown = [0, Math.floor((months - 1) / 2), months - 1]
  const columns: TableColumn[] = [
    { title: 'number' },
    { title: 'unit' },
    { title: 'law' },
    { title: 'months', wrap: true },
    ...shown.map((month): TableColumn => ({ title: monthLabel(start, month), align: 'right' })),
    { title: 'source', wrap: true },
  ]
  const rows = monthly.map(({ name, unit, months: own, facts }) => [
    name,
    outcomeUnit(unit),
    shortLaw(facts),
    writtenText(own?.persistence),
    ...shown.map((month) => bandText(own?.spreads[month], { unit, start })),
    sourceText(facts),
  ])
  const words = `p5 to p95, and p50 in brackets, of a month over ${counted(monthlyRuns, 'run')}`
  return `${paint.bold('Drawn for each month')} \u00b7 ${words}\n\n${textTable(columns, rows)}`
}

function bandText(spread: Spread | undefined, form: { unit: string; start: string }): string {
  if (!spread) return ''
  const [low = '', middle = '', high = ''] = numberTexts(spreadOf(spread), form)
  return low === high ? middle : `${low} to ${high} (${middle})`
}

function correlationSection({ correlations }: NamedDraws): string {
  if (correlations.length === 0) return ''
  const columns: TableColumn[] = [
    { title: 'between' },
    { title: 'and' },
    { title: 'asked', align: 'right' },
    { title: 'used', align: 'right' },
    { title: 'drawn', align: 'right' },
  ]
  const rows = correlations.map(({ between, asked, used, achieved }) => [
    ...between,
    asked.toFixed(2),
    (used ?? asked).toFixed(2),
    achieved === null ? 'none' : achieved.toFixed(2),
  ])
  const repaired = correlations.some(({ used }) => used !== undefined)
    ? `\n${inLines('No numbers can have all that was asked for; used is the nearest that some can have.').join('\n')}`
    : ''
  return `${paint.bold('Rank correlations')}${repaired}\n\n${textTable(columns, rows)}`
}
