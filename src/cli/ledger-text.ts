import { countStandings, type Ledger, type LedgerEntry, ledgerOf, viewModel } from '../index.js'
import { csvNumber, csvText } from '../report/csv.js'
import { valueText } from '../report/value-text.js'
import { writtenText } from '../report/written-text.js'
import { openScenario } from './open-scenario.js'
import { printLedger } from './print-ledger.js'
import type { Layering } from './scenario-options.js'

/** Draws up the ledger of a scenario file as a table for people, CSV or JSON. Throws a ProblemList. */
export function ledgerText(file: string, layering: Layering, form: 'table' | 'csv' | 'json'): string {
  const scenario = openScenario(file, layering)
  const ledger = ledgerOf(viewModel(scenario))
  if (form === 'csv') return [...csvText(csvRows(ledger))].join('')
  if (form === 'json') return `${jsonText(ledger, scenario.name)}\n`
  return `${printLedger(ledger, scenario)}\n`
}

const HEAD = 'section,name,unit,law,p5,p50,p95,width,standing,sources,publishers,note,file,line'.split(',')

function csvRows({ entries, start }: Ledger): string[][] {
  return [HEAD, ...entries.map((entry) => csvRow(entry, start))]
}

function csvRow(entry: LedgerEntry, start: string): string[] {
  const { section, name, unit, law, p5, p50, p95, width, standing, sources, note = '', place } = entry
  const publishers = sources.map(({ publisher, title, date }) =>
    [publisher ?? title, date].filter((part) => part !== undefined).join(' '),
  )
  return [
    section,
    name,
    unit,
    law === undefined ? 'by month: least, middle, greatest' : writtenText(law),
    ...[p5, p50, p95].map((value) => valueText(value, { unit, start })),
    width === undefined ? '' : csvNumber(width),
    standing,
    sources.map(({ id }) => id).join('; '),
    publishers.join('; '),
    note,
    place.file,
    String(place.line),
  ]
}

function jsonText({ entries, unused }: Ledger, scenario: string): string {
  const finite = (_: string, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
  const counts = countStandings({ entries })
  return JSON.stringify({ scenario, counts, unused, numbers: entries }, finite, 2)
}
