import { expect, test } from 'vitest'
import { schedule } from '../../src/compile/wasm-schedule.js'
import type { CellAssignment, Value } from '../../src/compile/wasm-unroll.js'

const read = (cell: number): Value => ({ kind: 'cell', cell, stage: 'month' })
const call = (op: 'exp' | '+', ...args: Value[]): Value => ({ kind: 'operation', op, args })
const assign = (cell: number, value: Value): CellAssignment => ({ cell, value, keep: true })
const cellsOf = (...assignments: CellAssignment[]) => schedule(assignments).map(({ cell }) => cell)

test('what nobody waits for goes half way between the earliest and the latest moment', () => {
  const [first, second] = [assign(1, call('exp', read(0))), assign(2, call('exp', read(1)))]
  expect(cellsOf(assign(3, read(0)), first, second)).toEqual([1, 3, 2])
})

test('a cell is computed before it is read, now or in the past', () => {
  const delayed: Value = { kind: 'past', how: 'delay', cell: 1, argument: read(0) }
  expect(cellsOf(assign(1, call('exp', read(0))), assign(2, delayed), assign(3, read(2)))).toEqual([1, 2, 3])
})

test('a stock moves on after all who read it', () => {
  const slow = call('exp', call('exp', call('exp', read(0))))
  const moved = { ...assign(0, call('+', read(0), read(9))), keep: false }
  expect(cellsOf(assign(1, read(0)), assign(2, slow), moved).at(-1)).toBe(0)
})
