import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { WriteFault } from '../../src/store/refusal.js'
import { writeFile } from '../../src/store/write-file.js'

const folder = mkdtempSync(join(tmpdir(), 'chokepoint-'))

test('a file is written with its folders, and takes the place of an earlier one', () => {
  const path = join(folder, 'a', 'b', 'c.svg')
  writeFile(path, 'first')
  writeFile(path, 'second')
  expect(readFileSync(path, 'utf8')).toBe('second')
  expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['c.svg'])
})

test('what is in the way is said, stays, and leaves no draft', () => {
  mkdirSync(join(folder, 'taken'))
  writeFileSync(join(folder, 'flat'), 'flat')
  expect(() => writeFile(join(folder, 'taken'), 'text')).toThrow(WriteFault)
  expect(() => writeFile(join(folder, 'flat', 'x.svg'), 'text')).toThrow(/flat.*x\.svg: /)
  expect(readFileSync(join(folder, 'flat'), 'utf8')).toBe('flat')
  expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([])
})
