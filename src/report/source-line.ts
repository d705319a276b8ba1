import type { Scenario } from '../scenario/scenario.js'

/** The publishers that a chart has room for. */
const MOST = 3

/**
 * Words the line under a chart that says where it comes from: program, scenario, and the publishers that most numbers
 * of the scenario are taken from, the most cited first.
 */
export function sourceLine(scenario: Scenario, version: string): string {
  const publishers = countPublishers(scenario)
  const [own, others] = [publishers.filter(isOwn), publishers.filter((name) => !isOwn(name))]
  const more = others.length > MOST ? `${others.length - MOST} more` : []
  const named = [...others.slice(0, MOST), more, own.length > 0 ? 'judgement' : []].flat()
  const numbers = named.length === 0 ? '' : `; numbers from ${inWords(named)} (see resolved.yaml)`
  return `Source: chokepoint ${version}, scenario ${scenario.name}${numbers}`
}

/** What the scenario's authors reckoned themselves is no publication. */
function isOwn(publisher: string): boolean {
  return publisher === 'this project'
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
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
