import { availableParallelism } from 'node:os'
import { type Painter, startPainter } from '../workers/painter.js'

/** Does work that draws with a painter beside it, and sends it home; without one where there is no second processor. */
export async function withPainter<T>(work: (painter: Painter | undefined) => Promise<T>): Promise<T> {
  const painter = availableParallelism() > 1 ? startPainter() : undefined
  try {
    return await work(painter)
  } finally {
    painter?.dismiss()
  }
}
