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

/** Reads from the manifest of a run or a comparison how it was made; undefined where it does not say. */
export function resultFacts(manifest: Data): ResultFacts | undefined {
  const { chokepoint: version, seed, design, runs, precision, repeat } = manifest
  const hash = textAt(manifest, 'scenario', 'hash') ?? textAt(manifest, 'study', 'hash')
  const modelHash = textAt(manifest, 'model', 'hash')
  const texts = [version, seed, design, precision, repeat]
  if (!texts.every((text) => typeof text === 'string') || typeof runs !== 'number' || !hash || !modelHash)
    return undefined
  const { count = 0 } = (manifest.failures ?? {}) as { readonly count?: number }
  const [by = '', drawnBy = '', how = '', bits = '', command = ''] = texts
  return {
    version: by,
    seed: drawnBy,
    design: how,
    precision: bits,
    runs,
    failed: count,
    hash,
    modelHash,
    repeat: command,
  }
}

function textAt(manifest: Data, key: string, field: string): string | undefined {
  const found = (manifest[key] as Data | undefined)?.[field]
  return typeof found === 'string' ? found : undefined
}
