import type { Block } from '../compile/block.js'
import { declare, parseKey, printKey, type Quantity } from '../compile/declarations.js'
import { dayLabel, isoDate } from '../math/calendar.js'
import { type Catalogue, elementsOf, readCatalogue, statementsOf } from './catalogue.js'
import { type Context, checkedEntries, report } from './context.js'
import { readCorrelations } from './correlations.js'
import { readDesign, settleRuns } from './design.js'
import { readEquations, readOutcomes } from './equations.js'
import { type Head, readHead } from './head.js'
import { readInputs } from './inputs.js'
import { type Inlay, type ParseText, readLayers } from './layers.js'
import { mergeLayers, withdraw } from './merge-layers.js'
import type { Inputs } from './named-cells.js'
import { didYouMean } from './nearest.js'
import { findOddities } from './oddities.js'
import { applyOverrides, SET } from './overrides.js'
import { contentsOf, forgetsBase, isPartOfScenario, type Part, partWords } from './part.js'
import { type Problem, ProblemList } from './problem.js'
import type { Body, RuleMark, Scenario } from './scenario.js'
import { sourceSchema } from './schema.js'
import { readSeries } from './series.js'
import { type Branch, dictionary, placeOf, toPlain } from './tree.js'

/** What reading a scenario needs besides the file's name. */
export interface ReadOptions {
  /** Gives the text of a file, and throws where there is none. Paths have "/" between their folders. */
  readonly readText: (path: string) => string
  /** The model's blocks: they declare which numbers a scenario has to give. */
  readonly blocks: readonly Block[]
  /** Files that are laid over the scenario, in this order; each may hold any part of one, and extend others. */
  readonly overlays?: readonly string[]
  /** Parts of other files that are laid over those files, in this order, as a study's options are. */
  readonly inlays?: readonly Inlay[]
  /** `path=value` texts that are laid over everything else: `parameters.lead_time.p50=6`. */
  readonly overrides?: readonly string[]
  /** Parses a file's text; by default anew each time. */
  readonly parse?: ParseText
}

/**
 * Reads a scenario file, what it extends and what is laid over it, merges and checks them.
 * Throws a ProblemList with every problem found, each with its place; a part of a scenario is a problem too.
 */
export function readScenario(file: string, options: ReadOptions): Scenario {
  const read = readScenarioOrPart(file, options)
  if (!('holds' in read)) return read
  const message = `is a part of a scenario (${partWords(read)}), not one to run; extend it, or lay it over one`
  throw new ProblemList([{ file, line: 1, column: 1, path: '', message }], read.texts)
}

/**
 * Reads what may be a part of a scenario: files that give neither title nor horizon, and are meant to be laid over others.
 * Of a part, all that stands there is checked, and nothing is missed. Throws a ProblemList.
 */
export function readScenarioOrPart(file: string, options: ReadOptions): Scenario | Part {
  const { blocks, overrides = [] } = options
  const { layers, problems, complete: isAllRead, ...read } = readLayers({ file, ...options })
  const texts = new Map([...read.texts, [SET, overrides.map(inOneLine).join('\n')]])
  if (layers.length === 0) throw new ProblemList(problems, texts)
  const { laid, inVain } = mergeLayers(layers)
  const set = applyOverrides(laid.at(-1) as Branch, overrides, problems)
  const merged = [...laid, ...set].at(-1) as Branch
  const [document, isPart] = [withdraw(merged), isPartOfScenario(merged)]
  const complete = isAllRead && !isPart && !forgetsBase(document, layers, problems)
  if (complete) problems.push(...inVain)
  const name = (file.split('/').at(-1) ?? file).replace(/\.[^.]*$/, '')
  const scenario = readDocument(document, { name, texts, blocks, merged, problems, complete })
  if (isPart) return { holds: contentsOf(merged), texts }
  const oddities = findOddities(
    { document, layers, laid, set, named: read.named },
    { scenario, blocks, model: declare(blocks) },
  )
  return { ...scenario, warnings: [...scenario.warnings, ...oddities] }
}

