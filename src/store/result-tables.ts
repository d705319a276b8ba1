import { existsSync, realpathSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { listedFiles, MANIFEST } from './check-folder.js'
import { Refusal } from './refusal.js'

/**
 * Finds the tables of a result folder: names, and paths without links. Where there is a CSV and a Parquet file of one name,
 * the Parquet file. Throws a Refusal where the folder is no result of ours.
 */
export function tablesOf(folder: string): ReadonlyMap<string, string> {
  const files = filesOf(folder).filter((file) => existsSync(join(folder, file)))
  const ordered = ['.csv', '.parquet'].flatMap((kind) => files.filter((file) => extname(file) === kind))
  if (ordered.length === 0) throw new Refusal(`${folder} holds no table`)
  return new Map(
    ordered.map((file) => [basename(file, extname(file)), realpathSync(join(folder, file))] as const),
  )
}

function filesOf(folder: string): string[] {
  const listed = listedFiles(join(folder, MANIFEST))
  if (listed) return [...listed]
  throw new Refusal(`${folder} holds no result of chokepoint; name a folder that chokepoint run has written`)
}
