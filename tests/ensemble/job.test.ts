import { expect, test } from 'vitest'
import { piecesOf } from '../../src/ensemble/job.js'
import { blocksInPiece } from '../../src/ensemble/journal.js'

test('pieces end where a block of 512 runs does, wherever a range begins', () => {
  expect(piecesOf([0, 1100])).toEqual([
    [0, 512],
    [512, 1024],
    [1024, 1100],
  ])
  expect(piecesOf([500, 1100], { blocks: 2 })).toEqual([
    [500, 1024],
    [1024, 1100],
  ])
  expect(piecesOf([3, 3])).toEqual([])
})

test('pieces fill the gaps that finished ones leave', () => {
  const done = [
    [0, 700],
    [2048, 3072],
  ] as const
  expect(piecesOf([0, 4000], { done, blocks: 2 })).toEqual([
    [700, 1024],
    [1024, 2048],
    [3072, 4000],
  ])
  expect(piecesOf([0, 700], { done: [[0, 700]], blocks: 2 })).toEqual([])
})

test('a piece holds fewer blocks the more of each run is saved', () => {
  // 48 MB, 512 runs a block, 8 bytes a number.
  expect(blocksInPiece(0)).toBe(64)
  expect(blocksInPiece(108)).toBe(64)
  expect(blocksInPiece(1404)).toBe(8)
  expect(blocksInPiece(1e6)).toBe(1)
})
