import type { Failure } from '../analysis/trajectories.js'
import type { Job, Tables } from './job.js'
import { work } from './work.js'

/** A job and where its results go. */
export interface Task {
  readonly job: Job
  readonly tables: Tables
}

/** What came of one block: the number of its task, and the runs that failed. */
export interface Turn {
  readonly task: number
  readonly failures: readonly Failure[]
}

/**
 * Works on several jobs in turn, a block of each before the next block of any, alone or beside other threads, so that
 * whenever it stops, all jobs have come about as far.
 */
export function* takeTurns(tasks: readonly Task[]): Generator<Turn, void> {
  const open = new Map(tasks.map(({ job, tables }, task) => [task, work(job, tables)] as const))
  while (open.size > 0) {
    for (const [task, steps] of open) {
      const step = steps.next()
      if (step.done) open.delete(task)
      else yield { task, failures: step.value }
    }
  }
}
