import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { countStandings, ledgerOf } from '../../src/explain/ledger.js'
import { viewModel } from '../../src/explain/model-view.js'
import { sourcesAt } from '../../src/explain/number-place.js'
import { baseline } from '../model/ensemble.js'

const ledger = ledgerOf(viewModel(baseline()))

type Entry = Readonly<Record<string, unknown>>

/** Reads a section of a file of the baseline as its author wrote it. */
function written(file: string, section: string): [string, Entry][] {
  const text = readFileSync(`${import.meta.dirname}/../../scenarios/${file}.yaml`, 'utf8')
  return Object.entries((parse(text) as Record<string, Record<string, Entry>>)[section] ?? {})
}

function named(section: string): string[] {
  return ledger.entries.filter((entry) => entry.section === section).map(({ name }) => name)
}

test('every parameter and series of the files is in the ledger once', () => {
  for (const section of ['parameters', 'series']) {
    const names = written(section, section).map(([name]) => name)
    expect(named(section).toSorted()).toEqual(names.toSorted())
  }
})

test('every number of a chip is, under its field and the chip', () => {
  const texts = ['title', 'origin', 'vendor', 'source', 'note']
  const fields = written('chips', 'chips').flatMap(([id, chip]) =>
    Object.keys(chip).flatMap((field) => (texts.includes(field) ? [] : [`${field}[${id}]`])),
  )
  expect(named('chips').toSorted()).toEqual(fields.toSorted())
})

test('what rests on judgement alone is counted as the files have it', () => {
  const counts = Object.fromEntries(countStandings(ledger).map((one) => [one.section, one]))
  for (const section of ['parameters', 'series']) {
    const sources = written(section, section).map(([, { source }]) => [source].flat())
    const alone = sources.filter((list) => list.every((one) => one === 'judgement')).length
    const partly = sources.filter((list) => list.length > 1 && list.includes('judgement')).length
    expect(counts[section]?.all).toBe(sources.length)
    expect(counts[section]?.counts).toMatchObject({ judgement: alone, 'partly judgement': partly })
  }
  const all = Object.values(counts.all?.counts ?? {})
  expect(all.reduce((a, b) => a + b, 0)).toBe(ledger.entries.length)
})

test('an interval is as wide as its law has it, beside its middle', () => {
  const entry = ledger.entries.find(({ name }) => name === 'lead_time')
  expect(entry?.width).toBeCloseTo((8 - 4) / 5.5, 9)
  expect(entry?.place.file).toMatch(/parameters\.yaml$/)
})

test('a source that only a condition cites is used, and one that nothing cites is not', () => {
  const source = (text: string) => `sources.${text}`
  const changed = baseline(source('nobody={ title: Read by nobody }'), 'rules.bis_2022.source=bis-2024-hbm')
  const { unused } = ledgerOf(viewModel(changed))
  expect(unused.map(({ id }) => id)).toContain('nobody')
  expect(unused.map(({ id }) => id)).not.toContain('bis-2024-hbm')
})

test('a series that later layers change cites their sources beside its own', () => {
  const changes = [
    { multiply: 0.8, from: '2027-01', source: ['other', 'own'] },
    { add: 2, source: 'third' },
  ]
  const resolved = { series: { plan: { value: 1, source: 'own', changes } } }
  expect(sourcesAt(resolved, ['series', 'plan'])).toEqual(['own', 'other', 'third'])
})
