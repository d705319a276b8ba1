import type { EquationFinding } from '../index.js'
import { amountCells, shareText } from './amount-text.js'
import { inLines } from './display-width.js'
import { outcomeUnit } from './outcome-table.js'
import { paint } from './paint.js'
import type { PrintContext } from './print-explanation.js'
import { type TableColumn, textTable } from './text-table.js'

type Choice = EquationFinding['choices'][number]
type Reduction = EquationFinding['reductions'][number]
type Context = Pick<PrintContext, 'scenario' | 'run'>

/** Columns of a bar that stands for all runs. */
const BAR = 20

/** Elements of a sum that are shown one by one. */
const MOST = 6

/** Prints which part of a choice binds: in how many runs, or in the one that is shown. */
export function printChoice(choice: Choice, context: Context): string {
  const { options, over } = choice
  const { run, scenario } = context
  const isOne = run !== undefined && over.length === 0
  const around = over.length > 0 ? `, over all ${over.map((dimension) => `${dimension}s`).join(' and ')}` : ''
  const inPart = choice.isWhole ? '' : ` in ${choice.text}`
  const title = isOne ? `What binds${inPart}` : `What binds${inPart} (share of runs${around})`
  const sorted = options.toSorted((a, b) => b.share - a.share)
  const rows = sorted.map(({ text, when = '', share, amount, unit }) => [
    text,
    isOne ? (share === 1 ? 'taken' : '') : shareText(share),
    ...(isOne ? [] : [bar(share)]),
    ...(amount && !isPlain(text)
      ? amountCells(amount, { unit, start: scenario.start })
      : run === undefined
        ? ['', '', '']
        : ['']),
    isPlain(text) ? '' : outcomeUnit(unit),
    when,
  ])
  const columns: TableColumn[] = [
    { title: '', wrap: true },
    { title: isOne ? '' : 'runs', align: isOne ? 'left' : 'right' },
    ...(isOne ? [] : [{ title: '' }]),
    ...numberColumns(run),
    { title: 'unit' },
    { title: '' },
  ]
  const full = withoutEmpty(columns, rows)
  return `${headline(title)}\n${textTable(full.columns, full.rows)}`
}

function isPlain(text: string): boolean {
  return Number.isFinite(Number(text))
}

function numberColumns(run: number | undefined): TableColumn[] {
  const titles = run === undefined ? ['p5', 'p50', 'p95'] : ['value']
  return titles.map((title) => ({ title, align: 'right' }))
}

/** Breaks what stands over a table where it is long, with further lines set in. */
function headline(title: string): string {
  return inLines(title).join('\n    ')
}

/** Leaves out columns in which no row has a text. */
function withoutEmpty(columns: readonly TableColumn[], rows: readonly (readonly string[])[]) {
  const isFull = (i: number) => rows.some((row) => row[i] !== '')
  return {
    columns: columns.filter((_, i) => isFull(i)),
    rows: rows.map((row) => row.filter((_, i) => isFull(i))),
  }
}

function bar(share: number): string {
  const length = Number.isNaN(share) ? 0 : Math.round(share * BAR)
  return (length === 0 && share > 0 ? '\u258f' : '\u2588'.repeat(length)).padEnd(BAR)
}

/** Prints the elements that add most to a sum, or that are the greatest most often. */
export function printReduction(reduction: Reduction, { run, scenario }: Context): string {
  const { text, how, dimension, contributions, isWhole, unit } = reduction
  const shown = contributions.slice(0, MOST)
  const left = contributions.length - shown.length
  const inPart = isWhole ? '' : ` in ${text}`
  const title =
    how === 'sum'
      ? `Largest contributors${inPart} (part of the ${run === undefined ? 'mean over runs' : 'sum'})`
      : `Which ${dimension} is the largest${inPart} (share of runs)`
  if (shown.length === 0) return `${headline(title)}\n  none: all are 0`
  const rows = shown.map(({ element, share, amount }) => [
    element,
    shareText(share),
    bar(Math.max(share, 0)),
    ...amountCells(amount, { unit, start: scenario.start }),
    outcomeUnit(unit),
  ])
  const columns: TableColumn[] = [
    { title: dimension },
    { title: how === 'sum' ? 'part' : 'runs', align: 'right' },
    { title: '' },
    ...numberColumns(run),
    { title: outcomeUnit(unit) === '' ? '' : 'unit' },
  ]
  const more = left > 0 ? `\n${paint.dim(`  and ${left} more`)}` : ''
  return `${headline(title)}\n${textTable(columns, rows)}${more}`
}

/** Says in a line which part of a choice binds. */
export function choiceWords({ options, text, isWhole }: Choice, isOneRun: boolean): string {
  const sorted = options.filter(({ share }) => share > 0).toSorted((a, b) => b.share - a.share)
  const shares = sorted.map((option) => {
    const name = option.when?.includes('limit') ? `${option.text} (${option.when})` : option.text
    return isOneRun && option.share === 1 ? name : `${name} ${shareText(option.share)}`
  })
  return `${isWhole ? 'what binds' : `in ${text}`}: ${shares.join(', ')}`
}

/** Says in a line which elements add most to a sum. */
export function reductionWords({ contributions, how, text, isWhole }: Reduction, _: Context): string {
  const shown = contributions.slice(0, 4).map(({ element, share }) => `${element} ${shareText(share)}`)
  const more = contributions.length > 4 ? ', \u2026' : ''
  const what = how === 'sum' ? 'largest contributors' : 'largest'
  return `${what}${isWhole ? '' : ` in ${text}`}: ${shown.length === 0 ? 'none, all are 0' : shown.join(', ')}${more}`
}
