import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Piece } from '../../src/index.js'
import { decodePiece, encodePiece } from '../../src/store/piece-file.js'

const numbers = fc.array(fc.double(), { maxLength: 40 }).map((values) => Float64Array.from(values))
const counts = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 2 ** 31 - 1 })), {
    minLength: 1,
    maxLength: 400,
  })
  .map((values) => Int32Array.from(values))
const piece: fc.Arbitrary<Piece> = fc
  .record({
    range: fc.tuple(fc.nat(), fc.nat()),
    failures: fc.constant([{ run: 4, quantity: 'x', element: 'a,b', month: 2, value: '-Infinity' as const }]),
    outcomes: numbers,
    cells: fc.array(fc.nat(), { maxLength: 4 }),
    rows: numbers,
    counted: fc.option(
      fc.record({
        histograms: fc.record({ counts, lowest: numbers, highest: numbers }),
        sums: numbers,
      }),
      { nil: undefined },
    ),
  })
  .map(({ counted, ...rest }) => ({ ...rest, ...(counted ? { counted } : {}) }))

const example = fc.sample(piece, { seed: 5, numRuns: 20 }).find(({ counted }) => counted) as Piece
const encoded = Buffer.from(encodePiece(example, 'ours'))
const decode = (bytes: Buffer) => decodePiece(bytes, { journal: 'ours', range: example.range })

test('a piece is read as it was written, bit for bit', () => {
  fc.assert(
    fc.property(piece, (one) => {
      const read = decodePiece(Buffer.from(encodePiece(one, 'ours')), { journal: 'ours', range: one.range })
      expect(read).toEqual(one)
      // toEqual takes -0 for 0.
      expect(Buffer.from(read.rows.buffer)).toEqual(Buffer.from(one.rows.slice().buffer))
    }),
  )
})

test('a file that is cut short anywhere is refused', () => {
  for (let length = 0; length < encoded.length; length++) {
    expect(() => decode(encoded.subarray(0, length)), String(length)).toThrow(
      /is cut short|is not a piece|is damaged/,
    )
  }
})

test('a file with any one bit changed is refused', () => {
  for (let i = 0; i < encoded.length * 8; i++) {
    const flipped = Buffer.from(encoded)
    flipped[i >> 3] = (flipped[i >> 3] as number) ^ (1 << (i & 7))
    expect(() => decode(flipped), `bit ${i}`).toThrow(/is cut short|is not a piece|is damaged|belongs to/)
  }
})

test('a piece of another journal, or under another name, is refused', () => {
  expect(() => decodePiece(encoded, { journal: 'theirs', range: example.range })).toThrow(
    'belongs to another run',
  )
  expect(() => decodePiece(encoded, { journal: 'ours', range: [0, 1] })).toThrow('belongs to another run')
})
