import type { LoggerInterface, View } from 'vega'
import type { TopLevelSpec } from 'vega-lite'
import { textWidth } from './text.js'

/** A Vega logger that keeps warnings and errors as lines of text and prints nothing. */
function collectingLogger(problems: string[]): LoggerInterface {
  const keep = (...words: readonly unknown[]) => {
    problems.push(words.map(String).join(' '))
    return logger
  }
  const ignore = () => logger
  const logger = { level: ignore, error: keep, warn: keep, info: ignore, debug: ignore } as LoggerInterface
  return logger
}

/**
 * A Vega loader that reads and fetches nothing. Vega itself warns of refused data; an address of an image or a link
 * is noted here and made empty, as Vega's drawing does not survive a rejection there.
 */
function refusingLoader(problems: string[]) {
  const refusal = (address: string) => `a chart holds its own data; "${address}" is not loaded`
  const refuse = async (address: string): Promise<never> => {
    throw new Error(refusal(address))
  }
  const sanitize = async (address: string) => {
    problems.push(refusal(address))
    return { href: '' }
  }
  return { options: {}, load: refuse, sanitize, http: refuse, file: refuse }
}

/** What Vega knows of a text that it measures. */
interface MeasuredItem {
  readonly fontSize?: number
  readonly fontWeight?: string | number
  readonly limit?: number
}

/** Vega's own estimate, without a canvas, gives every letter 0.8 em: too much for Latin, too little for Chinese. */
function measure({ fontSize = 11, fontWeight, limit = 0 }: MeasuredItem, text: unknown): number {
  const width = Math.ceil(textWidth(String(text ?? '').trim(), fontSize, fontWeight === 'bold'))
  return limit > 0 ? Math.min(width, limit) : width
}

/**
 * Opens a Vega-Lite spec as a view that reads and fetches nothing, notes in `problems` what is wrong with the spec, and numbers
 * what its drawing refers to from 0.
 */
export async function openView(spec: TopLevelSpec, problems: string[]): Promise<View> {
  const [vega, vegaLite] = await Promise.all([import('vega'), import('vega-lite')])
  const metrics = (vega as unknown as { textMetrics: { width: typeof measure } }).textMetrics
  metrics.width = measure
  const logger = collectingLogger(problems)
  const { spec: compiled } = vegaLite.compile(spec, { logger })
  vega.resetSVGDefIds()
  return new vega.View(vega.parse(compiled), { renderer: 'none', loader: refusingLoader(problems), logger })
}

/** Throws where a spec had problems. */
export function refuseProblems(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(`the chart cannot be drawn:\n${problems.join('\n')}`)
}

async function draw(spec: TopLevelSpec): Promise<string> {
  const problems: string[] = []
  const view = await openView(spec, problems)
  const svg = await view.toSVG()
  view.finalize()
  refuseProblems(problems)
  return svg
}

let previous: Promise<unknown> = Promise.resolve()

/** Does work with Vega after all that was begun before, as drawings share a counter. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = previous.then(work)
  previous = done.catch(() => undefined)
  return done
}

/**
 * Renders a Vega-Lite spec as SVG text, the same bytes each time and in every time zone. Charts are drawn one after
 * another. Rejects, with all of Vega's warnings, when the spec has a mistake or would load anything from outside.
 */
export function renderSvg(spec: TopLevelSpec): Promise<string> {
  return inTurn(() => draw(spec))
}
