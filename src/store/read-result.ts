import { statSync } from 'node:fs'
import { join } from 'node:path'
import { MANIFEST } from './check-folder.js'
import { faultCode, faultWords } from './file-faults.js'
import { type Manifest, readManifest } from './read-manifest.js'
import { readText } from './read-text.js'
import { Refusal } from './refusal.js'

/** A result folder of ours. */
export interface StoredResult {
  readonly folder: string
  readonly manifest: Manifest
  /** Reads one of its text files. Throws a Refusal where it is missing. */
  readonly text: (name: string) => string
}

/** Opens a result folder. Throws a Refusal where it is none, and says what it is. */
export function readResult(folder: string): StoredResult {
  checkIsFolder(folder)
  const manifest = readManifest(join(folder, MANIFEST))
  if (!manifest)
    throw new Refusal(
      `${folder} holds no result of chokepoint; name a folder that chokepoint run or compare has written`,
    )
  return { folder, manifest, text: (name) => readPart(folder, name, manifest) }
}

function checkIsFolder(folder: string): void {
  try {
    if (statSync(folder).isDirectory()) return
  } catch (error) {
    const words = faultCode(error) === 'ENOENT' ? 'no such folder' : faultWords(error)
    throw words ? new Refusal(`can't read ${folder}: ${words}`) : error
  }
  throw new Refusal(`${folder} is a file; name the folder of a result, such as outputs/baseline`)
}

function readPart(folder: string, name: string, { chokepoint }: Manifest): string {
  try {
    return readText(join(folder, name))
  } catch (error) {
    throw new Refusal(
      `can't read ${join(folder, name)} of the result, which chokepoint ${chokepoint} wrote: ${(error as Error).message}`,
    )
  }
}
