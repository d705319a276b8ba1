import { formatProblems, type Scenario } from '../index.js'

/** Prints what is odd about a scenario, each with its line; empty where nothing is. */
export function warningsText(
  { warnings, texts }: Pick<Scenario, 'warnings' | 'texts'>,
  dim: (text: string) => string,
): string {
  return formatProblems(warnings, { texts, noun: 'warning', dim })
}
