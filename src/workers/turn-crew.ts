import type { TurnCrew } from '../ensemble/conduct-turns.js'
import type { Task, Turn } from '../ensemble/take-turns.js'
import { startCrew } from './crew.js'

/**
 * Makes a function that starts worker threads on several jobs, of which they take blocks in turn. `threads` counts the
 * calling one, so one fewer is started. `script` is the worker's built file.
 */
export function turnCrewOf(threads: number, script = new URL('./turn-worker.js', import.meta.url)) {
  return (tasks: readonly Task[]): TurnCrew => startCrew<readonly Turn[]>(threads, script, { tasks })
}
