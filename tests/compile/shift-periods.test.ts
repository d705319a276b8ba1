import { describe, expect, test } from 'vitest'
import { printExpression } from '../../src/compile/expression.js'
import { parseExpression } from '../../src/compile/parse.js'
import { shiftPeriods } from '../../src/compile/shift-periods.js'

function shifted(text: string, years: number): string | undefined {
  const moved = shiftPeriods(parseExpression(text), years)
  return moved && printExpression(moved)
}

describe('an outcome a year earlier', () => {
  test.each([
    ['total(legal_sold[h20], "2024")', 'total(legal_sold[h20], "2023")'],
    ['at(premium, "2024-02")', 'at(premium, "2023-02")'],
    [
      'total(x, "2024-01", "2024-06") / total(y, "2024")',
      'total(x, "2023-01", "2023-06") / total(y, "2023")',
    ],
    ['max(x, "2024") - min(mean(x, "2025-03"), 2)', 'max(x, "2023") - min(mean(x, "2024-03"), 2)'],
    [
      'total(sum(chip, a[chip] * b[chip]), "2022", "2024")',
      'total(sum(chip, a[chip] * b[chip]), "2021", "2023")',
    ],
    ['total(x * after(month("2024-02-29")), "2024")', 'total(x * after(month("2023-02-28")), "2023")'],
    ['total(x * after(month("2023-10-23")), "2024")', 'total(x * after(month("2022-10-23")), "2023")'],
    ['-at(x, "2000-12") ^ 2 > 2024', '-at(x, "1999-12") ^ 2 > 2024'],
  ])('%s is %s', (text, earlier) => expect(shifted(text, -1)).toBe(earlier))

  test.each(['final(x)', 'max(x)', 'first(x > 1)', 'total(x)', 'at(x, "2024-01") / final(x)'])(
    'is none for %s, which names no time',
    (text) => expect(shifted(text, -1)).toBeUndefined(),
  )

  test('moves forward, too, and a number is no year', () =>
    expect(shifted('mean(x, "2099") * 2024', 2)).toBe('mean(x, "2101") * 2024'))
})
