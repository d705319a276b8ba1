import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ChartRequest, ResultData, ResultFacts, ResultKind, Row } from '../charts/chart.js'
import { summaryRow } from '../charts/summary-rows.js'
import { declare, model, modelPages, ProblemList, placeOfLever, type Scenario, viewModel } from '../index.js'
import { noFacts, rowsOf } from '../report/chart-data.js'
import { scenarioContext } from '../report/chart-files.js'
import { factsTable } from '../report/facts-table.js'
import { modelDiagrams } from '../report/model-diagrams.js'
import { MANIFEST } from '../store/check-folder.js'
import { type Manifest, readManifest } from '../store/read-manifest.js'
import { readTable } from '../store/read-table.js'
import { Refusal } from '../store/refusal.js'
import type { Lang } from '../words/words.js'
import { openMonthlyFacts } from './open-observations.js'
import { openScenario } from './open-scenario.js'
import { openStudy } from './open-study.js'

/** A result folder, as charts need it. */
export interface StoredResult {
  readonly data: ResultData
  readonly manifest: Manifest
  /** The scenario; of a study, its base in the first of its worlds. */
  readonly scenario: Scenario
  readonly hasTable: (name: string) => boolean
  /** Says in a language what its charts share. */
  readonly context: (lang: Lang | undefined) => ChartRequest
  /** What the model behind it computes, kept or not; nothing for a result that keeps no quantities. */
  readonly quantities: readonly string[]
  /** The command that made it. */
  readonly repeat: string
}

const KINDS: readonly ResultKind[] = ['run', 'compare', 'sweep', 'hindcast']

/**
 * Opens a result folder to draw from: reads what it says of itself, and tables when they are asked for. What was observed may
 * be named as a file of observations, or `none`. Throws a Refusal.
 */
export function openResult(folder: string, observations?: string): StoredResult {
  const manifest = manifestOf(folder)
  const kind = KINDS.find((one) => one === manifest.kind)
  if (!kind)
    throw new Refusal(
      `${folder} holds the result of chokepoint ${String(manifest.kind)}; charts are drawn of those of ${KINDS.join(', ')}`,
    )
  if (observations !== undefined && kind !== 'run')
    throw new Refusal(
      `--observations: facts are drawn over results of chokepoint run, and this is one of ${kind}`,
    )
  const {
    facts,
    scenario,
    context,
    quantities = [],
  } = fitting(folder, manifest, () =>
    kind === 'compare' ? studyParts(folder, manifest) : scenarioParts(folder, manifest, kind),
  )
  const tables = new Map<string, readonly Row[]>()
  const observed = () => {
    if (!scenario || kind !== 'run' || (observations === undefined && existsSync(join(folder, 'facts.csv'))))
      return kind === 'run' ? readTable(folder, 'facts') : []
    const file = join(folder, 'resolved.yaml')
    const facts = openMonthlyFacts(scenario, { file, observations, allowOutside: false })
    const summary = table('summary').map(summaryRow)
    return rowsOf(factsTable({ scenario, summary }, facts))
  }
  const table = (name: string): readonly Row[] => {
    const rows = tables.get(name) ?? (name === 'facts' ? observed() : readTable(folder, name))
    tables.set(name, rows)
    return rows
  }
  return {
    data: { facts, table, diagrams: () => modelDiagrams(modelPages(viewModel(scenario))) },
    manifest,
    scenario,
    hasTable: (name) => existsSync(join(folder, `${name}.csv`)),
    context,
    quantities,
    repeat: String(manifest.repeat),
  }
}

/** A result holds the scenario as its own version understood it, which the model of today may not. */
function fitting<Found>(folder: string, { chokepoint, repeat }: Manifest, open: () => Found): Found {
  try {
    return open()
  } catch (error) {
    if (!(error instanceof ProblemList)) throw error
    throw new Refusal(
      `${folder} was made by chokepoint ${chokepoint} with a model that has changed since; make it anew:\n${String(repeat)}`,
    )
  }
}

