import type { SummaryRow } from '../analysis/rows.js'

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

function inWords(name: string, labels: Labels): string {
  return labels[name] ?? name.replaceAll('_', ' ').replaceAll(',', ', ')
}

function headingOf(row: SummaryRow, labels: Labels, severalQuantities: boolean): string {
  const whole = labels[keyOf(row)]
  if (whole !== undefined) return whole
  if (row.element === '') return inWords(row.quantity, labels)
  const element = inWords(row.element, labels)
  return severalQuantities ? `${inWords(row.quantity, labels)}: ${element}` : element
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
export function splitPanels(rows: readonly SummaryRow[], labels: Labels = {}): Panel[] {
  const severalQuantities = new Set(rows.map((row) => row.quantity)).size > 1
  return [...groupByKey(rows)].map(([key, group]) => {
    return { key, heading: headingOf(group[0]!, labels, severalQuantities), rows: group }
  })
}
