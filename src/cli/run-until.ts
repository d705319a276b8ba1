import { resolve } from 'node:path'
import { designNamed, runUntil, type Scenario } from '../index.js'
import { endOfJournal, forgetJournal, unfinishedJournal } from '../store/journal.js'
import { Refusal } from '../store/refusal.js'
import { type Arguments, countOf } from './arguments.js'
import { keptQuantities } from './keep-request.js'
import { openScenario } from './open-scenario.js'
import { errorText } from './outcome-table.js'
import { counted, readable } from './readable.js'
import { MOST_RUNS, type RunRequest, requestOf } from './run-request.js'
import { type Grow, runScenario } from './run-scenario.js'
import { goalOf, type NamedGoal, widthText } from './until-goal.js'

/** Runs to begin with, and the most where nothing else is said. */
const FIRST = 1024
const MOST = 1_048_576

/** Doubles the runs of a scenario until something is known as exactly as asked, and writes the result of so many runs. */
export async function runUntilKnown(args: Arguments, text: string, signal: AbortSignal): Promise<void> {
  const most = countOf(args, 'most', MOST_RUNS) ?? MOST
  const base = requestOf(args)
  const folder = base.out ?? `outputs/${openScenario(base.file, base).name}`
  const first = Math.min(firstRuns(folder, base), most)
  const request = { ...requestOf({ ...args, runs: String(first) }), signal }
  const scenario = openScenario(request.file, request)
  refuseDesign(scenario)
  const goal = goalOf(text, scenario, request.keep ? keptQuantities(request.keep, scenario) : [])
  const grow: Grow = async (start, make) => {
    const grown = await runUntil(goal, {
      first,
      most,
      make: (runs, earlier) => make({ ...start, runs }, earlier),
      forget: () => forgetJournal(unfinishedJournal(resolve(folder))),
    })
    const { runs } = grown.result.scenario
    // The result is to be the one that so many runs give when they are asked for.
    const asked = requestOf({ ...args, runs: String(runs) })
    const result = { ...grown.result, scenario: openScenario(asked.file, asked) }
    return { result, repeat: asked.repeat, note: noteOf(goal, grown, scenario) }
  }
  await runScenario(request, grow)
}

/** Goes on where an interrupted run left off: all that was kept of it is part of the first runs. */
function firstRuns(folder: string, { resume }: Pick<RunRequest, 'resume'>): number {
  const end = resume ? endOfJournal(unfinishedJournal(resolve(folder))) : 0
  return end <= FIRST ? FIRST : 2 ** Math.ceil(Math.log2(end))
}

function refuseDesign({ design }: Scenario): void {
  const { isDeliberate, needsRuns } = designNamed(design)
  if (isDeliberate)
    throw new Refusal(
      `--until needs chance to tell the error of, and the ${design} design leaves nothing to it`,
    )
  if (needsRuns)
    throw new Refusal(
      `--until adds runs, and where the ${design} design places a run depends on how many there are; take random or sobol`,
    )
}

/** What intervals are where runs are not independent. */
const CAUTIONS: Readonly<Record<string, string>> = {
  sobol: '; it is that of random runs, which Sobol points mostly stay within',
  antithetic: '; it is that of random runs, and approximate for antithetic pairs',
}

function noteOf(
  goal: NamedGoal,
  { result, interval, isMet }: Awaited<ReturnType<typeof runUntil>>,
  { start, design }: Scenario,
): string {
  const { name, unit, probability } = goal
  const what = probability === 0.5 ? 'median' : `p${Number((100 * probability).toPrecision(6))}`
  const form = { unit, start }
  const [value = ''] = readable([interval.estimate], form)
  const half = errorText(interval, form) || 'unknown'
  const part = goal.isRelative ? partText(goal, interval) : ''
  const runs = counted(result.range[1], 'run')
  const end = isMet
    ? `within ${widthText(goal)} after ${runs}`
    : `not within ${widthText(goal)} after ${runs}, the most that --most allows`
  const method = `95% interval by order statistics${CAUTIONS[design] ?? ''}`
  return `${name}: ${what} ${value} \u00b1 ${half}${part}, ${end} (${method})`
}

function partText(
  _: NamedGoal,
  { estimate, low, high }: { estimate: number; low: number; high: number },
): string {
  const part = (high - low) / 2 / Math.abs(estimate)
  return Number.isFinite(part) ? `, which is ${Number((100 * part).toPrecision(2))}% of it` : ''
}
