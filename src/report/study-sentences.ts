import { inLanguage } from '../words/names.js'
import type { Lang } from '../words/words.js'
import { amountTexts, countText, isPercent, shareText, unitText } from './page-amounts.js'
import { pageWords } from './page-words.js'
import {
  type Best,
  bestOf,
  byReach,
  type DifferenceFacts,
  type StandingFacts,
  tellingOf,
} from './study-claims.js'

/** An outcome that a study compares. */
export interface StudyOutcomeFacts {
  readonly name: string
  readonly about: string
  readonly unit: string
  readonly better: 'higher' | 'lower'
}

/** What the answer of a study is made from. */
export interface StudyNumbers {
  /** In the order of the study's own list. */
  readonly outcomes: readonly StudyOutcomeFacts[]
  /** Of each world the outcome that changes most first. */
  readonly differences: readonly DifferenceFacts[]
  readonly standings: readonly StandingFacts[]
  /** Titles by name; the base first. */
  readonly alternatives: ReadonlyMap<string, string>
  readonly worlds: ReadonlyMap<string, string>
  readonly runs: number
  readonly lang: Lang
}

/** Tells what a study found, in three sentences: what moves its first outcome most, what is best for that, and what else changes. */
export function studyAnswer(numbers: StudyNumbers): string[] {
  const { outcomes, differences, worlds, lang } = numbers
  const words = pageWords(lang)
  const world = differences[0]?.world ?? ''
  const own = { ...numbers, differences: differences.filter((one) => one.world === world) }
  const [lead] = outcomes
  const most = own.differences.find(({ outcome }) => outcome !== lead?.name)?.outcome
  const next = outcomes.find(({ name }) => name === most)
  const sentences = [
    lead && furthestSentence(lead, own),
    lead && bestSentence(lead, world, own),
    next && furthestSentence(next, own),
  ].filter((sentence) => sentence !== undefined)
  if (sentences.length === 0) return [words.noAnswer]
  const title = worlds.get(world)
  return title ? sentences.map((sentence) => words.difference.world(title, sentence)) : sentences
}

function furthestSentence(outcome: StudyOutcomeFacts, numbers: StudyNumbers): string | undefined {
  const own = byReach(numbers.differences.filter((one) => one.outcome === outcome.name))
  const [first, second] = own
  if (!first) return undefined
  const isFurthest = second !== undefined && Math.abs(first.median) > Math.abs(second.median)
  const { difference } = pageWords(numbers.lang)
  const about = inLanguage(outcome.about, numbers.lang).replace(/[.\u3002]$/, '') || outcome.name
  return difference.about(about, differenceSentence(first, outcome, { ...numbers, isFurthest }))
}

/** Tells how an option differs from the base in an outcome, and no more than the runs tell. */
export function differenceSentence(
  facts: DifferenceFacts,
  { unit }: Pick<StudyOutcomeFacts, 'unit'>,
  { alternatives, lang, isFurthest = false }: StudyNumbers & { readonly isFurthest?: boolean },
): string {
  const { difference, quoted } = pageWords(lang)
  const [[base = '', baseTitle = base] = []] = alternatives
  const option = quoted(inLanguage(alternatives.get(facts.option) ?? facts.option, lang))
  const [notInBase = '', notInOption = '', neither = ''] = facts.never.map(countText)
  const parts = {
    ...differenceWords(facts, unit, { lang }),
    lead: isFurthest ? difference.furthest(option) : option,
    option,
    base: quoted(inLanguage(baseTitle, lang)),
    share: shareText(facts.higher, lang),
    runs: countText(facts.pairs),
    onlyBase: notInOption,
    onlyOption: notInBase,
    neither,
  }
  const telling = tellingOf(facts)
  if (telling === 'no-pair') return difference.noPair(parts)
  const isDate = unit === 'date'
  if (!isDate || (telling !== 'higher' && telling !== 'lower')) return difference[telling](parts)
  const sentence = telling === 'higher' ? difference.laterBy(parts) : difference.soonerBy(parts)
  const hasNever = facts.never.some((count) => count > 0)
  return hasNever ? `${sentence}${lang === 'zh' ? '' : ' '}${difference.never(parts)}` : sentence
}

/** A difference in words. */
export interface DifferenceWords {
  /** The median without its sign, and with it, both with the unit. */
  readonly size: string
  readonly signed: string
  /** The ends of its interval; the lower leaves the unit to the upper. */
  readonly low: string
  readonly high: string
  /** The median and the ends of its interval without the unit, and the unit, which is empty for a ratio. */
  readonly bare: readonly [median: string, low: string, high: string]
  readonly unit: string
}

/** Writes a difference and its interval in the unit of the outcome: dates differ by months, shares by percentage points. */
export function differenceWords(
  { median, low, high }: Pick<DifferenceFacts, 'median' | 'low' | 'high'>,
  unit: string,
  {
    lang,
    percents = isPercent(unit, [median, low, high]),
  }: { readonly lang: Lang; readonly percents?: boolean },
): DifferenceWords {
  const { points, months } = pageWords(lang).difference
  const values = [Math.abs(median), median, low, high]
  const shown = unit === 'date' || (unit === '1' && !percents) ? 'plain' : unit
  const texts = amountTexts(values, { unit: shown, start: '', lang }).map((text, i) => {
    const isSigned = i > 0 && (values[i] ?? 0) > 0
    return `${isSigned ? '+' : ''}${text.replace('%', '')}`
  })
  const withUnit = (text: string) => {
    if (percents) return points(text)
    return unit === 'date' ? months(text) : text + unitText(unit, lang)
  }
  const [size = '', middle = '', least = '', most = ''] = texts
  return {
    size: withUnit(size),
    signed: withUnit(middle),
    low: least,
    high: withUnit(most),
    bare: [middle, least, most],
    unit: withUnit('').trim(),
  }
}

/** Tells which alternatives of an outcome are best most often; undefined where no run says. */
export function bestSentence(
  { name, unit, better }: StudyOutcomeFacts,
  world: string,
  { standings, alternatives, runs, lang }: StudyNumbers,
): string | undefined {
  const words = pageWords(lang)
  const own = standings.filter((one) => one.outcome === name && one.world === world)
  const found = bestOf(own, runs)
  if (found.leaders.length === 0) return undefined
  const titles = found.leaders.map(({ option }) =>
    words.quoted(inLanguage(alternatives.get(option) ?? option, lang)),
  )
  const shares = found.leaders.map(({ best }) => shareText(best, lang))
  const ways = unit === 'date' ? words.best.dates : words.best.ways
  return words.best[kindOf(found)]({
    way: ways[better] ?? better,
    names: words.list(titles),
    share: words.list(shares),
  })
}

function kindOf({ leaders, isLevel }: Best): 'one' | 'several' | 'level' {
  if (isLevel) return 'level'
  return leaders.length === 1 ? 'one' : 'several'
}
