import { countStandings, type Ledger, type LedgerEntry, type Scenario, standings } from '../index.js'
import { numberTexts, shareText } from './amount-text.js'
import { inLines } from './display-width.js'
import { outcomeUnit } from './outcome-table.js'
import { paint } from './paint.js'
import { counted, withCommas } from './readable.js'
import { sourceLines } from './source-lines.js'
import { type TableColumn, textTable } from './text-table.js'

type CitedSource = Ledger['unused'][number]

const LEGEND = inLines(
  '"partly" rests on judgement beside a publication. Width is what lies between p5 and p95, as a part of p50. Of a series, the least and the greatest month are shown.',
).join('\n')

/** Prints a ledger for people: the numbers group by group, what they rest on, and the sources in full. */
export function printLedger(ledger: Ledger, { title }: Scenario): string {
  const { entries } = ledger
  return [
    `${paint.bold(title)} \u00b7 ${counted(entries.length, 'number')} and what each rests on\n${paint.dim(LEGEND)}`,
    ...numberSections(ledger),
    ...catalogueSections(ledger),
    sourceSection(entries),
    standingSection(ledger),
    unusedSection(ledger),
  ]
    .filter((text) => text !== '')
    .join('\n\n')
}

const COLUMNS: readonly TableColumn[] = [
  { title: 'number' },
  { title: 'p50', align: 'right' },
  { title: 'p5 to p95', align: 'right' },
  { title: 'width', align: 'right' },
  { title: 'unit' },
  { title: 'rests on' },
  { title: 'source', wrap: true },
]

/** Where the terminal has no room for all columns, width and unit go. */
const SPARE: readonly number[] = [3, 4]

function isNarrow(): boolean {
  return (process.stdout.columns ?? Number.POSITIVE_INFINITY) < 100
}

function isInCatalogue({ section }: LedgerEntry): boolean {
  return section !== 'parameters' && section !== 'series'
}

/** Prints parameters and series by the blocks of the model that read them. */
function numberSections({ entries, start }: Ledger): string[] {
  const own = entries.filter((entry) => !isInCatalogue(entry))
  const blocks = [...new Set(own.map(({ block }) => block))]
  return blocks.map((block) => {
    const rows = own.filter((entry) => entry.block === block).map((entry) => numberRow(entry, start))
    const keep = isNarrow() ? (i: number) => !SPARE.includes(i) : () => true
    const columns = COLUMNS.filter((_, i) => keep(i))
    return `${paint.bold(block)}\n${textTable(
      columns,
      rows.map((row) => row.filter((_, i) => keep(i))),
    )}`
  })
}

function numberRow(
  { name, unit, p5, p50, p95, width, standing, sources, law }: LedgerEntry,
  start: string,
): string[] {
  const [low = '', middle = '', high = ''] = numberTexts([p5, p50, p95], { unit, start })
  const isOne = p5 === p95
  return [
    name,
    law === undefined && !isOne ? 'by month' : middle,
    isOne ? '' : `${low} to ${high}`,
    width === undefined ? '' : shareText(width),
    unit === 'date' ? '' : outcomeUnit(unit),
    inAWord(standing),
    sources
      .filter(({ id }) => !isPlain(id))
      .map(inShort)
      .join('; '),
  ]
}

function inAWord(standing: string): string {
  return standing === 'partly judgement' ? 'partly' : standing
}

/** Judgement and definition stand in a column of their own. */
function isPlain(id: string): boolean {
  return id === 'judgement' || id === 'definition'
}

function inShort({ publisher, title, date }: CitedSource): string {
  return [publisher ?? title, date].filter((part) => part !== undefined).join(' ')
}

/** Prints the catalogue entry by entry: the fields that rest on the same sources in a line. */
function catalogueSections({ entries, start }: Ledger): string[] {
  const own = entries.filter(isInCatalogue)
  const sections = [...new Set(own.map(({ section }) => section))]
  return sections.map((section) => {
    const rows = groupsOf(own.filter((entry) => entry.section === section)).map(([element, group]) => [
      element,
      group.map((entry) => `${fieldOf(entry)} ${shortValue(entry, start)}`).join(', '),
      inAWord(group[0]?.standing ?? ''),
      (group[0]?.sources ?? [])
        .filter(({ id }) => !isPlain(id))
        .map(inShort)
        .join('; '),
    ])
    const columns: TableColumn[] = [
      { title: section },
      { title: 'fields', wrap: true },
      { title: 'rests on' },
      { title: 'source', wrap: true },
    ]
    return `${paint.bold(`Catalogue: ${section}`)}\n${textTable(columns, rows)}`
  })
}

