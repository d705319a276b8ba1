import type * as z from 'zod'
import { isMonth, monthsSince } from '../math/calendar.js'
import { didYouMean } from './nearest.js'
import type { Scenario } from './scenario.js'
import type { Demand, StudyOutcome } from './study.js'
import type { StudyFile } from './study-file.js'
import type { studyOutcomeSchema } from './study-schema.js'
import { type Branch, childOf, isBranch, type Tree } from './tree.js'

type Written = z.output<typeof studyOutcomeSchema>

/** What a study says of its outcomes, by name; undefined where it leaves them to the base. */
export type WrittenOutcomes = readonly string[] | Readonly<Record<string, Written>> | undefined

/** Gives the part of a scenario that holds the outcomes which a study states itself. */
export function statedOutcomes({ tree }: StudyFile): Branch {
  const given = childOf(tree, 'outcomes')
  const entries = isBranch(given) ? [...given.content] : []
  const stated = entries.flatMap(([name, entry]) => {
    const plain = expressionOf(entry)
    return plain ? [[name, plain] as const] : []
  })
  const at = given ?? tree
  return { at: at.at, content: new Map([['outcomes', { ...at, content: new Map(stated) }]]) }
}

/** Gives an entry as a scenario would write it; undefined where it states no expression. */
function expressionOf(entry: Tree): Tree | undefined {
  if (!isBranch(entry)) return entry.content === null ? undefined : entry
  if (!entry.content.has('equals')) return undefined
  const kept = [...entry.content].filter(([key]) => key === 'equals' || key === 'about')
  return { ...entry, content: new Map(kept) }
}

/** Lists what a study compares, and reports names that are none. `base` has the outcomes that the study states, too. */
export function outcomesOf(written: WrittenOutcomes, base: Scenario, file: StudyFile): StudyOutcome[] {
  const known = Object.keys(base.outcomes)
  if (known.length === 0 && !written)
    file.report([], 'no "outcomes" here or in the base; say what is compared')
  const isList = Array.isArray(written)
  const entries: [string, Written][] = isList
    ? written.map((name) => [name, null])
    : Object.entries((written as Record<string, Written> | undefined) ?? dictionaryOf(known))
  return entries.flatMap(([name, entry], index): StudyOutcome[] => {
    const outcome = base.outcomes[name]
    if (!outcome) {
      const message = `unknown outcome "${name}"${didYouMean(name, known)}`
      file.report(['outcomes', isList ? String(index) : name], message, !isList)
      return []
    }
    const { about, better, satisfy } = typeof entry === 'object' && entry !== null ? entry : {}
    const demand = satisfy === undefined ? undefined : readDemand(satisfy, base.start)
    if (typeof demand === 'string') file.report(['outcomes', name, 'satisfy'], demand)
    return [
      {
        name,
        about: about ?? outcome.about,
        better: better ?? 'higher',
        isStated: better !== undefined,
        ...(typeof demand === 'object' ? { satisfy: demand } : {}),
      },
    ]
  })
}

function dictionaryOf(names: readonly string[]): Record<string, null> {
  return Object.fromEntries(names.map((name) => [name, null]))
}

/** Reads `>= 1e6` or `<= 2027-12`; a text says what is wrong with it. */
function readDemand(text: string, start: string): Demand | string {
  const [, sign, bound = ''] = /^\s*(>=|<=|>|<)\s*(\S+)\s*$/.exec(text) ?? []
  const wrong = `found "${text}", expected a bound such as >= 1e6, or for a month <= 2027-12`
  if (!sign) return wrong
  const isDate = isMonth(bound)
  const value = isDate ? monthsSince(start, bound) : Number(bound)
  if (!Number.isFinite(value)) return wrong
  return { text: `${sign} ${bound}`, sign: sign as Demand['sign'], bound: value, isMonth: isDate }
}
