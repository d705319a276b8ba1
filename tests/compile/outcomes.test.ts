import { describe, expect, it } from 'vitest'
import { outcomeOf } from '../../src/analysis/outcomes.js'
import { printUnit } from '../../src/compile/units.js'
import { problemsOf, runTiny, type Tiny } from './tiny.js'

/** 24 months from 2023-01: x is 1 to 24, dips is 12 less the distance from the thirteenth month. */
const months = Array.from({ length: 24 }, (_, i) => i + 1)
const model: Tiny = {
  start: '2023-01',
  months: 24,
  dimensions: { chip: ['h100', 'h20'] },
  parameters: { base: 10, unit: 1, 'worth[chip]': [2, 3] },
  series: { x: months },
  variables: {
    hill: '12 * unit - abs(x - 13 * unit)',
    launch_after: 'x > 20',
    'each[chip]': 'worth[chip] * x',
  },
  units: { x: 'chip/month', unit: 'chip/month', hill: 'chip/month', each: 'chip/month' },
  outputs: [],
}

/** Computes an outcome. */
function outcome(text: string, tiny: Tiny = model): number {
  const result = runTiny({ ...tiny, outcomes: { one: text } })
  const block = { from: 0, lanes: result.lanes, draws: result.draws, trajectories: result.trajectories }
  const cells = result.plan.outputs.map((quantity) => ({ quantity, unit: '', element: '' }))
  return outcomeOf(result.outcomes[0]!, block, { cells, months: 24 })[0]!
}

function wrong(text: string): string {
  return problemsOf({ ...model, outcomes: { one: text } })
    .map(({ part, message }) => `${part} ${message}`)
    .join('; ')
}

describe('an outcome', () => {
  it.each([
    ['total(x)', 300],
    ['total(x, "2023")', 78],
    ['total(x, "2024")', 222],
    ['total(x, "2023-12", "2024-02")', 12 + 13 + 14],
    ['total(x, "2023", "2024")', 300],
    ['total(x, "2023", "2024-01")', 78 + 13],
    ['mean(x)', 12.5],
    ['mean(x, "2023-03")', 3],
    ['mean(x, "2024")', 18.5],
    ['mean(x, "2024-03", "2024")', 19.5],
    ['max(hill)', 12],
    ['min(hill, "2023")', 0],
    ['min(x)', 1],
    ['max(hill, "2023")', 11],
    ['max(hill, "2023", "2024")', 12],
    ['min(hill, "2024")', 1],
    ['min(hill, "2023-06", "2023-07")', 5],
    ['max(mean(x, "2023"), mean(x, "2024"))', 18.5],
    ['at(x, "2024-12")', 24],
    ['at(each[h20], "2023-02")', 6],
    ['at(sum(chip, each[chip]), "2023-02")', 10],
    ['final(x)', 24],
    ['final(base)', 10],
    ['final(2 * x + hill)', 48 + 1],
    ['first(x > 5)', 5],
    ['first(launch_after)', 20],
    ['first(x > 99)', Number.POSITIVE_INFINITY],
    ['first(x > 5) - month("2023-03")', 3],
    ['total(x, "2024") / total(x, "2023")', 222 / 78],
    ['final(x) > 20 ? 1 : 0', 1],
    ['total(x) / one_month / one_month / final(x)', 300 / 24],
    ['clamp(final(base), 0, 3)', 3],
    ['total(delay(x, one_month), "2023")', 78 - 12 + 1],
    ['(first(x > 9) - first(x > 5)) / one_month', 4],
    ['7', 7],
  ])('%s is %d', (text, value) => expect(outcome(text)).toBeCloseTo(value, 10))

  it.each([
    ['total(x)', 'chip'],
    ['mean(x)', 'chip/month'],
    ['first(x > 1)', 'date'],
    ['first(x > 9) - first(x > 5)', 'month'],
    ['total(x) / final(x)', 'month'],
    ['3', '1'],
  ])('%s is measured in %s', (text, unit) => {
    const [one] = runTiny({ ...model, outcomes: { one: text } }).outcomes
    expect(printUnit(one!.unit)).toBe(unit)
  })
})

