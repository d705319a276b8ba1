import { Worker } from 'node:worker_threads'
import type { TopLevelSpec } from 'vega-lite'
import { drawFigure, type Figure } from '../charts/draw-figure.js'
import { renderSvg } from '../charts/render.js'

/** Draws charts in a thread of its own, which makes itself ready while others work. */
export interface Painter {
  /** Gives a chart's SVG, the same as `renderSvg` would; rejects where the spec has a mistake. */
  readonly draw: (spec: TopLevelSpec) => Promise<string>
  /** Gives a chart's SVG and points, the same as `drawFigure` would. */
  readonly drawFigure: (spec: TopLevelSpec) => Promise<Figure>
  /** Sends the thread home. */
  readonly dismiss: () => void
}

interface Answer extends Partial<Figure> {
  readonly number: number
  readonly fault?: string
}

/** Starts a painter. Should its thread break down, charts are drawn here instead. `script` is the thread's built file. */
export function startPainter(script = new URL('./draw-charts.js', import.meta.url)): Painter {
  const worker = new Worker(script, { resourceLimits: { maxYoungGenerationSizeMb: 8 } })
  const waiting = new Map<number, (answer: Answer | undefined) => void>()
  let isGone = false
  let asked = 0
  const leave = (): void => {
    isGone = true
    for (const answer of waiting.values()) answer(undefined)
    waiting.clear()
  }
  worker.unref()
  worker.on('message', (answer: Answer) => {
    waiting.get(answer.number)?.(answer)
    waiting.delete(answer.number)
  })
  worker.on('error', leave)
  worker.on('exit', leave)
  const ask = (spec: TopLevelSpec, isFigure = false): Promise<Answer | undefined> =>
    new Promise((resolve) => {
      if (isGone) return resolve(undefined)
      const number = asked++
      waiting.set(number, resolve)
      worker.ref()
      worker.postMessage({ number, spec, isFigure })
    })
  const draw = async (spec: TopLevelSpec): Promise<string> => {
    const answer = await ask(spec)
    if (waiting.size === 0) worker.unref()
    if (!answer) return renderSvg(spec)
    if (answer.svg === undefined) throw new Error(answer.fault)
    return answer.svg
  }
  const drawHere = async (spec: TopLevelSpec): Promise<Figure> => {
    const answer = await ask(spec, true)
    if (waiting.size === 0) worker.unref()
    if (!answer) return drawFigure(spec)
    const { svg, points } = answer
    if (svg === undefined || points === undefined) throw new Error(answer.fault)
    return { svg, points }
  }
  return { draw, drawFigure: drawHere, dismiss: () => void worker.terminate() }
}
