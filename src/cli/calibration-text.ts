import type { Calibration } from '../index.js'
import { type FileFit, furthestOff } from '../report/calibration-manifest.js'
import { byDistance } from '../report/calibration-tables.js'
import { numberTexts, shareText } from './amount-text.js'
import type { ChosenFact } from './choose-facts.js'
import { inLines } from './display-width.js'
import { outcomeUnit } from './outcome-table.js'
import { paint } from './paint.js'
import { counted, readable, withCommas } from './readable.js'
import { type TableColumn, textTable } from './text-table.js'

/** What is printed of a calibration. */
type Found = Calibration<ChosenFact>

/** Prints a calibration: how much of the facts was used, which numbers moved, and each fact before and after. */
export function calibrationText(found: Found, fileFit: readonly FileFit[]): string {
  const { scenario, facts } = found
  const fitted = facts.filter(({ fact }) => fact.isFitted)
  const others = facts.filter(({ fact }) => !fact.isFitted)
  const runs = found.waves[0]?.runs ?? 0
  const head = `${paint.bold(scenario.title)} \u00b7 ${counted(fitted.length, 'fact')} \u00b7 ${counted(found.waves.length, 'wave')} of ${counted(runs, 'run')} \u00b7 seed ${scenario.seed}`
  return [
    head,
    lines([powerWords(found), historyWords(found)]),
    movedSection(found),
    pairSection(found),
    factSection('Facts that were fitted to', fitted, found),
    others.length > 0 ? factSection('Facts that were held out', others, found) : '',
    lines([fileWords(fileFit)]),
  ]
    .filter((text) => text !== '')
    .join('\n\n')
}

function lines(sentences: readonly string[]): string {
  return sentences
    .filter((text) => text !== '')
    .flatMap((text) => inLines(text))
    .join('\n')
}

function powerWords({ power, effective, effectiveAtOne, runs }: Found): string {
  const worth = `the ${withCommas(runs.runs)} weighted runs are worth ${withCommas(Math.floor(effective))} of equal weight`
  if (power === 1) return `All that the facts say is used: ${worth}.`
  return (
    `The facts are used only in part: their likelihood is raised to the power ${power.toPrecision(2)}, so that ${worth}; with ` +
    `all of it they would be worth ${Number(effectiveAtOne.toPrecision(2))}. More --runs or --waves, or a larger --discrepancy, use more.`
  )
}

function historyWords({ match, facts }: Found): string {
  const fitted = facts.filter(({ fact }) => fact.isFitted)
  const [most] = [...fitted].sort((a, b) => b.ruledOut - a.ruledOut)
  const worst =
    most && most.ruledOut > 0 ? ` ${most.fact.id} rules out most: ${shareText(most.ruledOut)} of them.` : ''
  return `Before any weights, ${withCommas(match.left)} of ${counted(match.runs, 'run')} have every fact within three standard errors.${worst}`
}

/** The columns of a range before calibration and after it. */
const BEFORE_AND_AFTER: readonly TableColumn[] = ['p5', 'p50', 'p95', 'after p5', 'p50', 'p95'].map(
  (title) => ({ title, align: 'right' }),
)

const MOVED: readonly TableColumn[] = [
  { title: 'number' },
  { title: 'unit' },
  ...BEFORE_AND_AFTER,
  { title: 'moved', align: 'right' },
  { title: 'range', align: 'right' },
  { title: 'mostly by', wrap: true },
]

/** Facts that are named beside a number. */
const NAMED = 2
/** Standard deviations of its prior beyond which a number is where its sources did not expect it. */
const FAR = 2

function movedSection({ numbers, scenario: { start } }: Found): string {
  const moved = byDistance(numbers).filter(({ isMoved }) => isMoved)
  const title = paint.bold(`Numbers that moved: ${moved.length} of ${numbers.length}`)
  if (moved.length === 0)
    return `${title}\n${lines(['No number moved more than chance alone would move one.'])}`
  const rows = moved.map(({ cell, before, after, shift, width, facts }) => {
    const form = { unit: cell.unit, start }
    const all = [before.p5, before.p50, before.p95, after.p5, after.p50, after.p95]
    return [
      cell.label,
      cell.unit === 'date' ? '' : outcomeUnit(cell.unit),
      ...numberTexts(all, form),
      `${shift > 0 ? '+' : ''}${shift.toFixed(1)} sd`,
      Number.isNaN(width) ? '' : `${Math.round(100 * width)}%`,
      facts
        .slice(0, NAMED)
        .map(({ id }) => id)
        .join(', '),
    ]
  })
  const far = moved.filter(({ shift }) => Math.abs(shift) > FAR).map(({ cell }) => cell.label)
  const warning =
    far.length > 0
      ? `\n${lines([`${far.join(', ')}: further than ${FAR} standard deviations from where the sources had it. Either the prior is too narrow, or the model lacks what the facts show and makes up for it here.`])}`
      : ''
  return `${title}\n\n${textTable(MOVED, rows)}${warning}`
}

/** Correlations that are printed; all are in the file. */
const SHOWN = 5

function pairSection({ pairs }: Found): string {
  if (pairs.length === 0) return ''
  const shown = pairs
    .slice(0, SHOWN)
    .map(({ between, rank }) => `${between.join(' and ')} ${rank.toFixed(2)}`)
  const more = pairs.length > SHOWN ? `, and ${pairs.length - SHOWN} weaker ones` : ''
  return lines([`Rank correlations that the facts make: ${shown.join(', ')}${more}.`])
}

const FACTS: readonly TableColumn[] = [
  { title: 'observation' },
  { title: 'unit' },
  { title: 'fact', align: 'right' },
  ...BEFORE_AND_AFTER,
  { title: 'CRPS', align: 'right' },
  { title: 'after', align: 'right' },
]

function factSection(title: string, facts: Found['facts'], { scenario: { start } }: Found): string {
  const rows = facts.map(({ fact, before, after }) => {
    const form = { unit: fact.unit, start }
    const all = [fact.value, before.p5, before.p50, before.p95, after.p5, after.p50, after.p95]
    const scores = readable([before.crps, after.crps], form)
    return [fact.id, outcomeUnit(fact.unit), ...readable(all, form), ...scores]
  })
  const inside = (name: 'before' | 'after') =>
    facts.filter(({ fact, [name]: { p5, p95 } }) => p5 <= fact.value && fact.value <= p95).length
  const better = facts.filter(({ before, after }) => after.crps < before.crps).length
  const summary =
    `${inside('before')} of ${facts.length} lie from p5 to p95 before, ${inside('after')} after; the score (CRPS, less is better) ` +
    `is better after for ${better} of them.`
  return `${paint.bold(title)}\n\n${textTable(FACTS, rows)}\n${lines([summary])}`
}

/** Part of a range beyond which the file is said not to carry all. */
const NEAR = 0.1

function fileWords(fits: readonly FileFit[]): string {
  const off = furthestOff(fits)
  if (!off) return ''
  const far = `${shareText(off.off)} of its 5% to 95% range (${off.id})`
  return off.off > NEAR
    ? `The calibrated file carries laws and rank correlations only, and is off by up to ${far}; sample.csv holds the weighted worlds themselves.`
    : `Runs of the calibrated file have the weighted medians again, to ${far}.`
}
