import { ProblemList } from '../../src/scenario/problem.js'
import { baseline } from '../model/ensemble.js'

/** Lists what is wrong with the baseline when `path=value` texts are laid over it, as path and message. */
export function problemsOf(...overrides: string[]): string[] {
  try {
    baseline(...overrides)
    return []
  } catch (error) {
    if (!(error instanceof ProblemList)) throw error
    return error.problems.map(({ path, message }) => `${path}: ${message}`)
  }
}
