import { parentPort } from 'node:worker_threads'
import type { TopLevelSpec } from 'vega-lite'
import { drawFigure } from '../charts/draw-figure.js'
import { renderSvg } from '../charts/render.js'

// Loading these takes longer than drawing; it is done while the runs are made.
await Promise.all([import('vega'), import('vega-lite')])

interface Wish {
  readonly number: number
  readonly spec: TopLevelSpec
  /** Whether its points are asked for as well. */
  readonly isFigure: boolean
}

parentPort?.on('message', ({ number, spec, isFigure }: Wish) => {
  const drawing = isFigure ? drawFigure(spec) : renderSvg(spec).then((svg) => ({ svg }))
  drawing.then(
    (drawn) => parentPort?.postMessage({ number, ...drawn }),
    (fault: Error) => parentPort?.postMessage({ number, fault: fault.message }),
  )
})
