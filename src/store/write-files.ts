import { randomBytes } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { faultWords } from './file-faults.js'
import { WriteFault } from './refusal.js'
import type { ResultFile } from './write-result.js'

/**
 * Writes some files, each as a whole or not at all: beside its place, and then by a rename. Folders on the way are made.
 * Throws a WriteFault where the disk does not take one; none is changed before all are written.
 */
export async function writeFiles(files: readonly ResultFile[]): Promise<void> {
  const drafts = files.map(({ name }) =>
    join(dirname(name), `.${basename(name)}.new-${randomBytes(4).toString('hex')}`),
  )
  const written: string[] = []
  try {
    for (const [i, { name, pieces }] of files.entries()) {
      mkdirSync(dirname(name), { recursive: true })
      written.push(drafts[i] as string)
      writeFileSync(drafts[i] as string, Buffer.concat([...pieces].map((piece) => Buffer.from(piece))), {
        flag: 'wx',
      })
    }
    for (const [i, { name }] of files.entries()) renameSync(drafts[i] as string, name)
  } catch (error) {
    for (const draft of written) rmSync(draft, { force: true })
    const words = faultWords(error)
    throw words ? new WriteFault(`can't write ${files.map(({ name }) => name).join(', ')}: ${words}`) : error
  }
}
