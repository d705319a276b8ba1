import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { didYouMean } from '../scenario/nearest.js'
import { faultCode, faultWords } from './file-faults.js'

/** Reads a text file. Throws an error whose message says in a few words why it can't, and names a similar file. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const words = faultWords(error)
    if (!words) throw error
    throw new Error(faultCode(error) === 'ENOENT' ? `${words}${similarFile(path)}` : words)
  }
}

function similarFile(path: string): string {
  try {
    return didYouMean(basename(path), readdirSync(dirname(path)))
  } catch {
    return ''
  }
}
