import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ProblemList } from '../../src/scenario/problem.js'
import { readObservations } from '../../src/scenario/read-observations.js'
import { baseline } from '../model/ensemble.js'

const shipped = baseline()
const scenario = { ...shipped, sources: { ...shipped.sources, undated: { title: 'A talk' } } }
const HEAD = 'id,expression,value,low,high,unit,source,note'
const GOOD = 'h20-2024,"total(legal_sold[h20], ""2024"")",958000,737000,1247000,chip,epoch-sales,'

function read(text: string) {
  return readObservations('facts.csv', { scenario, readText: () => text })
}

/** Lists what is wrong with a table, as line, column, path and message. */
function problemsOf(text: string): string[] {
  try {
    read(text)
    return []
  } catch (error) {
    if (!(error instanceof ProblemList)) throw error
    return error.problems.map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`)
  }
}

describe('a table of observations', () => {
  it('gives numbers, sources and the month from which each fact was known', () =>
    expect(read(`${HEAD}\n${GOOD}\n`)).toEqual([
      {
        id: 'h20-2024',
        expression: 'total(legal_sold[h20], "2024")',
        value: 958000,
        low: 737000,
        high: 1247000,
        unit: 'chip',
        sources: ['epoch-sales'],
        line: 2,
        // The source is of 2026-09-30.
        known: '2026-09',
      },
    ]))
  it.each([
    // The source is of 2023-11-09, the year ends later.
    ['total(cowos_capacity, ""2023"")', 'wafer', 'xinchao-2023', '2023-12'],
    ['total(cowos_capacity, ""2022"")', 'wafer', 'xinchao-2023', '2023-11'],
    // Of several sources the earliest counts; one without a date leaves the last month.
    ['total(cowos_capacity, ""2022"")', 'wafer', 'epoch-components; xinchao-2023', '2023-11'],
    ['at(premium, ""2025-03"")', '1', 'undated', '2025-03'],
    ['at(premium, ""2025-03"") / at(premium, ""2024-03"")', '1', 'undated;cnweekly-2025', '2025-07'],
    ['final(premium)', '1', 'judgement', '2030-12'],
  ])('knows %s, from %s %s, since %s', (expression, unit, source, known) =>
    expect(read(`${HEAD}\na,"${expression}",1,,,${unit},${source},\n`)[0]?.known).toBe(known),
  )
  it('may leave out low, high and note, and order its columns as it likes', () =>
    expect(
      read('\uFEFFunit,source,id,value,expression\r\n1,judgement,a,-2.5e-1,max(premium)\r\n\r\n'),
    ).toEqual([
      {
        id: 'a',
        expression: 'max(premium)',
        value: -0.25,
        unit: '1',
        sources: ['judgement'],
        line: 2,
        known: '2030-12',
      },
    ]))
  it('keeps what is shipped readable', () => {
    const file = `${import.meta.dirname}/../../scenarios/history/observations.csv`
    const observations = readObservations(file, { scenario, readText: (path) => readFileSync(path, 'utf8') })
    expect(observations).toHaveLength(31)
    expect(observations.filter(({ known }) => known < '2023-12').map(({ id }) => id)).toContain(
      'a100-price-2023-06',
    )
  })
})

const CASES: readonly (readonly [what: string, text: string, ...problems: string[]])[] = [
  [
    'nothing',
    ' \n',
    '1:1 : is empty; expected a table with the columns id, expression, value, low, high, unit, source, note',
  ],
  ['only a head', `${HEAD}\n`, '1:1 : has no observation below its head'],
  [
    'no head',
    `${GOOD}\n`,
    '1:1 : the first line names no column; expected id, expression, value, low, high, unit, source, note',
  ],
  [
    'a column misspelt',
    `${HEAD.replace('value', 'valeu')}\n${GOOD}\n`,
    '1:15 : unknown column "valeu"; did you mean "value"?',
  ],
  ['a column twice', `${HEAD},id\n${GOOD},x\n`, '1:47 : the column "id" is there twice'],
  ['an id twice', `${HEAD}\n${GOOD}\n${GOOD}\n`, '3:1 h20-2024.id: "h20-2024" is the name of line 2, too'],
  [
    'an id that is none',
    `${HEAD}\n${GOOD.replace('h20-2024', '2024')}`,
    '2:1 2024.id: found "2024", expected a name such as h20-2024',
  ],
  [
    'words for a number',
    `${HEAD}\n${GOOD.replace('958000', '"958,000"')}`,
    '2:45 h20-2024.value: found "958,000", expected a number; write 958000',
  ],
  [
    'a hexadecimal number',
    `${HEAD}\n${GOOD.replace('958000', '0x10')}`,
    '2:45 h20-2024.value: found "0x10", expected a number',
  ],
  [
    'low above the value',
    `${HEAD}\n${GOOD.replace('737000', '958001')}`,
    '2:52 h20-2024.low: found 958001, expected at most the value, 958000',
  ],
  [
    'high below the value',
    `${HEAD}\n${GOOD.replace('1247000', '9')}`,
    '2:59 h20-2024.high: found 9, expected at least the value, 958000',
  ],
  [
    'a unit of something else',
    `${HEAD}\n${GOOD.replace(',chip', ',wafer')}`,
    '2:67 h20-2024.unit: found wafer, expected chip',
  ],
  [
    'no unit at all',
    `${HEAD}\n${GOOD.replace(',chip', ',chips')}`,
    '2:67 h20-2024.unit: "chips" is not a unit; units are chip, wafer, die, stack, H100e, USD, CNY, TFLOPS, TPP, GB, TB, mm2, s, month, quarter, year, week, day, date and 1',
  ],
  [
    'a date',
    `${HEAD}\na,first(premium > 0),1,,,month,judgement,`,
    '2:26 a.unit: the expression gives a date, expected one that gives a number',
  ],
  [
    'an unknown source',
    `${HEAD}\n${GOOD.replace('epoch-sales', 'judgement; epoch-sale')}`,
    '2:72 h20-2024.source: unknown source "epoch-sale"; did you mean "epoch-sales"?',
  ],
  [
    'no source',
    `${HEAD}\n${GOOD.replace('epoch-sales', '')}`,
    '2:72 h20-2024.source: no source; every number names where it comes from',
  ],
  [
    'an unknown chip',
    `${HEAD}\n${GOOD.replace('[h20]', '[h21]')}`,
    '2:28 h20-2024.expression: uses legal_sold[h21]; "h21" is no import_chip; did you mean "h20"?',
  ],
  [
    'months outside the horizon',
    `${HEAD}\n${GOOD.replace('""2024""', '""2021""')}`,
    '2:36 h20-2024.expression: has the period "2021", which is not within the horizon, 2022-01 to 2030-12',
  ],
  [
    'a bracket that is open',
    `${HEAD}\n${GOOD.replace('""2024"")', '""2024""')}`,
    `2:42 h20-2024.expression: can't be read: expected ")" here`,
  ],
  ['no expression', `${HEAD}\na,,1,,,1,judgement,`, '2:3 a.expression: no expression'],
  [
    'a row cut short',
    `${HEAD}\na,max(premium),1`,
    '2:1 a.unit: no unit',
    '2:1 a.source: no source; every number names where it comes from',
  ],
  [
    'a comma too many',
    `${HEAD}\na,max(premium),1,,,1,judgement,so,and so`,
    '2:35 a: found "and so" beyond the last column; a cell with a comma stands in quotation marks',
  ],
  ['a quotation mark open', `${HEAD}\n${GOOD}"`, '2:1 : opens a quotation mark that nothing closes'],
  [
    'text after a quotation mark',
    `${HEAD}\na,at(premium, "2025-03"),1,,,1,judgement,`,
    '2:1 : has text after a closing quotation mark; a mark inside a cell is doubled',
  ],
  [
    'a quotation mark inside',
    `${HEAD}\na,max(premium),1,,,1,judgement,a "so-called" fact`,
    '2:1 : has a quotation mark inside a cell; put the cell in quotation marks and double it',
  ],
]

