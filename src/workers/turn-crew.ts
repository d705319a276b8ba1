import { Worker } from 'node:worker_threads'
import type { TurnCrew } from '../ensemble/conduct-turns.js'
import type { Task, Turn } from '../ensemble/take-turns.js'

/**
 * Makes a function that starts worker threads on several jobs, of which they take blocks in turn. `threads` counts the
 * calling one, so one fewer is started. `script` is the worker's built file.
 */
export function turnCrewOf(threads: number, script = new URL('./turn-worker.js', import.meta.url)) {
  return (tasks: readonly Task[]): TurnCrew => {
    const workers = Array.from({ length: threads - 1 }, () => new Worker(script, { workerData: { tasks } }))
    const reports = workers.map(
      (worker) =>
        new Promise<readonly Turn[]>((resolve, reject) => {
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
}
