import type { SummaryRow } from '../analysis/rows.js'
import { elementName, type NameOptions, quantityName } from '../words/names.js'
import { wordsIn } from '../words/words.js'

/** The rows of one quantity and one element, with the heading under which they are drawn. */
export interface Panel {
  readonly key: string
  readonly heading: string
  readonly rows: readonly SummaryRow[]
}

/** Words for names, by quantity, by element, or by both as `quantity[element]`. */
export type Labels = Readonly<Record<string, string>>

function keyOf(row: SummaryRow): string {
  return row.element === '' ? row.quantity : `${row.quantity}[${row.element}]`
}

/** How panels are named: by labels of their own, or else by the catalogue of names. */
export interface PanelNames extends NameOptions {
  readonly labels?: Labels | undefined
}

function headingOf(row: SummaryRow, names: PanelNames, severalQuantities: boolean): string {
  const { labels = {}, lang } = names
  const whole = labels[keyOf(row)]
  if (whole !== undefined) return whole
  const quantity = labels[row.quantity] ?? quantityName(row.quantity, names)
  if (row.element === '') return quantity
  const element = labels[row.element] ?? elementName(row.element, names)
  return severalQuantities ? wordsIn(lang).common.ofElement(quantity, element) : element
}

function groupByKey(rows: readonly SummaryRow[]): Map<string, SummaryRow[]> {
  const groups = new Map<string, SummaryRow[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

/** Splits rows into panels, one for each quantity and element, in the order in which they first appear. */
export function splitPanels(rows: readonly SummaryRow[], names: PanelNames = {}): Panel[] {
  const severalQuantities = new Set(rows.map((row) => row.quantity)).size > 1
  return [...groupByKey(rows)].map(([key, group]) => {
    return { key, heading: headingOf(group[0]!, names, severalQuantities), rows: group }
  })
}
