import { printKey } from '../compile/declarations.js'
import { numbersOf } from '../explain/amount.js'
import type { ElementsFinding, Explanation } from '../index.js'
import { amountCells } from './amount-text.js'
import { printEquation } from './equation-text.js'
import { outcomeUnit } from './outcome-table.js'
import { paint } from './paint.js'
import type { PrintContext } from './print-explanation.js'
import { headingOf, usedByWords } from './print-finding.js'
import { withCommas } from './readable.js'
import { shellWord } from './shell-word.js'
import { type TableColumn, textTable } from './text-table.js'

/** Prints a quantity that was asked for without an element: its equation, and the value of each element. */
export function printElements(
  explanation: Explanation & ElementsFinding,
  context: PrintContext & { readonly over: string },
): string {
  const { label, month, unit, about, equations, elements, usedBy } = explanation
  const { scenario, subject, over, run, file } = context
  const { dimensions, name } = subject.quantity
  const shown = elements.filter(({ amount }) => !numbersOf(amount).every((value) => value === 0))
  const numbers = run === undefined ? ['p5', 'p50', 'p95'] : ['value']
  const columns: TableColumn[] = [
    { title: dimensions.join(', ') },
    ...numbers.map((title): TableColumn => ({ title, align: 'right' })),
    { title: outcomeUnit(unit) },
  ]
  const rows = shown.map(({ label: own, amount }) => [
    own.slice(name.length + 1, -1),
    ...amountCells(amount, { unit, start: scenario.start }),
    '',
  ])
  const none = elements.length - shown.length
  const noneWords =
    none === 0
      ? ''
      : `  ${withCommas(none)} of ${withCommas(elements.length)} are 0${run === undefined ? ' from p5 to p95' : ''}`
  const texts = equations.map(({ part, element, text }) => {
    const key = element === undefined ? label : printKey(name, [element, ...dimensions.slice(1)])
    return printEquation({ left: LEFT[part]?.(key) ?? `${key} =`, text })
  })
  const example = (shown[0] ?? elements[0])?.label ?? label
  return [
    `${headingOf({ label, unit, kind: subject.quantity.kind, block: subject.quantity.block }, { month, over })}\n${about}`,
    texts.join('\n'),
    [rows.length === 0 ? '' : textTable(columns, rows), paint.dim(noneWords)]
      .filter((text) => text !== '')
      .join('\n'),
    usedByWords(usedBy),
    paint.dim(`chokepoint explain ${file} ${shellWord(example)} --at ${month} explains one of them`),
  ]
    .filter((text) => text !== '')
    .join('\n\n')
}

const LEFT: Readonly<Record<string, (key: string) => string>> = {
  start: (key) => `${key} starts at`,
  change: (key) => `${key} grows each month by`,
}
