import { declare, model, type Result } from '../index.js'
import { outcomeUnit } from './outcome-table.js'
import { readable } from './readable.js'
import { textTable } from './text-table.js'

/** Draws that are listed on the terminal; draws.csv has all. */
const MOST = 8

/** Prints the draws of a run that lie furthest from the middle of their laws, of those that the model needs. */
export function unusualDraws({ scenario, draws, compiled }: Result): string {
  const { quantities } = declare([...model, scenario.equations])
  const cells = new Map(
    Object.values(scenario.inputs)
      .flat()
      .map((cell) => [cell.label, cell]),
  )
  const needed = new Set(compiled.plan.drawn.map(({ label }) => label))
  const ranked = draws.flatMap(({ name, unit, values: [value = Number.NaN] }) => {
    const cell = cells.get(name)
    if (!cell || !needed.has(name)) return []
    const rank = rankOf(value, cell.law.quantile(cell.spec, cell.bounds))
    return [{ name, unit, value, rank, about: quantities.get(name.replace(/\[.*/, ''))?.about ?? '' }]
  })
  ranked.sort((a, b) => Math.abs(b.rank - 0.5) - Math.abs(a.rank - 0.5))
  const rows = ranked.slice(0, MOST).map(({ name, about, unit, value, rank }) => {
    const [text = ''] = readable([value], { unit, start: scenario.start })
    return [name, about, outcomeUnit(unit), text, `p${Math.min(Math.max(Math.round(rank * 100), 1), 99)}`]
  })
  return textTable(
    [
      { title: 'draw' },
      { title: 'about', wrap: true },
      { title: 'unit' },
      { title: 'value', align: 'right' },
      { title: 'of its law', align: 'right' },
    ],
    rows,
  )
}

const HALVINGS = 40

/** Finds the probability of a law at which its quantile function reaches a value. */
function rankOf(value: number, quantile: (probability: number) => number): number {
  let [low, high] = [0, 1]
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2
    if (quantile(middle) < value) low = middle
    else high = middle
  }
  return (low + high) / 2
}
