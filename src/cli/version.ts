import { readFileSync } from 'node:fs'

/** The folder of the package, seen from the source as well as from the bundle. */
export const packageFolder = new URL('../../', import.meta.url)

/** Reads the version of the program. */
export function readVersion(): string {
  const text = readFileSync(new URL('package.json', packageFolder), 'utf8')
  return (JSON.parse(text) as { readonly version: string }).version
}