/** Groups fields by their element and sources; an element's name stands in its first line only. */
function groupsOf(entries: readonly LedgerEntry[]): [element: string, group: LedgerEntry[]][] {
  const groups = new Map<string, LedgerEntry[]>()
  const elements = [...new Set(entries.map(elementOf))]
  for (const entry of elements.flatMap((element) => entries.filter((one) => elementOf(one) === element))) {
    const key = `${elementOf(entry)} ${entry.sources.map(({ id }) => id).join()}`
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  const told = new Set<string>()
  return [...groups.values()].map((group) => {
    const element = elementOf(group[0] as LedgerEntry)
    const shown = told.has(element) ? '' : element
    told.add(element)
    return [shown, group]
  })
}

function elementOf({ name }: LedgerEntry): string {
  return /\[(.*)\]/.exec(name)?.[1] ?? name
}

function fieldOf({ name }: LedgerEntry): string {
  return name.replace(/\[.*/, '')
}

function shortValue({ p5, p50, p95, unit, law }: LedgerEntry, start: string): string {
  if (p5 !== p95) return numberTexts([p5, p95], { unit, start }).join(' to ')
  // As written, so that a reader finds the number of the data sheet.
  return unit === 'date' ? numberTexts([p50], { unit, start }).join('') : String(law?.value ?? p50)
}

function sourceSection(entries: readonly LedgerEntry[]): string {
  const cited = new Map<string, { source: CitedSource; count: number }>()
  for (const source of entries.flatMap(({ sources }) => sources)) {
    const count = (cited.get(source.id)?.count ?? 0) + 1
    cited.set(source.id, { source, count })
  }
  const rows = [...cited.values()]
    .toSorted((a, b) => b.count - a.count)
    .map(({ source, count }) => [source.id, withCommas(count), sourceText(source)])
  const columns: TableColumn[] = [
    { title: 'source' },
    { title: 'numbers', align: 'right' },
    { title: 'record', wrap: true },
  ]
  return `${paint.bold('Sources')}\n${textTable(columns, rows)}`
}

function sourceText(source: CitedSource): string {
  const { url: _, ...rest } = source
  const [title = '', ...others] = sourceLines(rest)
  return [title.replace(/ \[.*\]$/, ''), ...others].join('; ')
}

/** Says what share of the numbers is judgement, in all and by section. */
function standingSection(ledger: Ledger): string {
  const counts = countStandings(ledger)
  const all = counts.at(-1)
  if (!all || all.all === 0) return ''
  const judged = all.counts.judgement
  const partly = all.counts['partly judgement']
  const words =
    `${withCommas(judged)} of ${counted(all.all, 'number')} (${shareText(judged / all.all)}) ` +
    `rest on judgement alone, ${withCommas(partly)} (${shareText(partly / all.all)}) in part.`
  const columns: TableColumn[] = [
    { title: 'section' },
    { title: 'numbers', align: 'right' },
    ...standings.map((standing): TableColumn => ({ title: inAWord(standing), align: 'right' })),
    { title: 'share of it', align: 'right' },
  ]
  const rows = counts.map(({ section, all: count, counts: own }) => [
    section,
    withCommas(count),
    ...standings.map((standing) => withCommas(own[standing])),
    shareText(own.judgement / count),
  ])
  return `${paint.bold('How sure')}\n${inLines(words).join('\n')}\n\n${textTable(columns, rows)}`
}

function unusedSection({ unused }: Ledger): string {
  if (unused.length === 0) return ''
  const rows = unused.map((source) => [source.id, sourceText(source)])
  const columns: TableColumn[] = [{ title: 'source' }, { title: 'record', wrap: true }]
  return `${paint.bold('Defined, and used by no number')}\n${textTable(columns, rows)}`
}
