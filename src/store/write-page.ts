import { createHash, randomBytes } from 'node:crypto'
import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { MANIFEST } from './check-folder.js'
import { faultWords } from './file-faults.js'
import { Refusal, WriteFault } from './refusal.js'

/** Letters of a file in which it says what made it. */
const HEAD = 2000

/** Writes a page to a file of its own, whole or not at all. A file that is there already is replaced only if it is a page of ours. */
export function writePage(file: string, page: string): void {
  try {
    if (lstatSync(file, { throwIfNoEntry: false })) refuseForeign(file)
    putInPlace(file, page)
  } catch (error) {
    throw wordsFor(file, error)
  }
}

function refuseForeign(file: string): void {
  const text = readFileSync(file, 'utf8').slice(0, HEAD)
  if (!text.includes('name="generator" content="chokepoint'))
    throw new Refusal(`can't write ${file}: it exists, and is no page of chokepoint; name another file`)
}

/** Puts a page into a result folder, and into the manifest that lists the files there. */
export function addPage(folder: string, name: string, page: string): void {
  const manifest = join(folder, MANIFEST)
  try {
    const data = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly files: object }
    const bytes = Buffer.from(page)
    const facts = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
    putInPlace(join(folder, name), page)
    const files = { ...data.files, [name]: facts }
    putInPlace(manifest, `${JSON.stringify({ ...data, files }, null, 2)}\n`)
  } catch (error) {
    throw wordsFor(join(folder, name), error)
  }
}

function putInPlace(file: string, text: string): void {
  const draft = join(dirname(file), `.${basename(file)}.new-${randomBytes(4).toString('hex')}`)
  try {
    writeFileSync(draft, text)
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

function wordsFor(file: string, error: unknown): unknown {
  const words = faultWords(error)
  return words ? new WriteFault(`can't write ${file}: ${words}; nothing was changed`) : error
}
