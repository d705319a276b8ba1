import { describe, expect, it } from 'vitest'
import {
  multiplyUnits,
  parseUnit,
  powerOfUnit,
  printUnit,
  sameDimension,
  sameUnit,
  unitOf,
} from '../../src/compile/units.js'
import { messageOf, problemsOf, type Tiny } from './tiny.js'

const units = {
  chips: 'chip',
  wafers: 'wafer',
  per_wafer: 'chip/wafer',
  flow: 'chip/month',
  yearly: 'chip/year',
  share: '1',
  lead: 'month',
  years: 'year',
  launch: 'date',
  effective: 'date',
  area: 'mm2',
  each: '1',
} as const
const parameters = Object.fromEntries(
  Object.keys(units).map((name) => [name === 'each' ? 'each[buyer]' : name, [1, 1]]),
)
const model: Partial<Tiny> = { parameters, dimensions: { buyer: ['a', 'b'] } }

/** Gives what is wrong with an equation whose unit should be `unit`. */
function wrong(text: string, unit = '1'): string {
  return messageOf(text, { ...model, units: { ...units, result: unit } })
}

describe('an equation has its unit where', () => {
  it.each([
    ['chips + 2 * chips', 'chip'],
    ['wafers * per_wafer', 'chip'],
    ['chips / lead', 'chip/month'],
    ['safe(chips, wafers)', 'chip/wafer'],
    ['0', 'chip'],
    ['-0', 'chip'],
    ['share > 0 ? chips : 0', 'chip'],
    ['max(0, chips)', 'chip'],
    ['clamp(chips, 0, 2 * chips)', 'chip'],
    ['abs(-chips)', 'chip'],
    ['sqrt(chips * chips)', 'chip'],
    ['chips ^ 2 / chips', 'chip'],
    ['chips * pow(lead, -1)', 'chip/month'],
    ['share ^ share', '1'],
    ['pow(chips / chips, share)', '1'],
    ['chips > 3', '1'],
    ['chips > -3', '1'],
    ['launch < effective', '1'],
    ['launch < month("2023-10")', '1'],
    ['effective - launch', 'month'],
    ['time - launch', 'month'],
    ['launch + lead', 'date'],
    ['lead + launch', 'date'],
    ['launch - lead', 'date'],
    ['max(launch, effective)', 'date'],
    ['after(launch)', '1'],
    ['delay(chips, lead)', 'chip'],
    ['delay(chips, 3 * one_month)', 'chip'],
    ['delay(launch, lead)', 'date'],
    ['delay(chips, 0)', 'chip'],
    ['previous(chips)', 'chip'],
    ['previous(chips, 0)', 'chip'],
    ['months_behind(chips, chips)', 'month'],
    ['which_min(chips, 2 * chips)', '1'],
    ['sum(buyer, chips)', 'chip'],
    ['sum(buyer, allocate(chips, each[buyer], chips))', 'chip'],
    ['chips > 1 and not share', '1'],
    ['exp(chips / chips)', '1'],
  ])('%s is %s', (text, unit) => expect(wrong(text, unit)).toBe(''))
})

