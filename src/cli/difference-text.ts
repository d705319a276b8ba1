import type { OutcomeResult, SettingResult } from '../index.js'
import { readable } from './readable.js'

/** How an outcome's numbers are written. */
export interface OutcomeForm {
  readonly unit: string
  readonly start: string
  /** Whether it is shown in percent, and so differs by percentage points. */
  readonly isPercent: boolean
}

/** Between these, a number without a unit is shown as a percentage. */
const AS_PERCENT = [-1, 10] as const

/** Tells whether levels of a unit read best in percent. */
export function areShares(unit: string, levels: readonly number[]): boolean {
  const finite = levels.filter(Number.isFinite)
  return unit === '1' && finite.every((value) => value >= AS_PERCENT[0] && value <= AS_PERCENT[1])
}

/** Chooses how an outcome's numbers are written. */
export function formOf({ outcome, levels }: OutcomeResult, { setting }: SettingResult): OutcomeForm {
  const all = levels.flatMap(({ p5, p50, p95 }) => [p5, p50, p95])
  const { start = '' } = setting.scenarios[0] ?? {}
  return { unit: outcome.unit, start, isPercent: areShares(outcome.unit, all) }
}

/** Names the unit of differences for people: `percentage points`, `months`, `H100e`. */
export function differenceUnitWords({ unit, isPercent }: OutcomeForm): string {
  if (unit === 'date') return 'months'
  if (unit === '1') return isPercent ? 'percentage points' : 'ratio'
  return unit
}

/** Writes a difference with its sign: `+91.7k`, `-3.2`, `0`; nothing known is `none`. */
export function differenceText(value: number, { unit, isPercent }: OutcomeForm): string {
  if (Number.isNaN(value)) return 'none'
  if (!Number.isFinite(value)) return value > 0 ? 'never' : 'never before'
  const shown = isPercent ? value * 100 : value
  if (shown === 0) return '0'
  const size = Math.abs(shown)
  const sign = shown < 0 ? '-' : '+'
  if (isPercent || unit === 'date') return `${sign}${size < 0.1 ? size.toPrecision(1) : size.toFixed(1)}`
  return `${sign}${readable([size], { unit, start: '2022-01' })[0]}`
}

/** Writes a share of the runs: `78%`, `<1%`, `>99%`, `0%` and `100%` only where it is just that. */
export function shareText(share: number): string {
  if (Number.isNaN(share)) return 'none'
  if (share > 0 && share < 0.005) return '<1%'
  if (share < 1 && share > 0.995) return '>99%'
  return `${Math.round(100 * share)}%`
}
