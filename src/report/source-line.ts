import type { Scenario } from '../scenario/scenario.js'

/** The publishers that a chart has room for. */
const MOST = 3

/**
 * Words the line under a chart that says where it comes from: program, scenario, and the publishers that most numbers
 * of the scenario are taken from, the most cited first.
 */
export function sourceLine(scenario: Scenario, version: string): string {
  const publishers = countPublishers(scenario)
  const names = publishers.slice(0, MOST).join(', ')
  const more = publishers.length > MOST ? ` and ${publishers.length - MOST} more` : ''
  const numbers = names === '' ? '' : `; numbers from ${names}${more} (see resolved.yaml)`
  return `Source: chokepoint ${version}, scenario ${scenario.name}${numbers}`
}

function countPublishers({ inputs, sources }: Scenario): string[] {
  const counts = new Map<string, number>()
  for (const cell of Object.values(inputs).flat()) {
    for (const key of cell.sources) {
      const publisher = sources[key]?.publisher
      const name = publisher?.replace(/ \(.*\)$/, '')
      if (name) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name)
}
