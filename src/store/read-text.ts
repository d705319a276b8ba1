import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { didYouMean } from '../scenario/nearest.js'
import { decodeText } from './decode-text.js'
import { faultCode, faultWords } from './file-faults.js'

/** Far more than any scenario file has, and little enough to hold in memory several times. */
const MOST_BYTES = 20_000_000

/**
 * Reads a text file in UTF-8. Throws an error whose message says in a few words why it can't, and names a similar file.
 * What is no plain file, as a pipe or a device, is not opened: it might never end, or never begin.
 */
export function readText(path: string): string {
  try {
    const kind = statSync(path)
    if (!kind.isFile()) throw new Error(kind.isDirectory() ? 'it is a folder' : 'it is not a plain file')
    return decodeText(readBytes(path))
  } catch (error) {
    const words = faultWords(error)
    if (!words) throw error
    throw new Error(faultCode(error) === 'ENOENT' ? `${words}${similarFile(path)}` : words)
  }
}

/** Reads no more than what is allowed, whatever the file's size is said to be. */
function readBytes(path: string): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    if (size > MOST_BYTES) throw new Error(tooLarge(size))
    const pieces: Uint8Array[] = []
    for (let length = 0; ; ) {
      const piece = new Uint8Array(Math.max(size, CHUNK))
      const count = readSync(file, piece, 0, piece.length, null)
      length += count
      if (length > MOST_BYTES) throw new Error(tooLarge(length))
      if (count === 0) return Buffer.concat(pieces)
      pieces.push(piece.subarray(0, count))
    }
  } finally {
    closeSync(file)
  }
}

const CHUNK = 65_536

function tooLarge(bytes: number): string {
  const [found, most] = [bytes, MOST_BYTES].map((count) => Math.round(count / 1e6))
  return `it holds ${found} MB, at most ${most} MB are read`
}

function similarFile(path: string): string {
  try {
    return didYouMean(basename(path), readdirSync(dirname(path)))
  } catch {
    return ''
  }
}
