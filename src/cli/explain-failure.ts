import type { ProblemList } from '../index.js'
import { Interruption } from './interruption.js'
import { paintErrors } from './paint.js'

/** Exit codes: a mistake of ours, a mistake of the user's. */
const BUG = 1
const MISTAKE = 2

/** The errors whose message is what the user should read, by name, so that nothing heavy is loaded to know them. */
const MISTAKES: readonly string[] = ['ProblemList', 'Refusal', 'WriteFault']

/** Prints why a command failed, in words and without a stack, and gives the exit code. */
export function explainFailure(error: unknown): number {
  if (error instanceof Interruption) {
    console.error(`interrupted; ${error.left}`)
    return error.exitCode
  }
  if (error instanceof Error && error.name === 'ToldMistake') return MISTAKE
  if (error instanceof Error && MISTAKES.includes(error.name)) {
    console.error('print' in error ? (error as ProblemList).print(paintErrors.dim) : error.message)
    return MISTAKE
  }
  const message = error instanceof Error ? error.message : String(error)
  const stack = error instanceof Error && process.env.CHOKEPOINT_DEBUG ? `\n${error.stack}` : ''
  const advice = stack ? '' : '; CHOKEPOINT_DEBUG=1 shows where'
  console.error(`this is a mistake in chokepoint: ${message}${advice}${stack}`)
  return BUG
}
