import { printUnit } from '../compile/units.js'
import {
  compileScenario,
  declare,
  findSubject,
  type Goal,
  model,
  type Scenario,
  wantedOutputs,
} from '../index.js'
import { isMonth, monthLabel, monthsSince } from '../math/calendar.js'
import { didYouMean } from '../scenario/nearest.js'
import { Refusal } from '../store/refusal.js'
import { withCommas } from './readable.js'

/** A goal as it was asked for, and the unit of what is watched. */
export interface NamedGoal extends Goal {
  /** What is watched, as `domestic_share@2027-12`. */
  readonly name: string
  readonly unit: string
}

const SYNTAX =
  'expected such as "domestic_share@2027-12 \u00b11%", "domestic_half \u00b12" or "p95(premium@2026-06) \u00b12%"'
const GOAL = /^(.+?)\s*(?:\u00b1|\+\/?-)\s*(\d[\d,_]*(?:\.\d+)?|\.\d+)\s*(%?)$/
const QUANTILE = /^(?:p(\d+(?:\.\d+)?)|median)\s*\(\s*(.+?)\s*\)$/

/**
 * Reads what `--until` says: an outcome, or a quantity in a month, whose median or named quantile has to be known so exactly.
 * `kept` are quantities that are kept beside those of the scenario. Throws a Refusal.
 */
export function goalOf(text: string, scenario: Scenario, kept: readonly string[]): NamedGoal {
  const [, subject = '', digits = '', percent] = GOAL.exec(text.trim()) ?? []
  if (subject === '') throw refusal(text, SYNTAX)
  const [, rank, inner] = QUANTILE.exec(subject) ?? []
  const probability = rank === undefined ? 0.5 : Number(rank) / 100
  if (!(probability > 0 && probability < 1))
    throw refusal(text, `p${rank} is no quantile; expected p1 to p99`)
  const isRelative = percent === '%'
  const width = Number(digits.replaceAll(/[,_]/g, '')) / (isRelative ? 100 : 1)
  if (!(width > 0)) throw refusal(text, 'nothing is known as exactly as \u00b10')
  const name = (inner ?? subject).trim()
  const found = subjectOf(name, { text, scenario, kept })
  if (found.unit === 'date' && isRelative)
    throw refusal(text, `${name} is a date, which has no percentage; say how many months, as in \u00b12`)
  return { name, ...found, probability, width, isRelative }
}

function refusal(text: string, problem: string): Refusal {
  return new Refusal(`--until is "${text}": ${problem}`)
}

interface Context {
  readonly text: string
  readonly scenario: Scenario
  readonly kept: readonly string[]
}

function subjectOf(name: string, context: Context): Pick<NamedGoal, 'watched' | 'unit'> {
  const { text, scenario } = context
  const at = name.indexOf('@')
  const [key, month] = at < 0 ? [name, undefined] : [name.slice(0, at).trim(), name.slice(at + 1).trim()]
  if (!Object.hasOwn(scenario.outcomes, key)) return cellOf(key, month, context)
  if (month !== undefined)
    throw refusal(text, `${key} is an outcome, one number for each run; leave out @${month}`)
  return { watched: { outcome: key }, unit: outcomeUnitOf(key, scenario) }
}

function outcomeUnitOf(name: string, scenario: Scenario): string {
  const { outcomes } = compileScenario(scenario, { outputs: wantedOutputs(scenario), blocks: model })
  const found = outcomes.find((outcome) => outcome.name === name)
  return found ? printUnit(found.unit) : ''
}

function cellOf(
  key: string,
  month: string | undefined,
  { text, scenario, kept }: Context,
): Pick<NamedGoal, 'watched' | 'unit'> {
  const { quantities } = declare([...model, scenario.equations])
  const { elements, outcomes, start, months } = scenario
  const found = findSubject(key, { quantities, elements, outcomes: Object.keys(outcomes) })
  if ('problem' in found) throw refusal(text, found.problem)
  const { name, dimensions, variable, unit } = found.quantity
  if (!variable) throw refusal(text, `${name} is given, not computed; chokepoint draws shows its spread`)
  const first = dimensions.map((dimension) => elements[dimension]?.[0] ?? '')
  if (found.elements.length < dimensions.length)
    throw refusal(text, `${name} has elements; name one, such as ${name}[${first.join(', ')}]`)
  if (month === undefined)
    throw refusal(
      text,
      `${key} has a number for each month; name one, as in ${key}@${monthLabel(start, months - 1)}`,
    )
  const index = monthIndex(month, { text, scenario })
  const computed = [...wantedOutputs(scenario), ...kept]
  if (!computed.includes(name)) {
    const near = didYouMean(name, computed)
    throw refusal(text, `${name} is not among what the run keeps${near}; --keep trajectories:${name} adds it`)
  }
  return { watched: { quantity: name, element: found.elements.join(','), month: index }, unit }
}

function monthIndex(month: string, { text, scenario }: Pick<Context, 'text' | 'scenario'>): number {
  const { start, months } = scenario
  if (!isMonth(month)) throw refusal(text, `"${month}" is no month such as 2027-12`)
  const index = monthsSince(start, month)
  if (index >= 0 && index < months) return index
  const horizon = `${start} to ${monthLabel(start, months - 1)}`
  throw refusal(text, `${month} is outside the scenario's horizon, ${horizon}`)
}

/** Writes how exactly something has to be known: `±1%`, `±5,000`. */
export function widthText({ width, isRelative }: Goal): string {
  if (isRelative) return `\u00b1${Number((100 * width).toPrecision(6))}%`
  return `\u00b1${Number.isInteger(width) ? withCommas(width) : width}`
}
