import type { Declarations } from '../compile/declarations.js'
import { type Asked, warnOfIdleRules, warnOfShutChips } from './odd-catalogue.js'
import { warnOfFieldsInVain, warnOfOwnEntries, warnOfRepetitions, warnOfUnusedSources } from './odd-layers.js'
import { warnOfBrokenPaths, warnOfLateEvents } from './odd-times.js'
import type { Problem } from './problem.js'
import type { Branch } from './tree.js'

/** The layers of a scenario, and what there is after each of them. */
export interface Layered {
  readonly document: Branch
  readonly layers: readonly Branch[]
  /** What there is after each file. */
  readonly laid: readonly Branch[]
  /** What there is after each text of the command line. */
  readonly set: readonly Branch[]
  /** The files that the user named. */
  readonly named: readonly string[]
}

/** What the search for oddities shares. */
export interface Laid extends Layered {
  readonly warnings: Problem[]
  readonly model: Declarations
  /** The position of each file among the layers. */
  readonly ranks: ReadonlyMap<string, number>
}

/** Finds what is allowed, but hardly meant: what changes nothing, never counts, or comes too late. */
export function findOddities(layered: Layered, asked: Asked): readonly Problem[] {
  const { scenario } = asked
  const ranks = new Map(layered.layers.map(({ at }, index) => [at.file, index]))
  const laid: Laid = { ...layered, warnings: [], model: asked.model, ranks }
  warnOfRepetitions(laid)
  warnOfOwnEntries(laid)
  warnOfFieldsInVain(laid)
  warnOfUnusedSources(laid)
  warnOfLateEvents(scenario, laid)
  warnOfBrokenPaths(scenario, laid)
  warnOfIdleRules(scenario, laid)
  warnOfShutChips(asked, laid)
  return laid.warnings
}
