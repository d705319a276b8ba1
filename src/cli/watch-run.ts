import { watch } from 'chokidar'
import type { ProblemList } from '../index.js'
import { type Served, serveFolder } from '../store/serve-folder.js'
import { explainFailure } from './explain-failure.js'
import { openBrowser } from './open-browser.js'
import { openScenario } from './open-scenario.js'
import { paint } from './paint.js'
import { counted } from './readable.js'
import type { RunRequest } from './run-request.js'
import { runScenario } from './run-scenario.js'
import type { Viewing } from './view-result.js'

/** Milliseconds for which a file has to be left alone before it counts as saved. */
const STILL = 60

/**
 * Runs a scenario, shows its page in the browser, and does both again whenever a file that the scenario is made of is saved, until
 * the user ends it. What is wrong with a scenario is told, and the page stays as it was.
 */
export async function watchRun(request: RunRequest, { port, opens, signal }: Viewing): Promise<void> {
  const named = [request.file, ...request.overlays]
  const watcher = watch(named, {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: STILL, pollInterval: STILL / 3 },
  })
  const news = newsOf(watcher, signal)
  let served: Served | undefined
  try {
    for (;;) {
      const { files, folder } = made(request)
      watcher.add([...named, ...files])
      const isMade = await tried(request)
      if (signal.aborted) return
      if (isMade && served) served.reload()
      else if (isMade) {
        served = await serveFolder(folder, { port, live: true })
        console.log(`${folder} is shown at ${served.url}`)
        if (opens) openBrowser(served.url)
      }
      console.log(
        paint.dim(`watching ${counted(new Set([...named, ...files]).size, 'file')}; Ctrl-C ends it`),
      )
      const file = await news()
      if (file === undefined) return
      console.log(`\n${file} was saved`)
    }
  } finally {
    await Promise.all([watcher.close(), served?.close()])
  }
}

/** Tells of which files a scenario is made, be it right or wrong, and the folder of its result. */
function made(request: RunRequest): { readonly files: readonly string[]; readonly folder: string } {
  try {
    const { texts, name } = openScenario(request.file, request)
    return { files: [...texts.keys()], folder: request.out ?? `outputs/${name}` }
  } catch (error) {
    const { sources = new Map<string, string>() } = error as Partial<ProblemList>
    return { files: [...sources.keys()], folder: '' }
  }
}

/** Makes the run; what is wrong with it is told and not thrown, as the next save may mend it. */
async function tried(request: RunRequest): Promise<boolean> {
  try {
    await runScenario(request)
    return true
  } catch (error) {
    if (request.signal.aborted) throw error
    explainFailure(error)
    return false
  }
}

/** Gives a function that waits for the next file to be saved, or has one been since it last did; undefined when the user ends it. */
function newsOf(watcher: ReturnType<typeof watch>, signal: AbortSignal): () => Promise<string | undefined> {
  const saved: string[] = []
  let wake = (): void => undefined
  watcher.on('all', (_, path) => {
    saved.push(path)
    wake()
  })
  signal.addEventListener('abort', () => wake(), { once: true })
  return async () => {
    if (saved.length === 0 && !signal.aborted)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    const [file] = saved.splice(0)
    return signal.aborted ? undefined : file
  }
}
