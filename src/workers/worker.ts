import { parentPort, workerData } from 'node:worker_threads'
import type { Failure } from '../analysis/trajectories.js'
import { type Job, type Tables, work } from '../job.js'

const { job, tables } = workerData as { job: Job; tables: Tables }
const failures: Failure[] = []
const steps = work(job, tables)
let step = steps.next()
for (; !step.done; step = steps.next()) failures.push(...step.value)
parentPort?.postMessage({ failures, histograms: step.value })
