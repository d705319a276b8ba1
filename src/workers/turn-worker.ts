import { parentPort, workerData } from 'node:worker_threads'
import { type Task, takeTurns } from '../ensemble/take-turns.js'

const { tasks } = workerData as { tasks: readonly Task[] }
const failed = [...takeTurns(tasks)].filter(({ failures }) => failures.length > 0)
parentPort?.postMessage(failed)
