import { array, assert, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { marksWithin, type PlacedMark, placeMarks } from '../../src/charts/event-marks.js'
import { exportRules } from './example-rows.js'

const span = { first: '2022-01', last: '2030-12', width: 720 }
/** Pixels between a line and its label. */
const gap = 4

const from = (mark: PlacedMark) => mark.x + gap
const to = (mark: PlacedMark) => from(mark) + mark.textWidth

function pairs(marks: readonly PlacedMark[]): [PlacedMark, PlacedMark][] {
  return marks.flatMap((a) => marks.filter((b) => b !== a).map((b): [PlacedMark, PlacedMark] => [a, b]))
}

function labelsOverlap([a, b]: [PlacedMark, PlacedMark]): boolean {
  return a.row === b.row && from(a) < to(b) && from(b) < to(a)
}

/** Says whether the line of one, which ends at the top of its own row, runs through the label of the other. */
function lineCrosses([line, label]: [PlacedMark, PlacedMark]): boolean {
  return line.row >= label.row && line.x > from(label) && line.x < to(label)
}

describe('places of labels', () => {
  test('six rules, two of them a month apart, neither overlap nor cross', () => {
    const placed = placeMarks(exportRules, span)
    expect(placed.map((mark) => mark.label)).toEqual(exportRules.map((mark) => mark.label))
    expect(pairs(placed).filter(labelsOverlap)).toEqual([])
    expect(pairs(placed).filter(lineCrosses)).toEqual([])
    expect(placed.map((mark) => mark.row)).toEqual([0, 4, 3, 2, 1, 0])
  })

  test('no dates and labels whatever overlap or cross', () => {
    const date = record({ year: integer({ min: 2022, max: 2030 }), month: integer({ min: 1, max: 12 }) })
    const label = constantFrom('BIS', 'Rule of October', 'A label of some length, with a comma')
    const marks = array(record({ date, label }), { maxLength: 9 })
    assert(
      property(marks, integer({ min: 200, max: 900 }), (drawn, width) => {
        const dated = drawn.map(({ date: { year, month }, label }) => {
          return { date: `${year}-${String(month).padStart(2, '0')}-01`, label }
        })
        const placed = placeMarks(dated, { ...span, width })
        expect(placed).toHaveLength(drawn.length)
        expect(pairs(placed).filter((pair) => labelsOverlap(pair) || lineCrosses(pair))).toEqual([])
      }),
    )
  })

  test('a date stands at its share of the months', () => {
    const [first, last] = placeMarks(
      [
        { date: '2030-12-01', label: 'last' },
        { date: '2022-01-01', label: 'first' },
      ],
      span,
    )
    expect([first!.x, last!.x]).toEqual([0, 720])
  })
})

describe('events', () => {
  test('outside the months are left out, the others sorted', () => {
    const marks = ['2031-01-01', '2025-04-09', '2021-12-31', '2022-10-07'].map((date) => ({
      date,
      label: date,
    }))
    expect(marksWithin(marks, span).map((mark) => mark.date)).toEqual(['2022-10-07', '2025-04-09'])
  })

  test.each(['October 2023', '2023-13-01', '2023-02-31', '23-10-2023', ''])(
    'the date "%s" is refused',
    (date) => {
      expect(() => marksWithin([{ date, label: 'rule' }], span)).toThrow(`"${date}"`)
    },
  )
})
