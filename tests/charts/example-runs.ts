import type { SummaryRow } from '../../src/analysis/rows.js'
import { months } from './example-rows.js'

/** Returns a row for each month of a quantity that is the same in every run: its value by month. */
export function certainRows(
  quantity: string,
  at: (month: number) => number,
  { element = '', unit = 'H100e/month', count = 24 } = {},
): SummaryRow[] {
  return months(count).map((month, i) => {
    const value = at(i)
    const quantiles = { p5: value, p25: value, p50: value, p75: value, p95: value }
    return { quantity, element, month, unit, mean: value, ...quantiles, p50_low: value, p50_high: value }
  })
}

/** Returns rows of all channels of supply, each growing, and of demand. */
export function supplyRows(count = 24): SummaryRow[] {
  const levels = {
    legal_supply: 4e4,
    card_supply_worth: 1e4,
    grey_supply: 2e4,
    domestic_supply: 2e4,
    offshore_supply: 1e4,
  }
  const channels = Object.entries(levels).flatMap(([name, level]) =>
    certainRows(name, (month) => level * (1 + month / 24), { count }),
  )
  return [...channels, ...certainRows('demand', (month) => 1e5 + 5e3 * month, { count })]
}

/** Returns rows of what binds: lines in half of the runs, dies in ever fewer, memory in the rest. */
export function bottleneckRows(count = 24): SummaryRow[] {
  const dies = (month: number) => 0.5 - (0.4 * month) / count
  return [
    ...certainRows('bound_by_lines', () => 0.5, { unit: '1', count }),
    ...certainRows('bound_by_dies', dies, { unit: '1', count }),
    ...certainRows('bound_by_memory', (month) => 0.5 - dies(month), { unit: '1', count }),
  ]
}

/** Returns rows of two chips: one that is banned after a year, and one that comes then, licensed, and is shut out at last. */
export function calendarRows(): SummaryRow[] {
  const of = (quantity: string, element: string, at: (month: number) => number) =>
    certainRows(quantity, at, { element, unit: '1' })
  return [
    ...of('on_sale_abroad', 'a100', () => 1),
    ...of('controlled', 'a100', (month) => Number(month >= 12)),
    ...of('us_open', 'a100', (month) => Number(month < 12)),
    ...of('door', 'a100', () => 1),
    ...of('on_sale_abroad', 'h20', (month) => Number(month >= 12)),
    ...of('controlled', 'h20', () => 1),
    ...of('us_open', 'h20', () => 0.3),
    ...of('door', 'h20', (month) => Number(month < 18)),
  ]
}
