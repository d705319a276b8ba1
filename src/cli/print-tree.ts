import { middleOf } from '../explain/amount.js'
import type { EquationFinding, Finding } from '../index.js'
import { monthLabel } from '../math/calendar.js'
import { amountCells } from './amount-text.js'
import { outcomeUnit } from './outcome-table.js'
import { paint } from './paint.js'
import { choiceWords, reductionWords } from './print-choices.js'
import type { FindingContext } from './print-finding.js'
import { counted } from './readable.js'
import { type TreeColumn, type TreeRow, treeTable } from './tree-table.js'

/** The month that a tree is about, and what it is printed with. */
export interface TreeContext {
  readonly month: string
  readonly context: FindingContext
}

/** Prints a finding and what it comes from as a tree with values. */
export function printTree(finding: Finding, { month, context }: TreeContext): string {
  const numbers = context.run === undefined ? ['p5', 'p50', 'p95'] : ['value']
  const columns: TreeColumn[] = [
    { title: month },
    ...numbers.map((title): TreeColumn => ({ title, align: 'right' })),
    { title: 'unit' },
    { title: 'about' },
  ]
  const rows = [
    rowOf(finding, { stem: '', below: '', context, month }),
    ...(finding.equations ?? []).flatMap((equation) =>
      partRows(equation, finding, { stem: '', context, month }),
    ),
  ]
  return treeTable(columns, rows)
}

interface Stem extends TreeContext {
  readonly stem: string
}

/** Gives the rows below a finding; a stock's have a line for what it starts with and one for what it grows by. */
function partRows(equation: EquationFinding, finding: Finding, { stem, context, month }: Stem): TreeRow[] {
  const { part, inputs, amount, unit } = equation
  if (part !== 'start' && part !== 'change')
    return inputs.flatMap((input, i) =>
      rowsOf(input, { stem, context, month, isLast: i === inputs.length - 1 }),
    )
  const isLast = part === 'change' || (finding.equations?.length ?? 0) < 2
  const below = `${stem}${isLast ? '   ' : '\u2502  '}`
  const { start } = context.scenario
  const about = part === 'change' ? 'What is added at the end of the month.' : `Its level in ${start}.`
  const label = part === 'change' ? 'grows by' : 'starts at'
  const row = {
    stem: `${stem}${isLast ? '\u2514\u2500 ' : '\u251c\u2500 '}`,
    below,
    cells: [label, ...amountCells(amount, { unit, start }), outcomeUnit(unit), about],
  }
  return [
    row,
    ...inputs.flatMap((input, i) =>
      rowsOf(input, { stem: below, context, month, isLast: i === inputs.length - 1 }),
    ),
  ]
}

function rowsOf(finding: Finding, { stem, isLast, context, month }: Stem & { isLast: boolean }): TreeRow[] {
  const below = `${stem}${isLast ? '   ' : '\u2502  '}`
  const own = `${stem}${isLast ? '\u2514\u2500 ' : '\u251c\u2500 '}`
  const equations = finding.equations ?? []
  return [
    rowOf(finding, { stem: own, below, context, month }),
    ...equations.flatMap((equation) => [
      ...equationRows(equation, { stem: below, context }),
      ...partRows(equation, finding, { stem: below, context, month }),
    ]),
  ]
}

function rowOf(finding: Finding, { stem, below, context, month }: Stem & { below: string }): TreeRow {
  const { label, amount, unit } = finding
  const { start } = context.scenario
  const blank = context.run === undefined ? ['', '', ''] : ['']
  const cells = amount ? amountCells(amount, { unit, start }) : blank
  return { stem, below, cells: [label, ...cells, outcomeUnit(unit), aboutOf(finding, { month, context })] }
}

function aboutOf(
  { label, about, ago, largestOf, sources = [], isAbove, amount }: Finding,
  { month, context }: TreeContext,
): string {
  const looked = ago ? `As it was ${agoWords(middleOf(ago), { month, context })}. ` : ''
  const over = amount ? '' : ` One for each ${/\[(.*)\]/.exec(label)?.[1] ?? 'element'}.`
  const largest = largestOf === undefined ? '' : ` Shown for the largest ${largestOf}.`
  const cited = sources.length > 0 ? ` [${sources.join(', ')}]` : ''
  const missing = amount && 'missing' in amount ? ` No number in ${counted(amount.missing, 'run')}.` : ''
  return `${looked}${about}${over}${largest}${missing}${cited}${isAbove ? ' (its equation is above)' : ''}`
}

function agoWords(months: number, { month }: TreeContext): string {
  if (months === 1) return 'the month before'
  const around = Number.isInteger(months) ? '' : 'about '
  return `${Number(months.toFixed(1))} months before, ${around}in ${monthLabel(month, -Math.round(months))}`
}

/** Gives the lines below a finding in a tree: its equation, and in a line each what binds and who contributes most. */
function equationRows(
  { part, text, choices, reductions }: EquationFinding,
  { stem, context }: { readonly stem: string; readonly context: FindingContext },
): TreeRow[] {
  const across = (cells: string): TreeRow => ({ stem: `${stem}`, below: stem, cells: paint.dim(cells) })
  return [
    across(`${part === 'change' ? 'grows each month by' : '='} ${text}`),
    ...choices.map((choice) => across(choiceWords(choice, context.run !== undefined))),
    ...reductions.map((reduction) => across(reductionWords(reduction, context))),
  ]
}