describe('what is wrong with a table of observations is told at its place', () => {
  it.each(CASES)('%s', (_, text, ...problems) => {
    expect(problemsOf(text)).toEqual(problems)
  })
  it('and all of it at once, each once', () =>
    expect(
      problemsOf(
        `${HEAD}\na,max(premum),x,,,1,judgement,\n\nb,max(premium),2,3,1,chip,judgment,\nb,max(premium),1,,,1,judgement,`,
      ),
    ).toEqual([
      '2:7 a.expression: uses "premum", which does not exist; did you mean "premium"?',
      '2:15 a.value: found "x", expected a number',
      '4:18 b.low: found 3, expected at most the value, 2',
      '4:20 b.high: found 1, expected at least the value, 2',
      '4:22 b.unit: found chip, expected 1',
      '4:27 b.source: unknown source "judgment"; did you mean "judgement"?',
      '5:1 b.id: "b" is the name of line 4, too',
    ]))
  it('and an expression over several lines is still one', () =>
    expect(problemsOf(`${HEAD}\na,"max(\n  premum\n)",1,,,1,judgement,`)).toEqual([
      '2:3 a.expression: uses "premum", which does not exist; did you mean "premium"?',
    ]))
  it('and whatever the text, nothing else is thrown, and every place is in it', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        'a',
        '1',
        '"',
        '""',
        '"x,y"',
        'max(premium)',
        '"at(premium, ""2025-03"")"',
        'judgement',
        '-',
        '\u4e2d',
      ),
      fc.string({ maxLength: 8 }),
    )
    const row = fc.array(cell, { maxLength: 9 }).map((cells) => cells.join(','))
    const end = fc.constantFrom('\n', '\r\n', '\n\n')
    fc.assert(
      fc.property(fc.array(row, { maxLength: 4 }), end, fc.boolean(), (rows, newline, hasHead) => {
        const text = [...(hasHead ? [HEAD] : []), ...rows].join(newline)
        try {
          read(text)
        } catch (error) {
          if (!(error instanceof ProblemList)) throw error
          const lines = text.replace(/\r\n?/g, '\n').split('\n')
          for (const { line, column } of error.problems) {
            expect(line).toBeLessThanOrEqual(Math.max(lines.length, 1))
            expect(column).toBeGreaterThanOrEqual(1)
            expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1)
          }
        }
      }),
      { numRuns: 100, seed: 7 },
    )
  })
})
