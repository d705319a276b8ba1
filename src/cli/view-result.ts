import { serveFolder } from '../store/serve-folder.js'
import { openBrowser } from './open-browser.js'
import { paint } from './paint.js'
import { manifestOf } from './stored-result.js'

/** How a result is shown. */
export interface Viewing {
  /** The port, or 0 for any that is free. */
  readonly port: number
  /** Whether a browser is opened. */
  readonly opens: boolean
  readonly signal: AbortSignal
}

/** Serves a result folder to the browser until the user ends it. Throws a Refusal where the folder is no result. */
export async function viewResult(folder: string, { port, opens, signal }: Viewing): Promise<void> {
  manifestOf(folder)
  const served = await serveFolder(folder, { port, live: false })
  console.log(`${folder} is shown at ${served.url}\n${paint.dim('Ctrl-C ends it')}`)
  if (opens) openBrowser(served.url)
  await untilAborted(signal)
  await served.close()
}

/** Waits for the user to end a command that ends no sooner. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
