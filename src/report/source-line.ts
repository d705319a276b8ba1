import type { Scenario } from '../scenario/scenario.js'
import { type Lang, wordsIn } from '../words/words.js'

/** The publishers that a chart has room for. */
const MOST = 3

/** What the line is told beside the scenario: the program's version, and a study's name where the scenario is its base. */
export interface SourceOptions {
  readonly version: string
  readonly lang?: Lang | undefined
  readonly study?: string
}

/**
 * Words the line under a chart that says where it comes from: program, scenario, and the publishers that most numbers
 * of the scenario are taken from, the most cited first.
 */
export function sourceLine(scenario: Scenario, { version, lang, study }: SourceOptions): string {
  const { source, common } = wordsIn(lang)
  const publishers = countPublishers(scenario)
  const [own, others] = [publishers.filter(isOwn), publishers.filter((name) => !isOwn(name))]
  const more = others.length > MOST ? source.more(others.length - MOST) : []
  const named = [...others.slice(0, MOST), more, own.length > 0 ? source.judgement : []].flat()
  const file = study === undefined ? 'resolved.yaml' : 'study/'
  const numbers = named.length === 0 ? '' : source.numbers(common.list(named), file)
  const from = study === undefined ? source.line(version, scenario.name) : source.study(version, study)
  return `${from}${numbers}`
}

/** What the scenario's authors reckoned themselves is no publication. */
function isOwn(publisher: string): boolean {
  return publisher === 'this project'
}

function countPublishers({ inputs, sources }: Scenario): string[] {
  const counts = new Map<string, number>()
  for (const cell of Object.values(inputs).flat()) {
    for (const key of cell.sources) {
      const publisher = sources[key]?.publisher
      if (publisher) counts.set(publisher, (counts.get(publisher) ?? 0) + 1)
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name)
}
