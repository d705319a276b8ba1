import { parseKey } from '../compile/declarations.js'
import { laws } from '../sampling/distributions/index.js'
import { unknownKey } from './issues.js'
import { didYouMean } from './nearest.js'
import { parseAt } from './parse-text.js'
import type { Problem } from './problem.js'
import { CATALOGUE } from './schema.js'
import { TOP } from './sections.js'
import { findLostItem, type Lost, type Step, setAt, stepsOf } from './set-path.js'
import { isChange, stackSeries } from './stack-series.js'
import { type Branch, childOf, isBranch, type Place, type Tree } from './tree.js'

/** The file that problems in `path=value` texts from the command line are reported for; its lines are the texts. */
export const SET = '--set'

/**
 * Applies `path=value` texts from the command line to a merged scenario, in order. What stood at the path is replaced; a
 * change of a series is laid over what stood there, as that of a file. Gives what there is after each text.
 */
export function applyOverrides(
  document: Branch,
  overrides: readonly string[],
  problems: Problem[],
): readonly Branch[] {
  let result = document
  return overrides.map((text, index) => {
    const place = (column: number): Place => ({ file: SET, line: index + 1, column })
    result = applyOverride(result, { text, place, problems })
    return result
  })
}

/** An override, and where its columns stand. */
interface Override {
  readonly text: string
  readonly place: (column: number) => Place
  readonly problems: Problem[]
}

function applyOverride(document: Branch, { text, place, problems }: Override): Branch {
  const equals = text.indexOf('=')
  const path = text.slice(0, Math.max(equals, 0))
  const report = (column: number, message: string): void => {
    problems.push({ ...place(column), path, message })
  }
  if (path === '') {
    report(1, `"${text}" is not written as path=value`)
    return document
  }
  const written = stepsOf(path)
  const { tree, problems: faults } = parseAt(text.slice(equals + 1), (offset) => place(equals + 2 + offset))
  for (const fault of faults) report(fault.column, fault.message)
  const steps = tree ? throughToValue(written, tree) : written
  const lost = tree && findLost(steps, { document, isNull: tree.content === null })
  if (lost) report(lost.column, lost.message)
  return !tree || lost ? document : lay(document, { steps, tree, place })
}

interface Laid {
  readonly steps: readonly Step[]
  readonly tree: Tree
  readonly place: Override['place']
}

function lay(document: Branch, laid: Laid): Branch {
  const { steps, tree, place } = laid
  const change = changeOf(document, laid)
  if (change) {
    const stacked = stackSeries(childOf(document, 'series'), change)
    return { ...document, content: new Map(document.content).set('series', stacked) }
  }
  const names = steps.map(({ name }) => name)
  const room = makeRoom(document, names, place(steps[1]?.column ?? 1))
  return setAt(room, { steps, leaf: tree, placeOf: ({ column }) => place(column) }) as Branch
}

/** Reads `parameters.enforcement=0.8` as what is meant, `parameters.enforcement.value=0.8`. */
function throughToValue(steps: readonly Step[], { content }: Tree): readonly Step[] {
  const [section, entry] = steps
  const isNumberSection = section?.name === 'parameters' || section?.name === 'series'
  const isScalar = typeof content === 'number' || typeof content === 'string'
  return isNumberSection && entry && steps.length === 2 && isScalar
    ? [...steps, { ...entry, name: 'value' }]
    : steps
}

/** Finds where a path leaves what a scenario has; what stands further down is checked with the whole document. */
function findLost(
  steps: readonly Step[],
  { document, isNull }: { readonly document: Branch; readonly isNull: boolean },
): Lost | undefined {
  const [section, entry, field] = steps
  const known = TOP.filter((key) => key !== 'extends')
  if (section && !known.includes(section.name)) {
    return { column: section.column, message: unknownKey(section.name, known) }
  }
  const empty = steps.find((step) => step.name.trim() === '')
  if (empty) return { column: empty.column, message: 'a step of the path is empty' }
  if (section?.name === 'series' && field && (field.name === 'from' || field.name === 'until'))
    return { column: field.column, message: WRITTEN_WHOLE }
  return (
    lostEntry([section, entry], { document, mayBeNew: steps.length < 3 && !isNull }) ??
    findLostItem(document, steps)
  )
}

const WRITTEN_WHOLE =
  'a change in a span of months is written whole: series.name={ multiply: 0.8, from: 2027-01, source: judgement }'

/** A whole entry may be new; a field can only be set, and an entry only withdrawn, where the entry exists. */
function lostEntry(
  [section, entry]: readonly (Step | undefined)[],
  { document, mayBeNew }: { readonly document: Branch; readonly mayBeNew: boolean },
): Lost | undefined {
  if (!section || !entry || mayBeNew || !CATALOGUE.some((name) => name === section.name)) return undefined
  const entries = childOf(document, section.name)
  if (childOf(entries, entry.name)) return undefined
  const near = didYouMean(entry.name, isBranch(entries) ? entries.content.keys() : [])
  return { column: entry.column, message: `unknown entry "${entry.name}" of ${section.name}${near}` }
}

/** Makes a layer of what changes a series; undefined for anything else. A change that names no source has the series'. */
function changeOf(document: Branch, { steps, tree, place }: Laid): Branch | undefined {
  const [section, entry, field, ...more] = steps
  if (section?.name !== 'series' || !entry || more.length > 0) return undefined
  const key = place(entry.column)
  const name = parseKey(entry.name)?.name ?? entry.name
  const entries = childOf(document, 'series')
  const source = childOf(childOf(entries, entry.name) ?? childOf(entries, name), 'source')
  const shared = source ? ([['source', source]] as const) : []
  const change = field
    ? { at: key, key, content: new Map([...shared, [field.name, { ...tree, key: place(field.column) }]]) }
    : { ...tree, key }
  return isChange(change) ? { at: key, content: new Map([[entry.name, change]]) } : undefined
}

/**
 * Prepares an entry for what is laid over it. One element of a parameter begins as a copy of the entry for all its
 * elements, and a key of a law takes the place of whatever other law stood there.
 */
function makeRoom(document: Branch, [section, key, field]: readonly string[], at: Place): Branch {
  if ((section !== 'parameters' && section !== 'series') || !key || !field) return document
  const entries = childOf(document, section)
  const general = childOf(entries, parseKey(key)?.name ?? key)
  const entry = childOf(entries, key) ?? (general && { ...general, key: at })
  if (!isBranch(entries) || !isBranch(entry)) return document
  const own = ownKeys(field)
  const kept = [...entry.content].filter(
    ([name]) => !own || own.includes(name) || BESIDE_THE_LAW.includes(name),
  )
  const prepared = { ...entry, content: new Map(kept) }
  const room = { ...entries, content: new Map(entries.content).set(key, prepared) }
  return { ...document, content: new Map(document.content).set(section, room) }
}

const BESIDE_THE_LAW: readonly string[] = ['unit', 'source', 'note', 'min', 'max']

/** Gives the keys that may stand beside a law's key: those of the same law; nothing for a key of no law. */
function ownKeys(field: string): string[] | undefined {
  if (field === 'date') return [field]
  const law = laws.find(({ schema }) => Object.hasOwn(schema.shape, field))
  return law && Object.keys(law.schema.shape)
}
