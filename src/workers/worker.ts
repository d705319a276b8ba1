import { parentPort, workerData } from 'node:worker_threads'
import type { Failure } from '../analysis/trajectories.js'
import type { Job, Tables } from '../ensemble/job.js'
import { work } from '../ensemble/work.js'
import { pieceSaver } from '../store/journal.js'

const { job, tables } = workerData as { job: Job; tables: Tables }
const failures: Failure[] = []
const steps = work(job, tables, job.saving && pieceSaver(job.saving.place))
let step = steps.next()
for (; !step.done; step = steps.next()) failures.push(...step.value)
parentPort?.postMessage({ failures, histograms: step.value })
