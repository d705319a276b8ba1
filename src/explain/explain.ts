import { printKey } from '../compile/declarations.js'
import { monthLabel } from '../math/calendar.js'
import { run } from '../run.js'
import type { Scenario } from '../scenario/scenario.js'
import { type Amount, amountOf } from './amount.js'
import type { Subject } from './find-subject.js'
import type { Finding } from './finding.js'
import { measure } from './measure.js'
import { type ModelView, usersOf } from './model-view.js'
import { type NumberFacts, numbersAskedFor } from './number-facts.js'
import { type Desk, planElements, planSubject } from './plan-finding.js'
import { type SeriesFacts, seriesFacts } from './series-facts.js'
import { makeWatchList } from './watch.js'

/** How something is explained. */
export interface ExplainOptions {
  /** The month, counted from the first of the horizon. */
  readonly month: number
  /** Equations from the root of the tree to a leaf. */
  readonly depth: number
  /** One run to look at, counted from 0; by default all runs of the scenario. */
  readonly run?: number
  readonly signal?: AbortSignal
}

/** What every explanation says of itself. */
interface Heading {
  readonly label: string
  /** The runs that were made; none where nothing had to be. */
  readonly runs: number
  readonly failed: number
  /** The names of the quantities whose equations read it. */
  readonly usedBy: readonly string[]
}

/** The elements of a quantity that was asked for without any. */
export interface ElementsFinding {
  readonly unit: string
  readonly about: string
  readonly equations: readonly { readonly part: string; readonly element?: string; readonly text: string }[]
  readonly elements: readonly { readonly label: string; readonly amount: Amount }[]
}

/** What there is to say of a quantity, a number or a series in a month. */
export type Explanation = Heading & { readonly month: string } & (
    | { readonly kind: 'quantity'; readonly finding: Finding }
    | ({ readonly kind: 'elements' } & ElementsFinding)
    | { readonly kind: 'number'; readonly numbers: readonly (NumberFacts & { readonly drawn?: number })[] }
    | { readonly kind: 'series'; readonly series: readonly SeriesFacts[] }
  )

/** Explains a quantity, a number or a series of a scenario. Throws a ProblemList where an equation is wrong. */
export async function explain(
  { subject, view }: { readonly subject: Subject; readonly view: ModelView },
  options: ExplainOptions,
): Promise<Explanation> {
  const { quantity, elements } = subject
  const { scenario } = view
  const heading = {
    label: printKey(quantity.name, elements.length > 0 ? elements : quantity.dimensions),
    month: monthLabel(scenario.start, options.month),
    usedBy: usersOf(quantity.name, view),
  }
  const still = { ...heading, runs: 0, failed: 0 }
  if (quantity.kind === 'series')
    return {
      ...still,
      kind: 'series',
      series: seriesFacts(quantity, elements, { view, month: options.month }),
    }
  if (!quantity.variable) {
    const numbers = numbersAskedFor(quantity, elements, view)
    return { ...still, kind: 'number', numbers: await withDraws(numbers, scenario, options) }
  }
  return { ...heading, ...(await explainComputed({ subject, view }, options)) }
}

async function explainComputed(
  { subject, view }: { readonly subject: Subject; readonly view: ModelView },
  options: ExplainOptions,
) {
  const { scenario } = view
  const list = makeWatchList(view)
  const desk: Desk = { view, list, month: options.month, told: new Set() }
  const { quantity } = subject
  const isWhole = quantity.dimensions.length > 0 && subject.elements.length === 0
  const ofElements = isWhole ? planElements(subject, desk) : undefined
  const ofTree = isWhole ? undefined : planSubject(subject, desk, options.depth)
  const range = rangeOf(scenario, options)
  const measurement = await measure(scenario, list, { range, signal: options.signal })
  const isOneRun = options.run !== undefined
  const made = { runs: range[1] - range[0], failed: measurement.failed }
  if (ofElements) {
    const { unit, about } = quantity
    return { ...made, kind: 'elements', unit, about, ...ofElements(measurement, isOneRun) } as const
  }
  return {
    ...made,
    kind: 'quantity',
    finding: (ofTree as NonNullable<typeof ofTree>)(measurement, isOneRun),
  } as const
}

function rangeOf({ runs }: Scenario, options: Pick<ExplainOptions, 'run'>): readonly [number, number] {
  return options.run === undefined ? [0, runs] : [options.run, options.run + 1]
}

/** Adds what was drawn in the run that is asked for. */
async function withDraws(numbers: readonly NumberFacts[], scenario: Scenario, options: ExplainOptions) {
  if (options.run === undefined || numbers.every(({ isFixed }) => isFixed)) return numbers
  const range = rangeOf(scenario, options)
  const { draws } = await run({ ...scenario, outcomes: {}, outputs: [] }, { range })
  return numbers.map((number) => {
    const drawn = draws.find(({ name }) => name === number.label)?.values[0]
    return drawn === undefined ? number : { ...number, drawn }
  })
}

/** An outcome of a scenario over its runs, or in one of them. */
export interface OutcomeExplanation {
  readonly label: string
  readonly text: string
  readonly about: string
  readonly unit: string
  readonly place: ReturnType<Scenario['locate']>
  readonly runs: number
  readonly failed: number
  readonly amount: Amount
}

/** Explains an outcome of a scenario. Throws a RangeError where it has none of this name. */
export async function explainOutcome(
  name: string,
  scenario: Scenario,
  options: Pick<ExplainOptions, 'run' | 'signal'>,
): Promise<OutcomeExplanation> {
  const outcome = scenario.outcomes[name]
  if (!outcome) throw new RangeError(`the scenario has no outcome "${name}"`)
  const range = rangeOf(scenario, options)
  const signal = options.signal ? { signal: options.signal } : {}
  const result = await run({ ...scenario, outcomes: { [name]: outcome } }, { range, ...signal })
  const [column] = result.outcomes
  const failed = new Set(result.failures.map((failure) => failure.run - range[0]))
  const values = (column?.values ?? new Float64Array()).filter((_, lane) => !failed.has(lane))
  return {
    label: name,
    text: outcome.equals,
    about: outcome.about,
    unit: column?.unit ?? '1',
    place: scenario.locate(['outcomes', name]),
    runs: range[1] - range[0],
    failed: failed.size,
    amount: amountOf(values, options.run !== undefined),
  }
}
