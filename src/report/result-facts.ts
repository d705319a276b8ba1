import type { drawFigure } from '../charts/draw-figure.js'
import type { Ledger } from '../explain/ledger.js'
import type { ModelPages } from '../explain/model-pages.js'
import type { Lang } from '../words/words.js'
import type { PageChart } from './page-figures.js'

/** What a page is made with, beside the numbers. */
export interface PageMaking {
  readonly lang: Lang
  /** The version of the program that makes the page. */
  readonly version: string
  /** The text of the script that shows the numbers of charts. */
  readonly script: string
  readonly charts: readonly PageChart[]
  readonly ledger: Ledger
  readonly pages: ModelPages
  /** What feeds what in the model. */
  readonly diagram: PageChart
  readonly draw?: typeof drawFigure
}

/** What a manifest says of how a result was made. */
export interface ResultFacts {
  /** The version of the program that made the result. */
  readonly version: string
  readonly seed: string
  readonly design: string
  readonly precision: string
  readonly runs: number
  readonly failed: number
  /** Of the scenario, or of the study. */
  readonly hash: string
  readonly modelHash: string
  readonly repeat: string
}

/** A manifest as data. */
type Data = Readonly<Record<string, unknown>>

/** Reads from the manifest of a run or a comparison how it was made; what an older one does not say is empty. */
export function resultFacts(manifest: Data): ResultFacts {
  const text = (key: string) => String(manifest[key] ?? '')
  const { count = 0 } = (manifest.failures ?? {}) as { readonly count?: number }
  return {
    version: text('chokepoint'),
    seed: text('seed'),
    design: text('design'),
    precision: text('precision'),
    runs: Number(manifest.runs),
    failed: count,
    hash: textAt(manifest, 'scenario', 'hash') ?? textAt(manifest, 'study', 'hash') ?? '',
    modelHash: textAt(manifest, 'model', 'hash') ?? '',
    repeat: text('repeat'),
  }
}

function textAt(manifest: Data, key: string, field: string): string | undefined {
  const found = (manifest[key] as Data | undefined)?.[field]
  return typeof found === 'string' ? found : undefined
}
