import { createHash, randomBytes } from 'node:crypto'
import { existsSync, renameSync } from 'node:fs'
import { mkdir, open, rm, rmdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { checkFolder, MANIFEST } from './check-folder.js'
import { faultWords } from './file-faults.js'
import { Refusal, WriteFault } from './refusal.js'

/** A file of a result: its path inside the folder, with "/", and what it holds in pieces of text or bytes. */
export interface ResultFile {
  readonly name: string
  readonly pieces: Iterable<string | Uint8Array>
}

/** What a manifest says of a file. */
export interface FileFacts {
  readonly bytes: number
  /** In hexadecimal digits. */
  readonly sha256: string
}

/** How a result is written. */
export interface WriteOptions {
  /** Makes the manifest's text, when all other files are written. */
  readonly manifest: (files: Readonly<Record<string, FileFacts>>) => Promise<string>
  /** Ends the work early: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal
  /** A folder that becomes part of the result as it is, under a name; it stays where it is where anything fails. */
  readonly adopt?: { readonly from: string; readonly name: string } | undefined
}

/**
 * Writes a result as a whole or not at all: into a new folder beside the wanted one, which takes its place by a rename
 * when it is complete. An earlier result stands as it was until then, and for good where anything fails.
 * Throws a Refusal where the folder is not fit or the disk does not take it.
 */
export async function writeResult(
  folder: string,
  files: AsyncIterable<ResultFile>,
  options: WriteOptions,
): Promise<void> {
  const path = checkFolder(folder)
  const draft = beside(path, 'new')
  const made = { parent: undefined as string | undefined }
  try {
    made.parent = await mkdir(dirname(path), { recursive: true })
    await mkdir(draft)
    await writeAll(draft, files, options)
    checkFolder(folder)
    await withAdopted(draft, options.adopt, () => putInPlace(draft, path))
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined)
    if (made.parent) await removeEmpty(dirname(path), made.parent)
    const words = faultWords(error)
    throw words ? new WriteFault(`can't write to ${folder}: ${words}; nothing was changed`) : error
  }
}

/** Names a sibling of a folder, so that a rename between them stays on one file system. */
function beside(path: string, what: string): string {
  return join(dirname(path), `.${basename(path)}.${what}-${randomBytes(4).toString('hex')}`)
}

async function writeAll(
  draft: string,
  files: AsyncIterable<ResultFile>,
  { manifest, signal }: WriteOptions,
): Promise<void> {
  const facts: Record<string, FileFacts> = {}
  for await (const file of files) {
    facts[file.name] = await writeFile(draft, file, signal)
    signal?.throwIfAborted()
  }
  await writeFile(draft, { name: MANIFEST, pieces: [await manifest(facts)] }, signal)
  signal?.throwIfAborted()
}

async function writeFile(
  draft: string,
  { name, pieces }: ResultFile,
  signal?: AbortSignal,
): Promise<FileFacts> {
  const path = join(draft, ...name.split('/'))
  await mkdir(dirname(path), { recursive: true })
  const handle = await open(path, 'wx')
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for (const piece of pieces) {
      const encoded = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece
      await handle.writeFile(encoded)
      hash.update(encoded)
      bytes += encoded.length
      signal?.throwIfAborted()
    }
  } finally {
    await handle.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Moves a folder into the draft while `finish` puts that in place; back, should it fail. */
async function withAdopted(
  draft: string,
  adopt: WriteOptions['adopt'],
  finish: () => Promise<void>,
): Promise<void> {
  const inside = join(draft, adopt?.name ?? '')
  if (adopt) renameSync(adopt.from, inside)
  try {
    await finish()
  } catch (error) {
    if (adopt && existsSync(inside)) renameSync(inside, adopt.from)
    throw error
  }
}

/** Swaps two folders without a pause in which a signal could come between. */
async function putInPlace(draft: string, path: string): Promise<void> {
  const exists = await stat(path).then(
    () => true,
    () => false,
  )
  if (!exists) return renameSync(draft, path)
  const old = beside(path, 'old')
  renameSync(path, old)
  try {
    renameSync(draft, path)
  } catch (error) {
    renameSync(old, path)
    throw error
  }
  await rm(old, { recursive: true, force: true }).catch((error) => {
    throw new Refusal(
      `${path} is complete; the result before it, now ${old}, can't be removed: ${faultWords(error)}`,
    )
  })
}

/** Removes a folder and those above it, up to the topmost one that was made for it; none that holds anything. */
async function removeEmpty(folder: string, top: string): Promise<void> {
  for (let path = folder; path.startsWith(top); path = dirname(path)) {
    const removed = await rmdir(path).then(
      () => true,
      () => false,
    )
    if (!removed) return
  }
}
