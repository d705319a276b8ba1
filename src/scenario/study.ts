import type { Leaf } from './leaves.js'
import type { Texts } from './problem.js'
import type { Scenario } from './scenario.js'
import type { Place } from './tree.js'

/** What is compared, and whether the more of it the better. */
export interface StudyOutcome {
  readonly name: string
  readonly about: string
  /** Which direction counts as best; `higher` where the study does not say. */
  readonly better: 'higher' | 'lower'
  /** Whether the study says so itself. */
  readonly isStated: boolean
  /** What is good enough, where the study says so. */
  readonly satisfy?: Demand
}

/** A bound that an outcome is asked to keep, such as `>= 1e6`; a month counts from the horizon's start. */
export interface Demand {
  readonly text: string
  readonly sign: '>=' | '<=' | '>' | '<'
  readonly bound: number
  /** Whether the bound is a month. */
  readonly isMonth: boolean
}

/** A base or an option: its name, and what it is in words. */
export interface Alternative {
  readonly name: string
  readonly title: string
  readonly about: string
}

/** The base and its options in one world; without worlds of its own, a study has one such setting, without a name. */
export interface Setting {
  readonly world: Alternative | undefined
  /** The base, and then the options, in the order of the study's. */
  readonly scenarios: readonly Scenario[]
  /** The parts in which each of those differs from the base; none for the base itself. */
  readonly leaves: readonly (readonly Leaf[])[]
}

/** A question with a base and options, every number of each read and checked. */
export interface Study extends Alternative {
  /** What it asks. */
  readonly question: string
  /** The base, and then the options. */
  readonly alternatives: readonly Alternative[]
  readonly settings: readonly Setting[]
  readonly outcomes: readonly StudyOutcome[]
  /** The study as plain data; nothing where files were compared without one. */
  readonly written: unknown
  /** The texts of all files, to show lines of. */
  readonly texts: Texts
  /** Tells where a part of the study stands. */
  readonly locate: (path: readonly string[]) => Place
}
