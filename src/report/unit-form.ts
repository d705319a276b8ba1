/** How numbers of a unit are shown: what they are multiplied by, and the unit in words for levels and for differences. */
export interface UnitForm {
  readonly scale: number
  readonly levelWords: string
  readonly differenceWords: string
}

/** Between these, a number without a unit reads best as a percentage. */
const AS_PERCENT = [-1, 10] as const

/** Chooses how an outcome is shown, from its unit and how it is spread. */
export function unitForm(
  unit: string,
  levels: readonly { readonly p5: number; readonly p50: number; readonly p95: number }[],
): UnitForm {
  if (unit === 'date')
    return { scale: 1, levelWords: 'months from the start', differenceWords: 'months; later is higher' }
  if (unit !== '1') return { scale: 1, levelWords: unit, differenceWords: unit }
  const all = levels.flatMap(({ p5, p50, p95 }) => [p5, p50, p95]).filter(Number.isFinite)
  const isPercent = all.every((value) => value >= AS_PERCENT[0] && value <= AS_PERCENT[1])
  return isPercent
    ? { scale: 100, levelWords: 'percent', differenceWords: 'percentage points' }
    : { scale: 1, levelWords: 'ratio', differenceWords: 'difference of the ratio' }
}
