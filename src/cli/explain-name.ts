import {
  compileScenario,
  explain,
  explainOutcome,
  findSubject,
  model,
  type Scenario,
  type Subject,
  viewModel,
  wantedOutputs,
} from '../index.js'
import { isMonth, monthLabel, monthsSince } from '../math/calendar.js'
import { Refusal } from '../store/refusal.js'
import { openScenario } from './open-scenario.js'
import { printExplanation, printOutcome } from './print-explanation.js'
import { counted, withCommas } from './readable.js'
import type { Layering } from './scenario-options.js'

/** What a user asks of `chokepoint explain`. */
export interface ExplainRequest extends Layering {
  readonly file: string
  readonly name: string
  /** The month; by default the last of the horizon. */
  readonly at: string | undefined
  /** One run, counted from 1. */
  readonly run: number | undefined
  readonly depth: number
  readonly runs: number | undefined
  readonly json: boolean
}

/** Runs that are enough for shares and quantiles to read, and take a second. */
const ENOUGH = 2000

/** Explains a name of a scenario as text. Throws a ProblemList or a Refusal. */
export async function explainName(request: ExplainRequest, signal: AbortSignal): Promise<string> {
  const scenario = withRuns(openScenario(request.file, request), request)
  const month = monthOf(request.at, scenario)
  compileScenario(scenario, { outputs: wantedOutputs(scenario), blocks: model })
  const options = { signal, ...(request.run === undefined ? {} : { run: request.run - 1 }) }
  const context = { scenario, file: request.file, run: request.run, layering: request }
  if (Object.hasOwn(scenario.outcomes, request.name)) {
    const outcome = await explainOutcome(request.name, scenario, options)
    return request.json ? jsonText({ kind: 'outcome', ...outcome }, context) : printOutcome(outcome, context)
  }
  const view = viewModel(scenario)
  const subject = subjectOf(request, scenario, view.quantities)
  const explanation = await explain({ subject, view }, { ...options, month, depth: request.depth })
  return request.json
    ? jsonText(explanation, context)
    : printExplanation(explanation, { ...context, view, subject })
}

/** One run belongs to the whole ensemble; for all together, a part of a large one is enough. */
function withRuns(scenario: Scenario, { run, runs }: ExplainRequest): Scenario {
  const made = runs ?? (run === undefined ? Math.min(scenario.runs, ENOUGH) : scenario.runs)
  if (run !== undefined && run > made)
    throw new Refusal(`--run is ${withCommas(run)}, but the scenario has ${counted(made, 'run')}`)
  return { ...scenario, runs: made }
}

function monthOf(at: string | undefined, { start, months }: Scenario): number {
  if (at === undefined) return months - 1
  if (!isMonth(at)) throw new Refusal(`--at is "${at}"; expected a month such as 2026-06`)
  const month = monthsSince(start, at)
  if (month >= 0 && month < months) return month
  const horizon = `${start} to ${monthLabel(start, months - 1)}`
  throw new Refusal(`--at is ${at}, which is outside the scenario's horizon, ${horizon}`)
}

function subjectOf(
  { name }: ExplainRequest,
  { elements, outcomes }: Scenario,
  quantities: ReturnType<typeof viewModel>['quantities'],
): Subject {
  const found = findSubject(name, { quantities, elements, outcomes: Object.keys(outcomes) })
  if (!('problem' in found)) return found
  throw new Refusal(`${found.problem}\nchokepoint list shows what there is`)
}

/** Numbers that JSON does not have become text. */
function jsonText(
  explanation: object,
  { scenario, run }: { readonly scenario: Scenario; readonly run: number | undefined },
): string {
  const { name, seed, design } = scenario
  const one = run === undefined ? {} : { run }
  return JSON.stringify({ scenario: name, seed, design, ...one, ...explanation }, finite, 2)
}

function finite(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}
