import { Worker } from 'node:worker_threads'
import type { TopLevelSpec } from 'vega-lite'
import { renderSvg } from '../charts/render.js'

/** Draws charts in a thread of its own, which makes itself ready while others work. */
export interface Painter {
  /** Gives a chart's SVG, the same as `renderSvg` would; rejects where the spec has a mistake. */
  readonly draw: (spec: TopLevelSpec) => Promise<string>
  /** Sends the thread home. */
  readonly dismiss: () => void
}

interface Answer {
  readonly number: number
  readonly svg?: string
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
  const ask = (spec: TopLevelSpec): Promise<Answer | undefined> =>
    new Promise((resolve) => {
      if (isGone) return resolve(undefined)
      const number = asked++
      waiting.set(number, resolve)
      worker.ref()
      worker.postMessage({ number, spec })
    })
  const draw = async (spec: TopLevelSpec): Promise<string> => {
    const answer = await ask(spec)
    if (waiting.size === 0) worker.unref()
    if (!answer) return renderSvg(spec)
    if (answer.svg === undefined) throw new Error(answer.fault)
    return answer.svg
  }
  return { draw, dismiss: () => void worker.terminate() }
}
