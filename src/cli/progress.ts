import { counted, span, withCommas } from './readable.js'

/** Tells a waiting user how far the runs are. */
export interface Progress {
  readonly update: (done: number, total: number) => void
  /** Takes the line off the terminal. */
  readonly stop: () => void
}

/** Seconds before anything is said, and between plain lines. */
const PATIENCE = 1
const BETWEEN_LINES = 3

/** Shows progress on standard error: one live line on a terminal, elsewhere a plain line every few seconds. */
export async function showProgress({ quiet }: { readonly quiet: boolean }): Promise<Progress> {
  if (quiet) return { update: () => undefined, stop: () => undefined }
  return process.stderr.isTTY ? liveLine() : plainLines()
}

/** Measures runs a second and the seconds that are left. */
function pace(started: number, done: number, total: number) {
  const elapsed = (performance.now() - started) / 1000
  const rate = done / Math.max(elapsed, 1e-9)
  return { elapsed, rate, left: (total - done) / rate }
}

function plainLines(): Progress {
  const started = performance.now()
  let last = PATIENCE - BETWEEN_LINES
  const update = (done: number, total: number): void => {
    const { elapsed, left } = pace(started, done, total)
    if (done >= total || elapsed - last < BETWEEN_LINES) return
    last = elapsed
    console.error(`${withCommas(done)} of ${counted(total, 'run')}, ${span(left)} left`)
  }
  return { update, stop: () => undefined }
}

async function liveLine(): Promise<Progress> {
  const { default: bars } = await import('cli-progress')
  const started = performance.now()
  const bar = new bars.SingleBar({
    format: '{bar} {done} of {all}, {rate} a second, {left} left',
    barCompleteChar: '\u2588',
    barIncompleteChar: '\u2591',
    barsize: 24,
    clearOnComplete: true,
    hideCursor: true,
    gracefulExit: false,
    linewrap: null,
  })
  const update = (done: number, total: number): void => {
    const { elapsed, rate, left } = pace(started, done, total)
    const words = {
      done: withCommas(done),
      all: counted(total, 'run'),
      rate: withCommas(Math.round(rate)),
      left: span(left),
    }
    if (bar.isActive) bar.update(done, words)
    else if (elapsed >= PATIENCE && done < total) bar.start(total, done, words)
  }
  return { update, stop: () => bar.stop() }
}
