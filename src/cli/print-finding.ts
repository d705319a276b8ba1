import type { EquationFinding, Explanation, Finding } from '../index.js'
import { inLines } from './display-width.js'
import { printEquation } from './equation-text.js'
import { paint } from './paint.js'
import { printChoice, printReduction } from './print-choices.js'
import type { PrintContext } from './print-explanation.js'
import { printTree, type TreeContext } from './print-tree.js'
import { layeringWords } from './scenario-options.js'
import { shellWord } from './shell-word.js'

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
    equations.length > 0
      ? equations.map((equation) => printOwnEquation(equation, label)).join('\n')
      : nothingStated(context),
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

/** A quantity that catalogue entries state is 0 for an entry that states nothing. */
function nothingStated({ subject }: PrintContext): string {
  const { variable } = subject.quantity
  return variable && 'stated' in variable
    ? `  ${subject.elements[0]} has no "${variable.stated}", so this is 0.`
    : ''
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

function footnote(finding: Finding, { month, context: { run, file, layering } }: TreeContext): string {
  if (run !== undefined) return ''
  const words = [file, finding.label, '--at', month, '--run', '1', ...layeringWords(layering)]
  const lines = inLines(
    'Each number is a quantile over runs by itself: medians of inputs need not give the median of the result. ' +
      'A lone p50 is p5 and p95 as well.',
  )
  return paint.dim(
    [
      ...lines,
      `chokepoint explain ${words.map(shellWord).join(' ')} shows one run, in which the equation holds.`,
    ].join('\n'),
  )
}
