import { meanOfValues, type Outcomes, varianceOf } from '../analysis/differences.js'
import { coalitionsOf, MOST_PARTS, MOST_SHAPLEY, shapleyValues } from '../analysis/shapley.js'
import { mixDocuments } from '../scenario/leaves.js'
import { readDocument } from '../scenario/read.js'
import type { Scenario } from '../scenario/scenario.js'
import type { Setting } from '../scenario/study.js'
import { runTrials, type TrialOptions } from './trials.js'

/** A mean over runs, with the 95% interval that the central limit theorem gives it. */
export interface Mean {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** What one override does to an outcome, in the mean of the runs. */
export interface Effect {
  /** The override, `us_licence[h20]`; `interaction` for what is left over by all alone; `total` for all together. */
  readonly name: string
  readonly kind: 'override' | 'interaction' | 'total'
  /** What it changes in the base by itself. */
  readonly alone: Mean
  /** Its Shapley value, which shares interactions out; absent where overrides are many. */
  readonly share: Mean | undefined
  /** Runs in which every coalition gives a finite number. */
  readonly runs: number
  /** The outcome's mean in the base, over those runs. */
  readonly base: number
}

/**
 * Takes each option's difference apart, override by override: `[alternative][outcome]`. Every coalition of overrides is a
 * scenario of its own, run with the same draws; where there are more than eight, only each alone and all together. No
 * overrides are looked at where there are more than 32.
 */
export async function effectsOf(setting: Setting, options: TrialOptions): Promise<Effect[][][]> {
  const found: Effect[][][] = [[]]
  const [base, ...others] = setting.scenarios as [Scenario, ...Scenario[]]
  for (const [index, option] of others.entries()) {
    const leaves = setting.leaves[index + 1] ?? []
    const isIdle = options.range?.[1] === 0 || leaves.length > MOST_PARTS
    found.push(isIdle ? [] : await optionEffects({ base, option, leaves }, options))
  }
  return found
}

interface Pair {
  readonly base: Scenario
  readonly option: Scenario
  readonly leaves: Setting['leaves'][number]
}

/** Coalitions below which other threads take longer to start than they save. */
const WORTHWHILE = 16

async function optionEffects({ base, option, leaves }: Pair, options: TrialOptions): Promise<Effect[][]> {
  const coalitions = coalitionsOf(leaves.length)
  const scenarios = coalitions.map((members): Scenario => {
    if (members.length === 0) return base
    if (members.length === leaves.length) return option
    const taken = members.map((member) => leaves[member] as (typeof leaves)[number])
    const document = mixDocuments(base.document, option.document, taken)
    const texts = new Map([...base.texts, ...option.texts])
    return {
      ...readDocument(document, { name: option.name, texts, blocks: options.blocks }),
      outcomes: base.outcomes,
    }
  })
  const { onProgress: _, callTurnCrew, ...quiet } = options
  const crew = callTurnCrew && scenarios.length >= WORTHWHILE ? { callTurnCrew } : {}
  const { outcomes } = await runTrials(scenarios, { ...quiet, ...crew })
  const names = leaves.map(({ name }) => name)
  return Object.keys(base.outcomes).map((_, i) =>
    effectsIn(
      outcomes.map((one) => one[i] as Outcomes),
      names,
    ),
  )
}

function effectsIn(all: readonly Outcomes[], names: readonly string[]): Effect[] {
  const runs = finiteRuns(all)
  const at = (coalition: number, run: number): number => (all[coalition] as Outcomes).values[run] as number
  const meanOver = (of: (run: number) => number): Mean => meanOf(Float64Array.from(runs, of))
  const isFull = names.length <= MOST_SHAPLEY
  const single = (part: number): number => (isFull ? 2 ** part : part + 1)
  const shares = isFull && Array.from(runs, (run) => shapleyValues(names.length, (one) => at(one, run)))
  const common = { runs: runs.length, base: meanOver((run) => at(0, run)).value }
  const overrides = names.map((name, part): Effect => {
    const alone = meanOver((run) => at(single(part), run) - at(0, run))
    const share = shares ? meanOf(Float64Array.from(shares, (values) => values[part] as number)) : undefined
    return { name, kind: 'override', alone, share, ...common }
  })
  const last = all.length - 1
  const total = meanOver((run) => at(last, run) - at(0, run))
  const left = meanOver((run) =>
    names.reduce((rest, _, part) => rest - (at(single(part), run) - at(0, run)), at(last, run) - at(0, run)),
  )
  return [
    ...overrides,
    { name: 'interaction', kind: 'interaction', alone: left, share: undefined, ...common },
    { name: 'total', kind: 'total', alone: total, share: isFull ? total : undefined, ...common },
  ]
}

function finiteRuns(all: readonly Outcomes[]): number[] {
  const runs = Array.from({ length: all[0]?.values.length ?? 0 }, (_, run) => run)
  return runs.filter((run) => all.every(({ values, failed }) => !failed[run] && Number.isFinite(values[run])))
}

function meanOf(values: Float64Array): Mean {
  const value = meanOfValues(values)
  const half = values.length > 1 ? 1.959963984540054 * Math.sqrt(varianceOf(values) / values.length) : 0
  return { value, low: value - half, high: value + half }
}