/** What a merged document is read with: its name, its files' texts, and what is known of it already. */
export interface DocumentOptions extends Pick<ReadOptions, 'blocks'>, Pick<Scenario, 'name' | 'texts'> {
  /** The document with what was withdrawn still in it, as nothing. */
  readonly merged?: Branch
  /** Problems found so far. */
  readonly problems?: Problem[]
  /** Whether every file could be read; by default it is. */
  readonly complete?: boolean
}

/** Reads a scenario from a document in which all its files are merged. Throws a ProblemList with every problem found. */
export function readDocument(document: Branch, options: DocumentOptions): Scenario {
  const { blocks, merged = document, problems = [], complete = true, name, texts } = options
  const warnings: Problem[] = []
  const standIn = { start: '2022-01', months: 12 }
  const context = { document, merged, problems, warnings, complete, ...standIn, model: declare(blocks) }
  const head = readHead(context)
  const body = readBody({ ...context, start: head.start, months: head.months }, head, blocks)
  if (problems.length > 0) throw new ProblemList(withoutEchoes(problems), texts)
  const locate = (path: readonly string[]) => placeOf(document, canonical(path))
  return { ...body, name, document, resolved: toPlain(document), texts, warnings, locate }
}

/** Leaves out that a key is missing where it stands, misspelt, and that is told. */
function withoutEchoes(problems: readonly Problem[]): Problem[] {
  const meant = new Set(
    problems.flatMap(({ path, message }) => {
      const [, key] = /; did you mean ("\w+")\?$/.exec(message) ?? []
      return key === undefined ? [] : [`${path} no ${key}`]
    }),
  )
  return problems.filter(({ path, message }) => !meant.has(`${path} ${/^no "\w+"/.exec(message)?.[0]}`))
}

function inOneLine(text: string): string {
  return text.replace(/[\r\n]/g, ' ')
}

function readBody(context: Context, head: Head, blocks: readonly Block[]): Body {
  const equations = readEquations(context)
  const { quantities } = declare([...blocks, equations])
  const catalogue = readCatalogue(context)
  const located = { ...context, elements: elementsOf(context, catalogue) }
  checkOutputs(context, head.outputs, quantities)
  const chosen = readDesign(context, readInputs(located, { quantities: quantities.values(), catalogue }))
  const correlations = readCorrelations(context, chosen.inputs)
  return {
    ...head,
    ...chosen,
    runs: settleRuns(context, { ...head, ...chosen, isCorrelated: correlations.length > 0 }),
    correlations,
    elements: dictionary(located.elements),
    series: readSeries(located, quantities.values()),
    statements: statementsOf(context, catalogue),
    equations,
    outcomes: readOutcomes(context),
    sources: dictionary(checkedEntries(context, 'sources', sourceSchema)),
    rules: ruleMarks(catalogue, chosen.inputs, head.start),
  }
}

function checkOutputs(
  context: Context,
  outputs: readonly string[],
  quantities: ReadonlyMap<string, Quantity>,
): void {
  outputs.forEach((name, index) => {
    if (quantities.has(name)) return
    report(
      context,
      ['outputs', String(index)],
      `unknown quantity "${name}"${didYouMean(name, quantities.keys())}`,
    )
  })
}

/** Lists the rules that have a title and begin on the same day in every run, with their grace. */
function ruleMarks(catalogue: Catalogue, inputs: Inputs, start: string): RuleMark[] {
  const cellOf = (name: string, id: string) =>
    inputs[name]?.find(({ label }) => label === printKey(name, [id]))
  return [...(catalogue.get('rules') ?? [])].flatMap(([id, { fields }]) => {
    const grace = cellOf('grace', id)
    const begins = (cellOf('effective', id)?.fixed ?? Number.NaN) + (grace ? (grace.fixed ?? Number.NaN) : 0)
    if (typeof fields.title !== 'string' || !Number.isFinite(begins)) return []
    return [{ id, title: fields.title, effective: isoDate(dayLabel(start, begins)) }]
  })
}

/** Writes the name in a path the way that layers do. */
function canonical([section, key, ...rest]: readonly string[]): string[] {
  const parsed = key === undefined ? undefined : parseKey(key)
  const name = parsed ? [printKey(parsed.name, parsed.subscripts)] : key === undefined ? [] : [key]
  return section === undefined ? [] : [section, ...name, ...rest]
}