describe('a misuse of units', () => {
  it.each([
    ['chips + wafers', 'chip', 'puts chip and wafer together in "chips + wafers"'],
    ['chips - flow', 'chip', 'puts chip and chip/month together in "chips - flow"'],
    ['chips + 1', 'chip', 'puts chip and the bare number 1 together in "chips + 1"'],
    ['chips > wafers', '1', 'puts chip and wafer together in "chips > wafers"'],
    ['chips == launch', '1', 'puts chip and date together in "chips == launch"'],
    [
      'flow + yearly',
      'chip/month',
      'puts chip/month and 0.0833333 chip/month together in "flow + yearly" (they differ by a factor of 12)',
    ],
    ['exp(chips)', '1', 'has chip as "chips" in "exp(chips)", expected 1'],
    ['ln(chips / wafers)', '1', 'has chip/wafer as "chips / wafers" in "ln(chips / wafers)", expected 1'],
    ['logistic(lead)', '1', 'has month as "lead" in "logistic(lead)", expected 1'],
    ['not chips', '1', 'has chip as "chips" in "not chips", expected 1'],
    ['chips and share', '1', 'has chip as "chips" in "chips and share", expected 1'],
    ['share ^ chips', '1', 'has chip as "chips" in "share ^ chips", expected 1'],
    ['chips ^ share', 'chip', 'has chip as "chips" in "chips ^ share", expected 1'],
    ['pow(chips, share)', 'chip', 'has chip as "chips" in "pow(chips, share)", expected 1'],
    ['pow(chips, 2)', 'chip', 'has the unit chip^2, expected chip'],
    ['sqrt(chips)', 'chip', 'has the unit chip^0.5, expected chip'],
    ['launch + effective', 'date', 'adds two dates in "launch + effective"'],
    ['lead - launch', 'date', 'takes a date from month in "lead - launch"'],
    ['launch * 2', 'date', 'uses a date as a number in "launch * 2"; a span is the difference of two dates'],
    [
      'launch / lead',
      '1',
      'uses a date as a number in "launch / lead"; a span is the difference of two dates',
    ],
    ['-launch', 'date', 'uses a date as a number in "-launch"; a span is the difference of two dates'],
    [
      'sum(buyer, launch)',
      'date',
      'uses a date as a number in "sum(buyer, launch)"; a span is the difference of two dates',
    ],
    ['launch + chips', 'date', 'has chip as "chips" in "launch + chips", expected month'],
    ['launch + 3', 'date', 'has the bare number 3 as "3" in "launch + 3", expected month'],
    ['launch + years', 'date', 'has 12 month as "years" in "launch + years", expected month'],
    ['effective - launch', 'date', 'has the unit month, expected date'],
    ['launch', 'month', 'has the unit date, expected month'],
    ['delay(chips, 3)', 'chip', 'has the bare number 3 as "3" in "delay(chips, 3)", expected month'],
    ['delay(chips, share)', 'chip', 'has 1 as "share" in "delay(chips, share)", expected month'],
    ['delay(chips, launch)', 'chip', 'has date as "launch" in "delay(chips, launch)", expected month'],
    ['after(lead)', '1', 'has month as "lead" in "after(lead)", expected date'],
    [
      'after(effective - launch)',
      '1',
      'has month as "effective - launch" in "after(effective - launch)", expected date',
    ],
    ['previous(chips, 1)', 'chip', 'puts chip and the bare number 1 together in "previous(chips, 1)"'],
    [
      'months_behind(chips, wafers)',
      'month',
      'puts chip and wafer together in "months_behind(chips, wafers)"',
    ],
    ['chips ? 1 : 2', '1', 'has chip as "chips" in "chips ? 1 : 2", expected 1'],
    ['share ? chips : wafers', 'chip', 'puts chip and wafer together in "share ? chips : wafers"'],
    ['min(chips, wafers, 0)', 'chip', 'puts chip and wafer together in "min(chips, wafers, 0)"'],
    ['clamp(chips, 0, 1)', 'chip', 'puts chip and the bare number 1 together in "clamp(chips, 0, 1)"'],
    ['which_min(chips, wafers)', '1', 'puts chip and wafer together in "which_min(chips, wafers)"'],
    ['safe(chips, wafers)', 'chip', 'has the unit chip/wafer, expected chip'],
    [
      'sum(buyer, allocate(chips, each[buyer], wafers))',
      'chip',
      'puts chip and wafer together in "allocate(chips, each[buyer], wafers)"',
    ],
    [
      'sum(buyer, allocate(chips, each[buyer] * chips, chips))',
      'chip',
      'has chip as "each[buyer] * chips" in "allocate(chips, each[buyer] * chips, chips)", expected 1',
    ],
    ['wafers', 'chip', 'has the unit wafer, expected chip'],
    ['1', 'chip', 'has the unit 1, expected chip'],
    ['years', 'month', 'has the unit 12 month, expected month (they differ by a factor of 12)'],
    ['years / lead', '1', 'has the unit 12, expected 1 (they differ by a factor of 12)'],
  ])('%s as %s', (text, unit, message) => expect(wrong(text, unit)).toBe(message))

  it('is a stock that starts with a flow, or changes by an amount', () => {
    const stock = (start: string, change: string) =>
      problemsOf({
        ...model,
        variables: { stock: { start, change } },
        units: { ...units, stock: 'chip' },
      }).map(({ part, message }) => `${part} ${message}`)
    expect(stock('chips', 'flow')).toEqual([])
    expect(stock('0', '0')).toEqual([])
    expect(stock('flow', 'chips')).toEqual([
      'start has the unit chip/month, expected chip',
      'change has the unit chip, expected chip/month',
    ])
    expect(stock('0', 'yearly')).toEqual([
      'change has the unit 0.0833333 chip/month, expected chip/month (they differ by a factor of 12)',
    ])
  })
})

describe('parseUnit', () => {
  it.each([
    ['wafer/month', 'wafer/month'],
    ['1/H100e', '1/H100e'],
    ['H100e/chip/month', 'H100e/chip/month'],
    ['GB/s', 'GB/s'],
    ['chip*chip', 'chip^2'],
    ['chip / chip', '1'],
    [' chip ', 'chip'],
    ['1', '1'],
    ['1*1', '1'],
    ['year', '12 month'],
    ['year/month', '12'],
    ['chip/quarter', '0.333333 chip/month'],
    ['TB', '1000 GB'],
    ['date', 'date'],
    ['1/month/wafer', '1/month/wafer'],
  ])('reads %s', (text, printed) => expect(printUnit(unitOf(text))).toBe(printed))

  it.each([
    '',
    ' ',
    'wafer//month',
    'wafer/',
    '/month',
    '*chip',
    'chip**2',
    'chip^2',
    'Mchip',
    'wafers',
    'Chip',
    '2',
    'constructor',
    '__proto__',
    'chip month',
    'date/month',
    '(chip)',
    'chip\u200b',
  ])('refuses %j', (text) => {
    expect(parseUnit(text)).toMatch(/^".*" is not a unit/)
    expect(() => unitOf(text)).toThrow(RangeError)
  })

  it('knows that 12 months are a year, and a year 365.2425 days', () => {
    expect(sameUnit(powerOfUnit(unitOf('year'), -1), unitOf('1/year'))).toBe(true)
    expect(unitOf('year').scale / unitOf('day').scale).toBeCloseTo(365.2425, 9)
    expect(unitOf('year').scale / unitOf('week').scale).toBeCloseTo(365.2425 / 7, 9)
    expect(unitOf('quarter').scale).toBe(3)
  })
})

it('units that measure the same thing may differ in scale; a date is no span', () => {
  expect(sameDimension(unitOf('chip/year'), unitOf('chip/month'))).toBe(true)
  expect(sameUnit(unitOf('chip/year'), unitOf('chip/month'))).toBe(false)
  expect(sameDimension(unitOf('chip'), unitOf('wafer'))).toBe(false)
  expect(sameUnit(unitOf('date'), unitOf('month'))).toBe(false)
  expect(sameUnit(multiplyUnits(unitOf('chip/wafer'), unitOf('wafer')), unitOf('chip'))).toBe(true)
  expect(powerOfUnit(unitOf('chip'), 0)).toEqual(unitOf('1'))
})
