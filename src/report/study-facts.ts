import type { Lang } from '../words/words.js'
import type { DifferenceFacts, StandingFacts } from './study-claims.js'
import type { StudyNumbers, StudyOutcomeFacts } from './study-sentences.js'

/** What a comparison's manifest says of the study. */
export interface StudyFacts {
  readonly title: string
  readonly question: string
  /** Runs that failed in the base or an option, by its title; those of all worlds. */
  readonly failed: ReadonlyMap<string, number>
  readonly start: string
  readonly end: string
}

/** The parts of a manifest that tell of a study; its own program has written it. */
interface StudyManifest {
  readonly study: { readonly title: string; readonly question: string }
  readonly runs: number
  readonly horizon: { readonly start: string; readonly end: string }
  readonly outcomes: readonly StudyOutcomeFacts[]
  readonly alternatives: readonly {
    readonly world: string
    readonly title: string
    readonly options: readonly {
      readonly name: string
      readonly title: string
      readonly failed: { readonly count: number }
    }[]
  }[]
}

/** Tells whether a manifest is that of a comparison, with all that a page needs. */
export function isStudyManifest(
  manifest: Readonly<Record<string, unknown>>,
): manifest is Readonly<Record<string, unknown>> & StudyManifest {
  const { kind, study, outcomes, alternatives } = manifest as Partial<StudyManifest> & {
    readonly kind?: unknown
  }
  const isTold = outcomes?.every(({ about }) => typeof about === 'string') ?? false
  return kind === 'compare' && study !== undefined && isTold && alternatives !== undefined
}

/** Reads from a manifest what the study asked, and of whom. */
export function studyFacts({ study, horizon, alternatives }: StudyManifest): StudyFacts {
  const failed = new Map<string, number>()
  for (const { options } of alternatives)
    for (const { title, failed: own } of options) failed.set(title, (failed.get(title) ?? 0) + own.count)
  return { ...study, ...horizon, failed }
}

/** What the tables of a comparison hold. */
export interface StudyTables {
  readonly differences: readonly DifferenceFacts[]
  readonly standings: readonly StandingFacts[]
}

/** Puts a comparison's manifest and tables together. */
export function studyNumbers(
  { outcomes, alternatives, runs }: StudyManifest,
  tables: StudyTables,
  lang: Lang,
): StudyNumbers {
  const options = alternatives[0]?.options ?? []
  return {
    ...tables,
    outcomes,
    alternatives: new Map(options.map(({ name, title }) => [name, title])),
    worlds: new Map(alternatives.map(({ world, title }) => [world, title])),
    runs,
    lang,
  }
}
