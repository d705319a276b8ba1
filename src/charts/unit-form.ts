import { unitWords } from '../words/names.js'
import { type Lang, wordsIn } from '../words/words.js'

/** How numbers of a unit are shown: what they are multiplied by, and the unit in words for levels and for differences. */
export interface UnitForm {
  readonly scale: number
  readonly levelWords: string
  readonly differenceWords: string
}

/** Between these, a number without a unit reads best as a percentage. */
const AS_PERCENT = [-1, 10] as const

/** What an outcome's unit is shown by: how it is spread, and the language. */
export interface UnitFormOptions {
  readonly levels: readonly { readonly p5: number; readonly p50: number; readonly p95: number }[]
  readonly lang?: Lang | undefined
}

/** Chooses how an outcome is shown, from its unit and how it is spread. */
export function unitForm(unit: string, { levels, lang }: UnitFormOptions): UnitForm {
  const { units } = wordsIn(lang)
  if (unit === 'date')
    return { scale: 1, levelWords: units.monthsFromStart, differenceWords: units.laterIsHigher }
  const words = unitWords(unit, lang)
  if (unit !== '1') return { scale: 1, levelWords: words, differenceWords: words }
  const all = levels.flatMap(({ p5, p50, p95 }) => [p5, p50, p95]).filter(Number.isFinite)
  const isPercent = all.every((value) => value >= AS_PERCENT[0] && value <= AS_PERCENT[1])
  return isPercent
    ? { scale: 100, levelWords: units.percent, differenceWords: units.percentagePoints }
    : { scale: 1, levelWords: units.plain, differenceWords: units.plainDifference }
}
