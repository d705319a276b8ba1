import { createHash } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Bins, Journal, Piece, Range } from '../index.js'
import { LANES } from '../kernel/blocks.js'
import { faultWords } from './file-faults.js'
import { decodePiece, encodePiece, outcomesStart } from './piece-file.js'
import { Refusal, WriteFault } from './refusal.js'

/** The name of a journal inside a finished result. */
export const JOURNAL = 'journal'
const HEAD = 'journal.json'
const PIECE = /^(\d{12})-(\d{12})\.piece$/

/** Tells whether a path inside a result folder is part of its journal. */
export function isOfJournal(path: string): boolean {
  const [folder, name, ...more] = path.split('/')
  return folder === JOURNAL && more.length === 0 && (name === HEAD || PIECE.test(name ?? ''))
}

/** Gives the place of the journal of a result that is not finished. */
export function unfinishedJournal(folder: string): string {
  return join(dirname(folder), `.${basename(folder)}.journal`)
}

/** What all pieces of a journal have in common, by what it is called in messages. */
export type Identity = Readonly<Record<string, string>>

interface HeadFile {
  readonly identity: Identity
  readonly bins: { readonly least: (number | null)[]; readonly width: (number | null)[] } | undefined
  readonly checksum: number
}

function idOf(identity: Identity): string {
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex')
}

function checksumOf({ identity, bins }: Pick<HeadFile, 'identity' | 'bins'>): number {
  return crc32(JSON.stringify([identity, bins ?? null]))
}

/**
 * Opens a journal: one that is there, for the same identity, or a new one, which nothing is written of until it begins.
 * Throws a Refusal where a journal is damaged or of something else.
 */
export function openJournal(place: string, identity: Identity): Journal {
  const id = idOf(identity)
  const head = readHead(place)
  if (head) refuseOther(place, head.identity, identity)
  const begin = (bins: Bins | undefined): void => {
    if (!head) writing(place, () => writeHead(place, { identity, bins: bins && listed(bins) }))
  }
  return {
    place,
    finished: head ? piecesIn(place) : [],
    bins: head?.bins && { least: numbered(head.bins.least), width: numbered(head.bins.width) },
    begin,
    load: (range) => loadPiece(place, { journal: id, range }),
    loadOutcome: (range, outcome) => loadOutcome(join(place, nameOf(range)), range, outcome),
    save: (piece) => savePiece(place, piece, id),
    refuse: (reason) => {
      throw new Refusal(`${place} can't be gone on from: ${reason}; begin anew with --anew`)
    },
  }
}

/** Makes a function that saves pieces in a journal that has begun, for a thread that was told no more than its place. */
export function pieceSaver(place: string): (piece: Piece) => void {
  const id = idOf((readHead(place) as HeadFile).identity)
  return (piece) => savePiece(place, piece, id)
}

function listed({ least, width }: Bins): HeadFile['bins'] {
  return { least: [...least], width: [...width] }
}

/** JSON has no NaN, which the bins of a row have when no run gives it a number. */
function numbered(values: readonly (number | null)[]): Float64Array {
  return Float64Array.from(values, (value) => value ?? Number.NaN)
}

function readHead(place: string): HeadFile | undefined {
  const path = join(place, HEAD)
  if (!existsSync(path)) return undefined
  try {
    const head = JSON.parse(readFileSync(path, 'utf8')) as HeadFile
    if (checksumOf(head) === head.checksum) return head
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error
  }
  throw new Refusal(`${path} is damaged; begin anew with --anew`)
}

function writeHead(place: string, facts: Pick<HeadFile, 'identity' | 'bins'>): void {
  mkdirSync(place, { recursive: true })
  for (const name of readdirSync(place)) rmSync(join(place, name), { recursive: true })
  // What JSON makes of the numbers is what is read again.
  const plain = JSON.parse(JSON.stringify(facts)) as typeof facts
  writeWhole(join(place, HEAD), JSON.stringify({ ...plain, checksum: checksumOf(plain) }))
}

