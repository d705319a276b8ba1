import { middleOf } from '../explain/amount.js'
import type { EquationFinding, Explanation, Finding } from '../index.js'
import { monthLabel } from '../math/calendar.js'
import { amountCells } from './amount-text.js'
import { inLines } from './display-width.js'
import { printEquation } from './equation-text.js'
import { outcomeUnit } from './outcome-table.js'
import { paint } from './paint.js'
import { choiceWords, printChoice, printReduction, reductionWords } from './print-choices.js'
import type { PrintContext } from './print-explanation.js'
import { shellWord } from './shell-word.js'
import { type TreeColumn, type TreeRow, treeTable } from './tree-table.js'

/** What a finding is printed with: the context, and which runs its numbers are of. */
export type FindingContext = PrintContext & { readonly over: string }

/** Prints the equation of a quantity, what binds in it, and its inputs as a tree. */
export function printFinding(
  { month, usedBy }: Explanation,
  finding: Finding,
  context: FindingContext,
): string {
  const { label, unit, about, equations = [] } = finding
  const { quantity } = context.subject
  const heading = headingOf(
    { label, unit, kind: quantity.kind, block: quantity.block },
    { month, over: context.over },
  )
  return [
    `${heading}\n${about}`,
    equations.map((equation) => printOwnEquation(equation, label)).join('\n'),
    placeWords(context),
    ...equations.flatMap(({ choices }) => choices.map((choice) => printChoice(choice, context))),
    ...equations.flatMap(({ reductions }) => reductions.map((one) => printReduction(one, context))),
    printTree(finding, { month, context }),
    usedByWords(usedBy),
    footnote(finding, { month, context }),
  ]
    .filter((text) => text !== '')
    .join('\n\n')
}

interface Headed {
  readonly label: string
  readonly unit: string
  readonly kind: string
  readonly block: string
}

/** Prints the first line of an explanation: the name, what it is, and what the numbers are of. */
export function headingOf(
  { label, unit, kind, block }: Headed,
  { month, over }: { readonly month: string; readonly over: string },
): string {
  const what = kind === 'stock' ? 'a stock at the start of' : ''
  const named = unit === '1' ? '' : ` \u00b7 ${unit}`
  return `${paint.bold(label)}   ${what === '' ? '' : `${what} `}${month} \u00b7 ${over}${named} \u00b7 ${block}`
}

/** Says which equations read a quantity. */
export function usedByWords(usedBy: readonly string[]): string {
  return usedBy.length === 0 ? '' : inLines(`Used by ${usedBy.join(', ')}.`).join('\n')
}

function printOwnEquation({ part, text }: EquationFinding, label: string): string {
  const left =
    part === 'start'
      ? `${label} starts at`
      : part === 'change'
        ? `${label} grows each month by`
        : `${label} =`
  return printEquation({ left, text })
}

/** Says where an equation of the scenario stands; the model's own have no place in a file of the user's. */
function placeWords({ scenario, subject }: PrintContext): string {
  const { name, variable } = subject.quantity
  const stated = variable && 'stated' in variable ? variable.stated : undefined
  const [element = ''] = subject.elements
  const key = Object.keys(scenario.equations.variables).find((own) => own.split('[')[0] === name)
  const path = key === undefined ? undefined : ['equations', key]
  const place =
    stated && scenario.statements[stated]?.[element] !== undefined
      ? scenario.locate([sectionWith(element, scenario), element, stated])
      : path && scenario.locate(path)
  return place ? paint.dim(`  stated in ${place.file}, line ${place.line}`) : ''
}

function sectionWith(element: string, { resolved }: PrintContext['scenario']): string {
  const sections = Object.entries(resolved as Readonly<Record<string, unknown>>)
  const found = sections.find(
    ([, entries]) => typeof entries === 'object' && entries !== null && element in entries,
  )
  return found?.[0] ?? 'rules'
}

interface TreeContext {
  readonly month: string
  readonly context: FindingContext
}

function printTree(finding: Finding, { month, context }: TreeContext): string {
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
  { label, about, ago, sources = [], isAbove, amount }: Finding,
  { month, context }: TreeContext,
): string {
  const looked = ago ? `As it was ${agoWords(middleOf(ago), { month, context })}. ` : ''
  const over = amount ? '' : ` One for each ${/\[(.*)\]/.exec(label)?.[1] ?? 'element'}.`
  const cited = sources.length > 0 ? ` [${sources.join(', ')}]` : ''
  return `${looked}${about}${over}${cited}${isAbove ? ' (its equation is above)' : ''}`
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

function footnote(finding: Finding, { month, context: { run, file } }: TreeContext): string {
  if (run !== undefined) return ''
  const shown = `chokepoint explain ${shellWord(file)} ${shellWord(finding.label)}`
  const lines = inLines(
    'Each number is a quantile over runs by itself: medians of inputs need not give the median of the result. ' +
      'A lone p50 is p5 and p95 as well.',
  )
  return paint.dim(
    [...lines, `${shown} --at ${month} --run 1 shows one run, in which the equation holds.`].join('\n'),
  )
}