describe('a wrong outcome', () => {
  it.each([
    [
      'x',
      'outcome uses x month by month; an outcome is one number a run: total(x), mean(x, "2024"), at(x, "2025-12") ...',
    ],
    [
      'total(x) + each[h20]',
      'outcome uses each[h20] month by month; an outcome is one number a run: total(each[h20]), mean(each[h20], "2024"), at(each[h20], "2025-12") ...',
    ],
    [
      'time',
      'outcome uses time month by month; an outcome is one number a run: total(time), mean(time, "2024"), at(time, "2025-12") ...',
    ],
    ['total(y)', 'outcome uses "y", which does not exist'],
    ['total(each)', 'outcome uses each; expected each[chip]'],
    [
      'total(each[chip])',
      'outcome uses each for every chip, but defines no quantity over chip; sum over it, or name one element',
    ],
    ['total(total(x))', 'outcome uses total(), which belongs in outcomes'],
    ['total()', 'outcome calls total with 0 arguments; expected total(x, "2024")'],
    ['total("2024")', 'outcome has the text "2024" where a number belongs'],
    [
      'total(x, "2022-12")',
      'outcome has the period "2022-12", which is not within the horizon, 2023-01 to 2024-12',
    ],
    [
      'total(x, "2025")',
      'outcome has the period "2025", which is not within the horizon, 2023-01 to 2024-12',
    ],
    ['mean(x, "2024-13")', 'outcome has the period "2024-13" in mean(); expected "2024" or "2024-03"'],
    ['mean(x, "2024-03-01")', 'outcome has the period "2024-03-01" in mean(); expected "2024" or "2024-03"'],
    ['mean(x, 2024)', 'outcome has the period 2024 in mean(); expected "2024" or "2024-03"'],
    [
      'mean(x, "2024-03", "2024-01")',
      'outcome has a period that ends before it starts in "mean(x, "2024-03", "2024-01")"',
    ],
    [
      'mean(x, "2024", "2023")',
      'outcome has a period that ends before it starts in "mean(x, "2024", "2023")"',
    ],
    ['at(x)', 'outcome calls at with 1 argument; expected at(x, "2025-12")'],
    ['at(x, "2023-01", "2023-02")', 'outcome calls at with 3 arguments; expected at(x, "2025-12")'],
    ['at(x, "2024")', 'outcome has a year in "at(x, "2024")"; expected one month such as "2025-12"'],
    ['final(x, "2024")', 'outcome calls final with 2 arguments; expected final(x)'],
    ['first(x > 1, "2024")', 'outcome calls first with 2 arguments; expected first(condition)'],
    ['first(x)', 'outcome has chip/month in "first(x)"; expected a condition, such as x > 0'],
    ['total(time)', 'outcome adds up dates in "total(time)"; dates have no sum'],
    [
      'max(x, "2023", "2024", "2024")',
      'outcome has too much in "max(x, "2023", "2024", "2024")"; expected max(x, "2024") or max(x, "2024-01", "2024-06")',
    ],
    ['max(x, base, "2024")', 'outcome has the period base in max(); expected "2024" or "2024-03"'],
    ['total(x) + final(x)', 'outcome puts chip and chip/month together in "total(x) + final(x)"'],
    ['pow(final(base))', 'outcome calls pow with 1 argument; expected pow(x, y)'],
    ['clamp(final(base))', 'outcome calls clamp with 1 argument; expected clamp(x, least, greatest)'],
    ['exp(final(base), 2)', 'outcome calls exp with 2 arguments; expected exp(x)'],
    ['final(base) + "2024"', 'outcome has the text "2024" where a number belongs'],
    ['delay(total(x), one_month)', 'outcome uses delay() on whole outcomes; it works on monthly quantities'],
    ['sum(chip, total(each[chip]))', 'outcome uses sum() on whole outcomes; it works on monthly quantities'],
    [
      'month("2023-99") - first(x > 5)',
      'outcome has month("2023-99"); expected a date such as month("2023-10-23")',
    ],
    [
      'constructor',
      'outcome uses constructor month by month; an outcome is one number a run: total(constructor), mean(constructor, "2024"), at(constructor, "2025-12") ...',
    ],
  ])('%s', (text, message) => expect(wrong(text)).toBe(message))
})
