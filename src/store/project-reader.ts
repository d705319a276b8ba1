import { realpathSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { readText } from './read-text.js'

/** What a reader of scenario files may open. */
export interface Project {
  /** The files that the user named; they may lie anywhere. */
  readonly named: readonly string[]
  /** A folder that every project may read, that of the scenarios which came with the program. */
  readonly shared: string
  /** Whether other files may lie anywhere too. */
  readonly allowOutside: boolean
}

/**
 * Makes a reader of text files that keeps to a project: a file that the user did not name has to lie in the project's
 * folder. That is the working directory, and for a named file outside of it, the folder in which that file lies. Links
 * are followed first. The reader throws an error whose message says why it can't read a file.
 */
export function projectReader({ named, shared, allowOutside }: Project): (path: string) => string {
  const free = new Set(named.map((path) => resolve(path)))
  const folders = [...new Set(named.map(folderOf))]
  const readable = [...folders, realPath(shared)]
  return (path) => {
    const real = realPath(path)
    if (allowOutside || free.has(resolve(path)) || readable.some((folder) => isInside(real, folder)))
      return readText(path)
    const link = real === resolve(path) ? 'it lies' : `it leads to ${real},`
    throw new Error(`${link} outside of ${folders.join(' and ')}; --allow-outside lets it in`)
  }
}

function folderOf(file: string): string {
  const [here, own] = [realPath('.'), realPath(dirname(file))]
  return isInside(own, here) ? here : own
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path
}

/** Follows links as far as the path exists; what is missing is looked for where its name says. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return parentOf(resolve(path))
  }
}

function parentOf(path: string): string {
  const parent = dirname(path)
  return parent === path ? path : resolve(realPath(parent), path.slice(parent.length).replace(sep, ''))
}
