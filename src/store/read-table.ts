import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { Refusal } from './refusal.js'

/** The largest table that is held in memory, in bytes: a row a run, of some 400,000 runs. */
const MOST_BYTES = 250_000_000

/**
 * Reads a CSV table of a result: its rows, as texts by column. Throws a Refusal where the file is missing or is no table
 * that the program has written.
 */
export function readTable(folder: string, name: string): readonly Readonly<Record<string, string>>[] {
  const path = join(folder, `${name}.csv`)
  try {
    if (statSync(path).size > MOST_BYTES) throw new Error('it is too large to draw from')
    return parse(readFileSync(path), { columns: true, bom: true }) as Record<string, string>[]
  } catch (error) {
    throw new Refusal(`can't read ${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
