import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { measure, mechanisms } from './mechanisms.js'
import { mechanismsPage, rowOf } from './mechanisms-page.js'
import { whatIfs } from './what-if.js'

const shown = await measure(200)

describe('every mechanism of the model moves a number the way that it should, in the same worlds', () => {
  test('there are twenty-two, each with a pair of its own', () => {
    expect(mechanisms).toHaveLength(22)
    expect(new Set(mechanisms.map(({ title }) => title)).size).toBe(22)
    for (const { title, pairs } of mechanisms) expect(pairs.length, title).toBeGreaterThan(0)
  })

  test.each(shown.map((one) => [one.mechanism, one.shows, one] as const))('%s: %s', (_, __, one) => {
    const width = ([low, , high]: readonly number[]) => (high as number) - (low as number)
    if (one.expected === 'wider') expect(width(one.here)).toBeGreaterThan(2 * width(one.there))
    else expect(one.moved).toBeGreaterThanOrEqual(one.share ?? 0.9)
  })

  test('every what-if but those on who else is hit is part of a pair', () => {
    const used = new Set(shown.flatMap(({ scenario, against }) => [scenario, against]))
    const others = whatIfs.filter((name) => !used.has(name))
    expect(others).toEqual(['cowos-surge', 'hbm-traded', 'strait-closed'])
  })
})

describe('the table of numbers, tests/model/MECHANISMS.md', () => {
  const page = readFileSync(`${import.meta.dirname}/../model/MECHANISMS.md`, 'utf8')

  test('has a row for every pair, in order, below the heading that the program writes', () => {
    const [head = ''] = mechanismsPage([]).split('\n|')
    expect(page.startsWith(head)).toBe(true)
    const rows = page.split('\n').filter((line) => /^\| \d/.test(line))
    expect(rows.map((row) => row.split(' | ')[2])).toEqual(shown.map((one) => one.shows))
  })

  test('has the numbers of today, for mechanisms near the start and the end of the model', async () => {
    const titles = ['CoWoS capacity', 'Policy as a random process']
    for (const row of (await measure(1000, titles)).map(rowOf))
      expect(page, 'stale; make it again with npm run mechanisms').toContain(row)
  })
})
