import type { Failure } from '../analysis/trajectories.js'
import { sizeOf } from './job.js'
import { type Task, type Turn, takeTurns } from './take-turns.js'

/** Other threads that take turns on the same jobs. */
export interface TurnCrew {
  /** What they did, when no piece is left; rejected where one of them broke down. */
  readonly finished: Promise<readonly (readonly Turn[])[]>
  /** Sends them home, finished or not. */
  readonly dismiss: () => void
}

/** How several jobs are conducted. */
export interface TurnOptions {
  /** Called after each block with the number of runs made, of all jobs together. */
  readonly onProgress?: (done: number, total: number) => void
  /** Ends the work early: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal
  /** Brings in other threads, where the place has any. */
  readonly callTurnCrew?: (tasks: readonly Task[]) => TurnCrew
}

/** Makes all runs of several jobs, block by block in turn; gives each job's failures, in the order of the runs. */
export async function conductTurns(tasks: readonly Task[], options: TurnOptions = {}): Promise<Failure[][]> {
  const total = tasks.reduce((sum, { job }) => sum + sizeOf(job.range), 0)
  const failures = tasks.map((): Failure[] => [])
  const note = ({ task, failures: found }: Turn): void => void failures[task]?.push(...found)
  const crew = options.callTurnCrew?.(tasks)
  let breakdown: unknown
  crew?.finished.catch((reason: unknown) => {
    breakdown = reason
  })
  try {
    for (const turn of takeTurns(tasks)) {
      note(turn)
      options.onProgress?.(doneOf(tasks), total)
      await new Promise((resolve) => setTimeout(resolve))
      options.signal?.throwIfAborted()
      if (breakdown) throw breakdown
    }
    for (const turns of (await crew?.finished) ?? []) turns.forEach(note)
    options.onProgress?.(total, total)
    return failures.map((list) => list.sort((a, b) => a.run - b.run))
  } finally {
    crew?.dismiss()
  }
}

function doneOf(tasks: readonly Task[]): number {
  return tasks.reduce((sum, { tables }) => sum + Atomics.load(tables.counters, 1), 0)
}
