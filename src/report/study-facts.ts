import type { ResultData } from '../charts/chart.js'
import type { Lang } from '../words/words.js'
import { readDifferences, readStandings } from './read-tables.js'
import type { StudyNumbers } from './study-sentences.js'

/** What a comparison's manifest says of its options. */
interface StudyManifest {
  readonly runs: number
  readonly study: { readonly title: string }
  readonly horizon: { readonly start: string; readonly end: string }
  readonly outcomes: readonly { readonly name: string; readonly better: 'higher' | 'lower' }[]
  readonly alternatives: readonly {
    readonly options: readonly { readonly title: string; readonly failed: { readonly count: number } }[]
  }[]
}

/** What a comparison says of the study. */
export interface StudyFacts {
  readonly title: string
  readonly question: string
  readonly start: string
  readonly end: string
  /** Runs that failed in the base or an option, by its title; those of all worlds. */
  readonly failed: ReadonlyMap<string, number>
}

/** Gathers what a comparison's manifest and tables say of the study and its numbers. */
export function studyParts(
  manifest: object,
  { facts, table }: ResultData,
  lang: Lang,
): { readonly study: StudyFacts; readonly numbers: StudyNumbers } {
  const { runs, study, horizon, outcomes, alternatives } = manifest as StudyManifest
  const failed = new Map<string, number>()
  for (const { title, failed: own } of alternatives.flatMap(({ options }) => options))
    failed.set(title, (failed.get(title) ?? 0) + own.count)
  const ways = new Map(outcomes.map(({ name, better }) => [name, better]))
  return {
    study: { title: study.title, question: facts.question, ...horizon, failed },
    numbers: {
      outcomes: facts.outcomes.map((one) => ({ ...one, better: ways.get(one.name) ?? 'higher' })),
      differences: readDifferences(table('differences')),
      standings: readStandings(table('robustness')),
      alternatives: new Map(facts.options.map(({ name, title }) => [name, title])),
      worlds: new Map(facts.worlds.map(({ name, title }) => [name, title])),
      runs,
      lang,
    },
  }
}
