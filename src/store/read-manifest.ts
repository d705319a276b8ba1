import { readFileSync } from 'node:fs'

/** What a manifest of ours says for certain, whichever version wrote it. */
export interface Manifest {
  /** The version of the program that wrote it. */
  readonly chokepoint: string
  readonly files: Readonly<Record<string, unknown>>
  readonly [key: string]: unknown
}

/** Reads a manifest; undefined where it is missing or is not one of ours. */
export function readManifest(path: string): Manifest | undefined {
  try {
    const { chokepoint, files, ...rest } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
    if (typeof chokepoint !== 'string' || typeof files !== 'object' || files === null) return undefined
    return { ...rest, chokepoint, files: files as Manifest['files'] }
  } catch {
    return undefined
  }
}
