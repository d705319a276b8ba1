import { join } from 'node:path'
import { Refusal } from '../store/refusal.js'
import { addPage, writePage } from '../store/write-page.js'
import type { Lang } from '../words/words.js'
import { PAGE, pageOf } from './result-page.js'
import { manifestOf, openResult } from './stored-result.js'

/** What `chokepoint report` was asked to do. */
export interface ReportRequest {
  readonly lang: Lang
  /** A file to write, instead of the page in the folder. */
  readonly out?: string
  readonly signal: AbortSignal
}

/** Makes the page of a result folder and writes it. Throws a Refusal where the folder holds no run and no comparison. */
export async function reportResult(folder: string, { lang, out, signal }: ReportRequest): Promise<void> {
  const page = await storedPage(folder, lang)
  signal.throwIfAborted()
  if (out === undefined) addPage(folder, PAGE, page)
  else writePage(out, page)
  console.log(`${out ?? join(folder, PAGE)} is written`)
}

/** The tables that a page is made of, by the kind of result. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  run: ['summary', 'levels'],
  compare: ['differences', 'robustness', 'levels', 'why', 'drivers'],
}

async function storedPage(folder: string, lang: Lang): Promise<string> {
  const { kind, chokepoint, repeat } = manifestOf(folder)
  const tables = TABLES[String(kind)]
  if (!tables)
    throw new Refusal(
      `${folder} holds the result of chokepoint ${String(kind)}; pages are made of those of run and compare`,
    )
  const result = openResult(folder)
  const missing = tables.find((name) => !result.hasTable(name))
  if (missing)
    throw new Refusal(
      `${folder} was made by chokepoint ${chokepoint}, and has no ${missing}.csv, which a page needs; make it anew:\n${String(repeat)}`,
    )
  return pageOf({ ...result, context: result.context(lang) }, { lang })
}
