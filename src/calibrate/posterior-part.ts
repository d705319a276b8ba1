import type { Block } from '../compile/block.js'
import { declare, parseKey } from '../compile/declarations.js'
import { dayLabel, isoDate } from '../math/calendar.js'
import type { RankPair } from '../sampling/rank-groups.js'
import type { CalibratedNumber, Calibration, FactToUse } from './calibrate.js'
import { possiblePairs } from './dependence.js'

/** A fact that says where it was found. */
export type SourcedFact = FactToUse & { readonly sources: readonly string[] }

/** What is different in a calibrated scenario: entries for numbers that moved, and all correlations. */
export interface PosteriorPart {
  readonly parameters: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly correlations: readonly Readonly<Record<string, unknown>>[]
}

/**
 * Writes what the facts taught as a part of a scenario, as plain data: a law for each number that moved more than chance would
 * have it, with the sources of its prior and of the facts that speak of it, and the rank correlations of all numbers, which
 * replace those of the scenario. Laid over the prior, it gives the calibrated scenario, as far as laws and rank
 * correlations (a Gaussian copula) carry it.
 */
export function posteriorPart(
  calibration: Calibration<SourcedFact>,
  { blocks }: { readonly blocks: readonly Block[] },
): PosteriorPart {
  const { scenario, numbers, pairs } = calibration
  const { quantities } = declare([...blocks, scenario.equations])
  const moved = numbers.filter(({ isMoved }) => isMoved)
  const possible = possiblePairs(pairs)
  return {
    parameters: Object.fromEntries(
      moved.map((number) => {
        const name = parseKey(number.cell.label)?.name ?? number.cell.label
        const within = quantities.get(name)?.within ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
        return [number.cell.label, entryOf(number, { calibration, within })]
      }),
    ),
    correlations: possible.map((pair, i) =>
      correlationOf(pair, { asked: pairs[i] as RankPair, calibration }),
    ),
  }
}

interface EntryOptions {
  readonly calibration: Calibration<SourcedFact>
  readonly within: readonly [number, number]
}

function entryOf(number: CalibratedNumber<SourcedFact>, { calibration, within }: EntryOptions) {
  const { cell, law, facts } = number
  const isDate = cell.unit === 'date'
  const write = (value: unknown): unknown => (isDate ? inDates(value, calibration.scenario.start) : value)
  const keys = isDate && law.name === 'fixed' ? { date: law.keys.value } : law.keys
  const [least, greatest] = cell.bounds
  return {
    ...(write(keys) as object),
    ...(law.probability === undefined ? {} : { probability: law.probability }),
    ...(least > within[0] ? { min: write(least) } : {}),
    ...(greatest < within[1] ? { max: write(greatest) } : {}),
    ...(isDate ? {} : { unit: cell.unit }),
    source: inOrder([...cell.sources, ...sourcesOf(facts.length > 0 ? facts : fittedIn(calibration))]),
    note: noteOf(number),
  }
}

/** Writes months as days wherever a value may stand; weights stay. */
function inDates(value: unknown, start: string): unknown {
  if (Array.isArray(value)) return value.map((item) => inDates(item, start))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, key === 'weight' ? inner : inDates(inner, start)]),
    )
  return typeof value === 'number' ? isoDate(dayLabel(start, value)) : value
}

function noteOf({ shift, width, facts, cell }: CalibratedNumber): string {
  const named = facts.slice(0, 3).map(({ id }) => id)
  const more = facts.length > named.length ? ` and ${facts.length - named.length} more` : ''
  const by = named.length > 0 ? `, mostly by ${named.join(', ')}${more}` : ''
  const range = Number.isNaN(width) ? '' : `, its range ${Math.round(100 * width)}% as wide`
  const before = cell.note === undefined ? '' : `; before: ${cell.note}`
  return `calibrated: moved by ${shift.toFixed(1)} standard deviations of its prior${range}${by}${before}`
}

function correlationOf(
  { between, rank }: RankPair,
  { asked, calibration }: { readonly asked: RankPair; readonly calibration: Calibration<SourcedFact> },
) {
  const speaking = between.map(
    (name) => calibration.numbers.find(({ cell }) => cell.label === name)?.facts ?? [],
  )
  const [ofOne = [], ofOther = []] = speaking
  const ofBoth = ofOne.filter((fact) => ofOther.includes(fact))
  const facts = [ofBoth, [...ofOne, ...ofOther], fittedIn(calibration)].find(({ length }) => length > 0) ?? []
  const note =
    asked.rank === rank
      ? {}
      : { note: `made smaller from ${asked.rank.toFixed(3)}, so that all can hold together` }
  return { between: [...between], rank: Number(rank.toFixed(3)), source: inOrder(sourcesOf(facts)), ...note }
}

function fittedIn({ facts }: Calibration<SourcedFact>): SourcedFact[] {
  return facts.flatMap(({ fact }) => (fact.isFitted ? [fact] : []))
}

function sourcesOf(facts: readonly SourcedFact[]): string[] {
  return facts.flatMap(({ sources }) => sources)
}

function inOrder(names: readonly string[]): string[] {
  return [...new Set(names)]
}
