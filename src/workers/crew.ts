import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Crew, Share } from '../ensemble/conduct.js'
import type { Job, Tables } from '../ensemble/job.js'

/** Run-months below which a thread takes longer to start than it saves. */
const WORTHWHILE = 1_500_000

/** Chooses the number of threads for so many run-months: one, or as many as the machine runs at once. */
export function chooseThreads(runMonths: number): number {
  return runMonths < WORTHWHILE ? 1 : availableParallelism()
}

/**
 * Makes a function that starts worker threads on a job; they claim blocks until none is left. `threads` counts the
 * calling one, so one fewer is started. `script` is the worker's built file.
 */
export function crewOf(threads: number, script = new URL('./worker.js', import.meta.url)) {
  return (job: Job, tables: Tables): Crew => startCrew<Share>(threads, script, { job, tables })
}

/** Starts threads on a built script, one fewer than `threads`; each reports once, when there is no more to do. */
export function startCrew<Report>(
  threads: number,
  script: URL,
  workerData: object,
): { readonly finished: Promise<readonly Report[]>; readonly dismiss: () => void } {
  const workers = Array.from({ length: threads - 1 }, () => new Worker(script, { workerData }))
  const reports = workers.map(
    (worker) =>
      new Promise<Report>((resolve, reject) => {
        worker.once('message', resolve)
        worker.once('error', reject)
        worker.once('exit', (code) => reject(new Error(`a worker thread ended early, with code ${code}`)))
      }),
  )
  return {
    finished: Promise.all(reports),
    dismiss: () => {
      for (const worker of workers) void worker.terminate()
    },
  }
}
