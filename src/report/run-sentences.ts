import type { SummaryRow } from '../analysis/rows.js'
import { monthLabel } from '../math/calendar.js'
import { inLanguage } from '../words/names.js'
import type { Lang } from '../words/words.js'
import { type AmountForm, countText, monthName, rangeTexts, shareText } from './page-amounts.js'
import { type PageWords, pageWords } from './page-words.js'
import {
  type Binding,
  type BindingYear,
  type Bound,
  bindingOf,
  bindingYears,
  comingOf,
  type OutcomeLevel,
  trendOf,
} from './run-claims.js'

/** What the answer of a run is made from. */
export interface RunNumbers {
  readonly summary: readonly SummaryRow[]
  readonly levels: readonly OutcomeLevel[]
  readonly runs: number
  readonly failed: number
  readonly start: string
  readonly months: number
  readonly lang: Lang
}

/** Sentences in an answer. */
const MOST = 3

/** The quantities whose course answers best, in this order; the others answer where these don't. */
const LEADS = ['china_compute', 'domestic_share']
const OTHERS = ['premium', 'price_import', 'unmet', 'ascend_units']

/** Tells what the numbers of a run say, in three sentences at most, each chosen by what is true of them. */
export function runAnswer(numbers: RunNumbers): string[] {
  const { runs, failed, lang, levels } = numbers
  const words = pageWords(lang)
  if (failed >= runs) return [words.allFailed(countText(runs))]
  const dates = levels.filter(({ unit }) => unit === 'date')
  const others = levels.filter(({ unit }) => unit !== 'date')
  const sentences = [
    ...LEADS.map((quantity) => trendSentence(quantity, numbers)),
    bindingSentence(numbers),
    ...[...dates, ...others].map((level) => levelSentence(level, numbers)),
    ...OTHERS.map((quantity) => trendSentence(quantity, numbers)),
  ].filter((sentence) => sentence !== undefined)
  return sentences.length === 0 ? [words.noAnswer] : sentences.slice(0, MOST)
}

/** Tells how a quantity without elements goes on over the horizon; undefined where there is no number of it. */
export function trendSentence(quantity: string, numbers: RunNumbers): string | undefined {
  const { summary, runs, failed, start, lang } = numbers
  const words = pageWords(lang)
  const rows = summary.filter((row) => row.quantity === quantity && row.element === '')
  const claim = trendOf(rows[0], rows.at(-1))
  if (claim.kind === 'none') return undefined
  const { from, to } = claim
  const form = { unit: from.unit, start, lang }
  const [first = '', last = '', low = '', high = ''] = rangeTexts([from.p50, to.p50, to.p5, to.p95], form)
  return words.trend[claim.kind]({
    what: words.quantities[quantity] ?? quantity,
    first: monthName(from.month, lang),
    last: monthName(to.month, lang),
    from: first,
    to: last,
    low,
    high,
    runs: countText(runs - failed),
  })
}

/** Tells how an outcome is spread, or whether a date comes; undefined where no run has a number. */
export function levelSentence(level: OutcomeLevel, numbers: RunNumbers): string | undefined {
  const { unit, p5, p50, p95, runs } = level
  const { start, months, lang } = numbers
  if (!(runs > 0) || Number.isNaN(p50)) return undefined
  const words = pageWords(lang)
  const form: AmountForm = { unit, start, lang }
  const [low = '', high = '', , middle = ''] = rangeTexts([p5, p95, p50, p50], form)
  const about = inLanguage(level.about, lang).replace(/[.\u3002]$/, '') || level.name
  if (unit !== 'date') return words.level[p5 === p95 ? 'constant' : 'spread']({ about, low, middle, high })
  const claim = comingOf(level)
  if (claim.kind === 'none') return undefined
  return words.coming[claim.kind]({
    about,
    low,
    high,
    middle: Number.isFinite(p50) ? middle : '',
    share: shareText(claim.comes / runs, lang),
    end: monthName(monthLabel(start, months - 1), lang),
    runs: countText(runs),
  })
}

/** Tells what binds in the last year, and the first year in which that was something else; undefined where that is not known. */
export function bindingSentence({ summary, runs, failed, lang }: RunNumbers): string | undefined {
  const words = pageWords(lang)
  const years = bindingYears(summary).map((year) => bindingOf(year, runs - failed))
  const last = years.at(-1)
  if (!last) return undefined
  const kind = last.leaders.length === 0 ? 'none' : last.leaders.length === 1 ? 'one' : 'several'
  const sentence = words.binding[kind](bindingParts(last, { words, lang }))
  const earlier = kind === 'one' ? years.find((year) => isOther(year, last)) : undefined
  const join = lang === 'zh' ? '' : ' '
  return earlier
    ? `${sentence}${join}${words.binding.before(bindingParts(earlier, { words, lang }))}`
    : sentence
}

function isOther({ leaders }: Binding, last: Binding): boolean {
  return leaders.length === 1 && leaders[0]?.bound !== last.leaders[0]?.bound
}

function bindingParts(
  { year, leaders }: Binding,
  { words, lang }: { readonly words: PageWords; readonly lang: Lang },
) {
  const names = leaders.map(({ bound }) => words.bounds[bound] ?? bound)
  const shares = leaders.map(({ share }) => shareText(share, lang))
  return { year, names: words.list(names), share: words.list(shares) }
}

/** Gives what is shown of what binds when: the years, and what each bound is called. */
export function bindingFacts({ summary, lang }: Pick<RunNumbers, 'summary' | 'lang'>): {
  readonly years: readonly BindingYear[]
  readonly names: readonly { readonly bound: Bound; readonly name: string }[]
} {
  const years = bindingYears(summary)
  const bounds = Object.entries(pageWords(lang).bounds)
  return { years, names: bounds.map(([bound, name]) => ({ bound: bound as Bound, name })) }
}
