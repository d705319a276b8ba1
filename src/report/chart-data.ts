import type { ResultData, ResultFacts, Row } from '../charts/chart.js'
import type { Comparison } from '../compare/compare.js'
import type { Sweep } from '../compare/sweep.js'
import type { Hindcast } from '../hindcast.js'
import type { MonthlyFact } from '../scenario/monthly-facts.js'
import {
  differencesTable,
  driversTable,
  levelsTable,
  monthlyTable,
  rankSharesTable,
  robustnessTable,
  whyTable,
} from './comparison-tables.js'
import { factsTable } from './facts-table.js'
import { hindcastTable } from './hindcast-table.js'
import type { RunRecord } from './run-record.js'
import { comparisonRows, runRows } from './run-rows.js'
import { sweepTable } from './sweep-table.js'
import { summaryTable } from './tables.js'

/** The rows of a table as it would be written, its head first. */
type TextRows = Iterable<readonly string[]>

/** Where a scenario has each lever of a sweep; undefined where that is no single number. */
export type LeverPlaces = readonly (number | undefined)[]

/** Says for each kind of thing that a result may be made of that it has none; a kind says what it has over these. */
export const noFacts = {
  question: '',
  options: [],
  worlds: [],
  outcomes: [],
  parameters: [],
  explained: 0,
  levers: [],
} as const

/**
 * Gives charts and pages what they need of a run: the rows that its files will have, so that one made later is the same. `levels`
 * are the rows of the table of that name, `observed` what was observed of its quantities.
 */
export function runData(
  record: RunRecord,
  { levels = [], observed = [] }: { readonly levels?: TextRows; readonly observed?: readonly MonthlyFact[] },
): ResultData {
  const { scenario, summary } = record
  const outcomes = record.outcomes.map(({ name, unit }) => {
    return { name, unit, about: scenario.outcomes[name]?.about ?? '' }
  })
  const parameters = record.draws.map(({ name, unit }) => ({ name, unit }))
  const facts = { ...noFacts, kind: 'run', start: scenario.start, outcomes, parameters } as const
  return dataOf(facts, {
    summary: () => summaryTable(summary, scenario.start),
    levels: () => levels,
    outcomes: () => runRows(record),
    facts: () => factsTable(record, observed),
  })
}

/** Gives charts what they need of a comparison, likewise. */
export function comparisonData(comparison: Comparison): ResultData {
  const { study, alternatives, outcomes, settings, explained } = comparison
  const start = settings[0]?.setting.scenarios[0]?.start ?? ''
  const worlds = settings.flatMap(({ setting }) => (setting.world ? [setting.world] : []))
  const { question } = study
  const facts = {
    ...noFacts,
    kind: 'compare',
    start,
    question,
    options: alternatives,
    worlds,
    outcomes,
    explained,
  } as const
  return dataOf(facts, {
    differences: () => differencesTable(comparison),
    levels: () => levelsTable(comparison),
    robustness: () => robustnessTable(comparison),
    'rank-shares': () => rankSharesTable(comparison),
    'differences-by-month': () => monthlyTable(comparison),
    outcomes: () => comparisonRows(comparison),
    why: () => whyTable(comparison),
    drivers: () => driversTable(comparison),
  })
}

/** Gives charts what they need of a sweep, likewise. */
export function sweepData(sweep: Sweep, places: LeverPlaces): ResultData {
  const { scenario, outcomes } = sweep
  const levers = sweep.levers.map(({ path, name }, i) => ({ path, name, place: places[i] }))
  const facts = { ...noFacts, kind: 'sweep', start: scenario.start, outcomes, levers } as const
  return dataOf(facts, { sweep: () => sweepTable(sweep) })
}

/** Gives charts what they need of a hindcast, likewise. */
export function hindcastData(hindcast: Hindcast): ResultData {
  const facts = { ...noFacts, kind: 'hindcast', start: hindcast.scenario.start } as const
  return dataOf(facts, { hindcast: () => hindcastTable(hindcast) })
}

function dataOf(facts: ResultFacts, tables: Readonly<Record<string, () => TextRows>>): ResultData {
  const read = new Map<string, readonly Row[]>()
  const table = (name: string) => {
    const rows = read.get(name) ?? rowsOf(tables[name]?.() ?? [])
    read.set(name, rows)
    return rows
  }
  return { facts, table }
}

/** Turns the rows of a table, its head first, into texts by column. */
export function rowsOf(lines: TextRows): Row[] {
  const [head = [], ...rows] = lines
  return rows.map((row) => Object.fromEntries(head.map((column, i) => [column, row[i] ?? ''])))
}
