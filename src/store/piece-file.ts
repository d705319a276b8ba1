import { readSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import type { Piece, Range } from '../index.js'
import { joinBytes } from './bytes.js'

const MAGIC = 'chokepoint piece 1\n'

/** What stands at the head of a piece's file: which journal it belongs to, and how the numbers behind it are arranged. */
interface PieceHead {
  readonly journal: string
  readonly range: Range
  readonly failures: Piece['failures']
  readonly cells: readonly number[]
  /** Bytes of each section: outcomes, trajectories, and, where there are counts, sums, lowest, highest and counts. */
  readonly sections: readonly number[]
  /** Bins of all rows together. */
  readonly bins: number
}

/**
 * Writes a piece as a file: a line that names the format, the lengths of the file and of the head, the head as JSON,
 * sections of numbers in the machine's order of bytes, and a CRC-32 of all that. Counts are pairs: how many bins are empty,
 * and how many values the next one has, in groups of seven bits.
 */
export function encodePiece(
  { range, failures, outcomes, cells, rows, counted }: Piece,
  journal: string,
): Uint8Array {
  const { histograms, sums } = counted ?? {}
  const counts = histograms
    ? [
        bytesOf(sums as Float64Array),
        bytesOf(histograms.lowest),
        bytesOf(histograms.highest),
        packCounts(histograms.counts),
      ]
    : []
  const sections = [bytesOf(outcomes), bytesOf(rows), ...counts]
  const sizes = sections.map(({ length }) => length)
  const head: PieceHead = {
    journal,
    range,
    failures,
    cells,
    sections: sizes,
    bins: histograms?.counts.length ?? 0,
  }
  const text = Buffer.from(JSON.stringify(head))
  const size = START + text.length + sections.reduce((sum, { length }) => sum + length, 0) + CHECKSUM
  const lengths = bytesOf(Float64Array.of(size, text.length))
  // Some versions of zlib take an empty part for the start of another sum.
  const parts = [Buffer.from(MAGIC), lengths, text, ...sections].filter(({ length }) => length > 0)
  const checksum = parts.reduce((sum, part) => crc32(part, sum), 0)
  return joinBytes([...parts, bytesOf(Uint32Array.of(checksum))])
}

/** Bytes before the head: the line, the file's length and the head's; and those of the checksum. */
const START = MAGIC.length + 16
const CHECKSUM = 4

/** Finds where the outcomes of a piece begin in its open file. */
export function outcomesStart(file: number): number {
  const length = new Float64Array(1)
  readSync(file, length, { position: MAGIC.length + 8 })
  return START + (length[0] as number)
}

/** Reads what `encodePiece` wrote. Throws an Error that says why it can't: a file cut short, changed, or of another journal. */
export function decodePiece(bytes: Buffer, { journal, range }: { journal: string; range: Range }): Piece {
  if (!MAGIC.startsWith(bytes.toString('latin1', 0, MAGIC.length))) throw new Error('is not a piece of a run')
  if (bytes.length < START || bytes.length < bytes.readDoubleLE(MAGIC.length)) throw new Error('is cut short')
  const end = bytes.length - CHECKSUM
  if (bytes.readUInt32LE(end) !== crc32(bytes.subarray(0, end)))
    throw new Error('is damaged: its checksum does not match')
  const body = START + bytes.readDoubleLE(MAGIC.length + 8)
  const head = JSON.parse(bytes.toString('utf8', START, body)) as PieceHead
  if (head.journal !== journal || String(head.range) !== String(range))
    throw new Error('belongs to another run')
  return pieceOf(head, bytes.subarray(body, end))
}

function pieceOf({ range, failures, cells, sections, bins }: PieceHead, body: Buffer): Piece {
  const parts = sections.map((size, i) => {
    const at = sections.slice(0, i).reduce((sum, before) => sum + before, 0)
    return body.subarray(at, at + size)
  })
  const numbers = parts.slice(0, 5).map(numbersOf)
  const [outcomes, rows] = numbers as [Float64Array, Float64Array]
  const piece = { range, failures, cells, outcomes, rows }
  if (bins === 0) return piece
  const [, , sums, lowest, highest] = numbers as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const counts = unpackCounts(parts[5] as Buffer, bins)
  return { ...piece, counted: { histograms: { counts, lowest, highest }, sums } }
}

function bytesOf({ buffer, byteOffset, byteLength }: NodeJS.TypedArray): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function numbersOf(bytes: Buffer): Float64Array {
  const numbers = new Float64Array(bytes.length / 8)
  bytesOf(numbers).set(bytes)
  return numbers
}

/** Packs counts, most of which are 0 or small. */
function packCounts(counts: Int32Array): Uint8Array {
  let packed: Uint8Array = new Uint8Array(1 << 20)
  let at = 0
  const put = (value: number): void => {
    let rest = value
    for (; rest > 127; rest >>>= 7) packed[at++] = (rest & 127) | 128
    packed[at++] = rest
  }
  let empty = 0
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number
    if (count === 0) {
      empty++
      continue
    }
    if (at + 10 > packed.length) packed = joinBytes([packed, new Uint8Array(packed.length)])
    put(empty)
    put(count)
    empty = 0
  }
  return packed.subarray(0, at)
}

function unpackCounts(packed: Uint8Array, size: number): Int32Array {
  const counts = new Int32Array(size)
  let at = 0
  const take = (): number => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = packed[at++] as number
      value |= (byte & 127) << shift
      if (byte < 128) return value
    }
  }
  for (let place = 0; at < packed.length; place++) {
    place += take()
    counts[place] = take()
  }
  return counts
}
