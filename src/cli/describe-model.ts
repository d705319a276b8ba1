import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { printKey } from '../compile/declarations.js'
import {
  type Block,
  compileScenario,
  declare,
  model,
  printPlan,
  type Quantity,
  type Scenario,
  wantedOutputs,
} from '../index.js'
import { didYouMean } from '../scenario/nearest.js'
import { Refusal } from '../store/refusal.js'
import { describeQuantity } from './describe-quantity.js'
import { openScenario } from './open-scenario.js'
import { paint } from './paint.js'
import type { Layering } from './scenario-options.js'
import { textTable } from './text-table.js'
import { packageFolder } from './version.js'

/** A scenario file, and what is laid over it. */
export interface Layered extends Layering {
  /** The baseline where it is absent. */
  readonly file: string | undefined
}

/** Explains one quantity, or lists all; with a scenario file or a layer, its own equations belong to the model. */
export function describeModel(name: string | undefined, layered: Layered): string {
  const { file, overlays, overrides } = layered
  const isPlain = file === undefined && overlays.length === 0 && overrides.length === 0
  const scenario = isPlain ? undefined : open(layered)
  const blocks = scenario ? [...model, scenario.equations] : model
  if (name === undefined) return listQuantities(blocks)
  const { quantities } = declare(blocks)
  const quantity = quantities.get(name.replace(/\[.*/, ''))
  if (quantity) return describeQuantity(quantity, { quantities, ...(scenario ? { scenario } : {}) })
  const advice = '\nchokepoint model lists what there is'
  throw new Refusal(`unknown quantity "${name}"${didYouMean(name, quantities.keys())}${advice}`)
}

/** Prints the plan that a scenario's runs follow. */
export function describePlan(layered: Layered): string {
  const scenario = open(layered)
  return printPlan(compileScenario(scenario, { outputs: wantedOutputs(scenario), blocks: model }).plan)
}

function open({ file = baselineFile(), ...layering }: Layered): Scenario {
  return openScenario(file, layering)
}

const BASELINE = 'scenarios/baseline.yaml'

/** Finds the baseline beside the working directory, and else the one that came with the program. */
export function baselineFile(): string {
  return existsSync(BASELINE) ? BASELINE : fileURLToPath(new URL(BASELINE, packageFolder))
}

const COLUMNS = [
  { title: 'name' },
  { title: 'kind' },
  { title: 'unit' },
  { title: 'about', wrap: true },
] as const

function listQuantities(blocks: readonly Block[]): string {
  const quantities = [...declare(blocks).quantities.values()]
  const sections = blocks.flatMap(({ title, about }) => {
    const own = quantities.filter(({ block }) => block === title)
    return own.length === 0 ? [] : [`${paint.bold(title)}\n${about}\n\n${textTable(COLUMNS, own.map(rowOf))}`]
  })
  return sections.join('\n\n')
}

function rowOf({ name, dimensions, kind, unit, about }: Quantity): string[] {
  return [printKey(name, dimensions), kind, unit, about]
}
