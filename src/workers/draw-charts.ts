import { parentPort } from 'node:worker_threads'
import type { TopLevelSpec } from 'vega-lite'
import { renderSvg } from '../charts/render.js'

// Loading these takes longer than drawing; it is done while the runs are made.
await Promise.all([import('vega'), import('vega-lite')])

parentPort?.on('message', ({ number, spec }: { number: number; spec: TopLevelSpec }) => {
  renderSvg(spec).then(
    (svg) => parentPort?.postMessage({ number, svg }),
    (fault: Error) => parentPort?.postMessage({ number, fault: fault.message }),
  )
})
