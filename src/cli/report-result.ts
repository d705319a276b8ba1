import { join } from 'node:path'
import type { Scenario } from '../index.js'
import { readResult, type StoredResult } from '../store/read-result.js'
import { Refusal } from '../store/refusal.js'
import { addPage, writePage } from '../store/write-page.js'
import type { Lang } from '../words/words.js'
import { openScenario } from './open-scenario.js'
import { PAGE, pageOfRun, pageOfStudy } from './result-page.js'

/** What `chokepoint report` was asked to do. */
export interface ReportRequest {
  readonly lang: Lang
  /** A file to write, instead of the page in the folder. */
  readonly out?: string
  readonly signal: AbortSignal
}

/** Makes the page of a result folder and writes it. Throws a Refusal where the folder holds no run and no comparison. */
export async function reportResult(folder: string, { lang, out, signal }: ReportRequest): Promise<void> {
  const page = await pageOf(readResult(folder), lang)
  signal.throwIfAborted()
  if (out === undefined) addPage(folder, PAGE, page)
  else writePage(out, page)
  console.log(`${out ?? join(folder, PAGE)} is written`)
}

async function pageOf(result: StoredResult, lang: Lang): Promise<string> {
  const { folder, manifest, text } = result
  const { kind } = manifest
  if (kind !== 'run' && kind !== 'compare')
    throw new Refusal(
      `${folder} holds ${KINDS[String(kind)] ?? 'something else'}; a page can be made of what chokepoint run or compare has written`,
    )
  const page = await (kind === 'run'
    ? pageOfRun(
        { manifest, summary: text('summary.csv'), levels: text('levels.csv') },
        scenarioOf('resolved.yaml', result),
        { lang },
      )
    : pageOfStudy(
        {
          manifest,
          differences: text('differences.csv'),
          robustness: text('robustness.csv'),
          charts: chartsOf(result),
        },
        scenarioOf(baseFile(result), result),
        { lang },
      ))
  if (page === undefined) throw tooOld(result)
  return page
}

const KINDS: Readonly<Record<string, string>> = { replay: 'the replay of one run', sweep: 'a sweep' }

/** Reads a scenario of a result; one that another version wrote may be none any more. */
function scenarioOf(name: string, result: StoredResult): Scenario {
  result.text(name)
  try {
    return openScenario(join(result.folder, name))
  } catch (error) {
    if (error instanceof Error && error.name === 'ProblemList') throw tooOld(result)
    throw error
  }
}

/** Names the file of a comparison's base, in the first of its worlds. */
function baseFile({ manifest }: StoredResult): string {
  const [first] = (manifest.alternatives ?? []) as readonly {
    readonly world?: string
    readonly options?: readonly { readonly name: string }[]
  }[]
  const ending = first?.world ? `_${first.world}` : ''
  return `study/${first?.options?.[0]?.name ?? 'base'}${ending}.yaml`
}

function chartsOf({ manifest, text }: StoredResult): { readonly id: string; readonly spec: string }[] {
  const ids = Array.isArray(manifest.charts) ? manifest.charts.map(String) : []
  return ids.map((id) => ({ id, spec: text(`charts/${id}.vl.json`) }))
}

function tooOld({ folder, manifest }: StoredResult): Refusal {
  const again = typeof manifest.repeat === 'string' ? `\nmake it again: ${manifest.repeat}` : ''
  return new Refusal(
    `${folder} was written by chokepoint ${manifest.chokepoint}, in a form that no page can be made of any more${again}`,
  )
}