function writeWhole(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(`${path}.new`, content)
    renameSync(`${path}.new`, path)
  } catch (error) {
    rmSync(`${path}.new`, { force: true })
    throw error
  }
}

function refuseOther(place: string, found: Identity, wanted: Identity): void {
  const other = [...new Set([...Object.keys(wanted), ...Object.keys(found)])].find(
    (key) => found[key] !== wanted[key],
  )
  if (other === undefined) return
  const [had, has] = [found[other], wanted[other]].map((text) =>
    text && text.length < 30 ? ` (${text})` : '',
  )
  throw new Refusal(
    `${place} was made with another ${other}${had} than this run${has}; begin anew with --anew, or name another folder with --out`,
  )
}

function nameOf([from, to]: Range): string {
  return `${[from, to].map((run) => String(run).padStart(12, '0')).join('-')}.piece`
}

/** Counts the runs that an unfinished journal holds; undefined where there is none. */
export function runsInJournal(place: string): number | undefined {
  if (!existsSync(place)) return undefined
  return piecesIn(place).reduce((sum, [from, to]) => sum + to - from, 0)
}

/** Gives the number of runs up to the last one that an unfinished journal holds; 0 where there is none. */
export function endOfJournal(place: string): number {
  return existsSync(place) ? (piecesIn(place).at(-1)?.[1] ?? 0) : 0
}

/** Removes an unfinished journal, whatever it holds. */
export function forgetJournal(place: string): void {
  rmSync(place, { recursive: true, force: true })
}

/** Lists the pieces of a journal in the order of their runs; those that a later one makes needless are passed over. */
function piecesIn(place: string): Range[] {
  const ranges = readdirSync(place).flatMap((name): Range[] => {
    const [, from, to] = PIECE.exec(name) ?? []
    return from && to ? [[Number(from), Number(to)]] : []
  })
  const sorted = ranges.sort(([a], [b]) => a - b)
  for (const [i, [from]] of sorted.entries()) {
    const before = sorted[i - 1]?.[1] ?? 0
    if (from < before || (from % LANES !== 0 && from !== before))
      throw new Refusal(
        `${place} is damaged: ${nameOf(sorted[i] as Range)} has no place; begin anew with --anew`,
      )
  }
  return sorted
}

function loadPiece(place: string, wanted: { journal: string; range: Range }): Piece {
  const path = join(place, nameOf(wanted.range))
  try {
    return decodePiece(readFileSync(path), wanted)
  } catch (error) {
    const words = faultWords(error) ?? (error as Error).message
    throw new Refusal(`${path} ${words}; remove it to make its runs again, or begin anew with --anew`)
  }
}

/** Reads one outcome of a piece that was found sound before, or written just now. */
function loadOutcome(path: string, [from, to]: Range, outcome: number): Float64Array {
  const file = openSync(path, 'r')
  try {
    const values = new Float64Array(to - from)
    readSync(file, values, { position: outcomesStart(file) + outcome * values.byteLength })
    return values
  } finally {
    closeSync(file)
  }
}

function savePiece(place: string, piece: Piece, id: string): void {
  writing(place, () => writeWhole(join(place, nameOf(piece.range)), encodePiece(piece, id)))
}

function writing(place: string, write: () => void): void {
  try {
    write()
  } catch (error) {
    const words = faultWords(error)
    if (!words) throw error
    throw new WriteFault(`can't write to ${place}: ${words}`)
  }
}

/** Lays a finished result's journal beside it, so that runs can be added; its pieces are not copied where the disk allows. */
export function borrowJournal(from: string, to: string): void {
  mkdirSync(to)
  for (const name of readdirSync(from)) {
    try {
      linkSync(join(from, name), join(to, name))
    } catch {
      copyFileSync(join(from, name), join(to, name))
    }
  }
}
