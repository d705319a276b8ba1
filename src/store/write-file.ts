import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { faultWords } from './file-faults.js'
import { WriteFault } from './refusal.js'

/**
 * Writes one file as a whole or not at all, with the folders that it needs; an earlier one stands as it was until the new one
 * is complete. Throws a WriteFault where the disk does not take it.
 */
export function writeFile(path: string, text: string): void {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.new`)
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(draft, text)
    renameSync(draft, path)
  } catch (error) {
    removeDraft(draft)
    const words = faultWords(error)
    throw words ? new WriteFault(`can't write ${path}: ${words}`) : error
  }
}

function removeDraft(draft: string): void {
  try {
    rmSync(draft, { force: true })
  } catch {
    // There is none where its folder is no folder; what went wrong is said by the first error.
  }
}