/** Reads the manifest of a result folder. Throws a Refusal where it is no folder, or holds no result. */
export function manifestOf(folder: string): Manifest {
  if (!existsSync(folder))
    throw new Refusal(`${folder} does not exist; name a folder that chokepoint run has written`)
  if (!statSync(folder).isDirectory())
    throw new Refusal(`${folder} is a file; name a folder that chokepoint run has written`)
  const manifest = readManifest(join(folder, MANIFEST))
  if (manifest) return manifest
  throw new Refusal(`${folder} holds no result of chokepoint; name a folder that chokepoint run has written`)
}

interface Parts {
  readonly facts: ResultFacts
  readonly scenario: Scenario
  readonly context: StoredResult['context']
  readonly quantities?: readonly string[]
}

function scenarioParts(folder: string, manifest: Manifest, kind: ResultKind): Parts {
  const scenario = named(openScenario(join(folder, 'resolved.yaml')), manifest.scenario)
  const { start } = scenario
  const runs = Number(manifest.runs)
  const context = (lang: Lang | undefined) => {
    return { ...scenarioContext(scenario, { version: manifest.chokepoint, lang }), runs }
  }
  if (kind === 'run') {
    const facts = { ...noFacts, kind, start, ...columnsOf(manifest, scenario) }
    return { facts, scenario, context, quantities: computed(scenario) }
  }
  if (kind === 'hindcast') return { facts: { ...noFacts, kind, start }, scenario, context }
  const outcomes = manifest.outcomes as ResultFacts['outcomes']
  const levers = (manifest.levers as { path: string; name: string; values: number[] }[]).map((lever) => {
    return { ...lever, place: placeOfLever(scenario, lever) }
  })
  return { facts: { ...noFacts, kind, start, outcomes, levers }, scenario, context }
}

/** Reads from a manifest what a run's columns are, its outcomes with the sentences of the scenario. */
function columnsOf(manifest: Manifest, scenario: Scenario): Pick<ResultFacts, 'outcomes' | 'parameters'> {
  const columns = manifest.columns as { name: string; unit: string; kind: string }[]
  const outcomes = columns.filter(({ kind }) => kind === 'outcome')
  return {
    outcomes: outcomes.map(({ name, unit }) => ({
      name,
      unit,
      about: scenario.outcomes[name]?.about ?? '',
    })),
    parameters: columns.filter(({ kind }) => kind === 'draw').map(({ name, unit }) => ({ name, unit })),
  }
}

function computed({ equations }: Scenario): string[] {
  const own = [...declare(model).quantities.values()].filter(({ variable }) => variable !== undefined)
  return [...own.map(({ name }) => name), ...Object.keys(equations.variables)]
}

/** A scenario read from a result has the name of that file; it gets back its own. */
function named(scenario: Scenario, said: unknown): Scenario {
  const { name } = said as { name?: string }
  return { ...scenario, name: name ?? scenario.name }
}

function studyParts(folder: string, manifest: Manifest): Parts {
  const { name, title, question } = manifest.study as { name: string; title: string; question: string }
  const settings = manifest.alternatives as {
    world: string
    options: { name: string; title: string }[]
  }[]
  const files = settings.map(({ world }) =>
    join(folder, 'study', world === '' ? 'study.yaml' : `study_${world}.yaml`),
  )
  const studies = files.map((file) => openStudy({ files: [file], overrides: [], allowOutside: false }))
  const [first] = studies
  const base = first?.settings[0]?.scenarios[0]
  if (!first || !base) throw new Refusal(`${folder} holds no study`)
  const abouts = new Map(first.outcomes.map((one) => [one.name, one.about]))
  const worlds = settings.flatMap(({ world }, i) =>
    world === '' ? [] : [{ name: world, title: (studies[i]?.title ?? world).replace(`${title}: `, '') }],
  )
  const outcomes = (manifest.outcomes as { name: string; unit: string }[]).map((one) => {
    return { ...one, about: abouts.get(one.name) ?? '' }
  })
  const facts = {
    ...noFacts,
    kind: 'compare',
    start: base.start,
    question,
    options: settings[0]?.options ?? [],
    worlds,
    outcomes,
    explained: Number(manifest.explained),
  } as const
  const context = (lang: Lang | undefined) => ({
    ...scenarioContext(base, { version: manifest.chokepoint, lang, study: name }),
    scenario: title,
    runs: Number(manifest.runs),
  })
  return { facts, scenario: base, context }
}
