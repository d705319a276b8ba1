import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { faultWords } from './file-faults.js'
import { isOfJournal } from './journal.js'
import { readManifest } from './read-manifest.js'
import { Refusal } from './refusal.js'

/** The file that makes a folder a result of ours. */
export const MANIFEST = 'manifest.json'

/**
 * Finds out whether a result may be written to a folder, before any work is done for it: a folder that is new or empty,
 * or that holds an earlier result and nothing else. Gives its path without links; throws a Refusal otherwise.
 */
export function checkFolder(folder: string): string {
  try {
    return findPlace(resolve(folder), folder)
  } catch (error) {
    const words = faultWords(error)
    throw words ? new Refusal(`can't write to ${folder}: ${words}`) : error
  }
}

function findPlace(path: string, folder: string): string {
  if (!lstatSync(path, { throwIfNoEntry: false })) return path
  const real = realpathSync(path)
  if (!statSync(real).isDirectory()) throw new Refusal(`can't write to ${folder}: it is a file, not a folder`)
  if (`${process.cwd()}${sep}`.startsWith(`${real}${sep}`))
    throw new Refusal(`can't write to ${folder}: it is the folder you are in; name one inside it with --out`)
  const entries = readdirSync(real, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => !entry.isDirectory())
  const paths = files.map((entry) => relative(real, join(entry.parentPath, entry.name)).split(sep).join('/'))
  if (entries.length > 0) refuseForeign(folder, { paths, listed: listedFiles(join(real, MANIFEST)) })
  return real
}

/** Lists the files that a result consists of, its manifest among them; undefined where that is missing or is not one of ours. */
export function listedFiles(manifest: string): ReadonlySet<string> | undefined {
  const files = readManifest(manifest)?.files
  return files && new Set([MANIFEST, ...Object.keys(files)])
}

/** What file managers leave in folders; nobody misses it. */
const LITTER = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/

function refuseForeign(
  folder: string,
  { paths, listed }: { paths: readonly string[]; listed: ReadonlySet<string> | undefined },
): void {
  if (!listed)
    throw new Refusal(
      `${folder} is not empty and holds no result of chokepoint; name another folder with --out`,
    )
  const foreign = paths.find((path) => !listed.has(path) && !isOfJournal(path) && !LITTER.test(path))
  if (foreign)
    throw new Refusal(
      `${folder} holds ${foreign}, which is not part of the result there and would be lost; ` +
        'move it away or name another folder with --out',
    )
}
