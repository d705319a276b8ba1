import { parentPort, workerData } from 'node:worker_threads'
import type { Failure } from '../analysis/trajectories.js'
import { type Job, type Tables, work } from '../job.js'

const { job, tables } = workerData as { job: Job; tables: Tables }
const failures: Failure[] = []
for (const found of work(job, tables)) failures.push(...found)
parentPort?.postMessage(failures)
