import type { SummaryRow } from '../../src/analysis/rows.js'

/** The dates that the charts must carry, two of them a month apart. */
export const exportRules = [
  { date: '2022-10-07', label: 'BIS Oct 2022' },
  { date: '2023-10-23', label: 'BIS Oct 2023' },
  { date: '2023-11-17', label: 'In force Nov 2023' },
  { date: '2024-12-31', label: 'HBM ban Dec 2024' },
  { date: '2025-04-09', label: 'H20 stop Apr 2025' },
  { date: '2026-01-15', label: 'H200 case by case' },
]

export const context = { scenario: 'Baseline', runs: 2000, seed: '42', marks: exportRules }

/** Returns the months from January 2022 on, as `2022-01`. */
export function months(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    return `${2022 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
  })
}

/** A quantity for tests: its median by years since 2022 and the half width of its outer band there. */
export interface Path {
  readonly quantity: string
  readonly element?: string
  readonly unit: string
  readonly median: (years: number) => number
  readonly spread: (years: number) => number
  /** Adds the spread instead of multiplying by its exponential. */
  readonly additive?: boolean
}

function at(path: Path, years: number, weight: number): number {
  const median = path.median(years)
  const spread = path.spread(years) * weight
  return path.additive ? median + spread : median * Math.exp(spread)
}

/** Returns one row for each month of a path. */
export function rowsOf(path: Path, count = 108): SummaryRow[] {
  return months(count).map((month, index) => {
    const value = (weight: number) => at(path, index / 12, weight)
    const quantiles = { p5: value(-1), p25: value(-0.4), p50: value(0), p75: value(0.4), p95: value(1) }
    return {
      quantity: path.quantity,
      element: path.element ?? '',
      month,
      unit: path.unit,
      mean: value(0),
      ...quantiles,
      p50_low: value(-0.05),
      p50_high: value(0.05),
    }
  })
}

const widening = (years: number) => 0.1 + 0.1 * years
const logistic = (years: number, middle: number) => 1 / (1 + Math.exp(middle - years))

const paths: Path[] = [
  { quantity: 'china_compute', unit: 'H100e', median: (t) => 9e4 * Math.exp(0.55 * t), spread: widening },
  { quantity: 'installed_legal', unit: 'H100e', median: (t) => 9e4 * Math.exp(0.3 * t), spread: widening },
  {
    quantity: 'installed_grey',
    unit: 'H100e',
    median: (t) => 6e5 * logistic(t, 3),
    spread: (t) => 2 * widening(t),
  },
  {
    quantity: 'installed_domestic',
    unit: 'H100e',
    median: (t) => 8e3 * Math.exp(0.75 * t),
    spread: widening,
  },
  { quantity: 'installed_offshore', unit: 'H100e', median: (t) => 2e6 * logistic(t, 4), spread: widening },
  {
    quantity: 'domestic_share',
    unit: '1',
    median: (t) => 0.05 + 0.5 * logistic(t, 3),
    spread: (t) => 0.02 + 0.03 * t,
    additive: true,
  },
  {
    quantity: 'premium',
    unit: '1',
    median: (t) => 0.9 * Math.exp(-((t - 2) ** 2)) + 0.1 + 0.15 * t,
    spread: (t) => 0.2 + 0.15 * t,
    additive: true,
  },
  {
    quantity: 'price_import',
    unit: 'USD/H100e',
    median: (t) => 42e3 * Math.exp(-0.15 * t),
    spread: (t) => widening(t) / 2,
  },
  {
    quantity: 'ascend_units',
    unit: 'chip/month',
    median: (t) => 2e3 + 9e4 * logistic(t, 4),
    spread: widening,
  },
  { quantity: 'unmet', unit: 'H100e/month', median: (t) => 4e3 * Math.exp(0.35 * t), spread: widening },
  {
    quantity: 'cowos_capacity',
    unit: 'wafer/month',
    median: (t) => 6e3 * Math.exp(0.4 * t),
    spread: (t) => widening(t) / 2,
  },
  {
    quantity: 'smic_capacity',
    unit: 'wafer/month',
    median: (t) => 4e3 + 7e4 * logistic(t, 4),
    spread: widening,
  },
  {
    quantity: 'fab_yield',
    unit: '1',
    median: (t) => 0.2 + 0.4 * (1 - Math.exp(-t / 4)),
    spread: (t) => 0.05 + 0.015 * t,
    additive: true,
  },
]

/** Returns rows of every headline quantity: growth over decades, bands that widen. */
export function headlineRows(): SummaryRow[] {
  return paths.flatMap((path) => rowsOf(path))
}
