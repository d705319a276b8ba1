import { expect, test } from 'vitest'
import { cellName, elementName, inLanguage, quantityName, unitWords } from '../../src/words/names.js'

const titles = { h20: 'H20', state: 'State', own_chip: 'Our chip' }

test.each([
  ['lead_time', 'en', 'Lead time'],
  ['lead_time', 'zh', '交付周期'],
  ['us_licence[h20]', 'en', 'Licensed share: H20'],
  ['us_licence[h20]', 'zh', '美国许可比例：H20'],
  ['mandate[state]', 'zh', '国产采购强制比例：国有部门'],
  ['my_own_number', 'zh', 'my own number'],
] as const)('%s is called in %s "%s"', (label, lang, name) => {
  expect(cellName(label, { lang, titles })).toBe(name)
})

test('a quantity of the user is called by its sentence', () => {
  expect(quantityName('my_hoard', { lang: 'zh', abouts: { my_hoard: 'What start-ups keep back.' } })).toBe(
    'What start-ups keep back',
  )
})

test('a quantity of the model keeps its name, whatever the scenario says', () => {
  expect(quantityName('premium', { abouts: { premium: 'Ours.' } })).toBe('Premium over the world price')
})

test('elements are called by their titles, several by all', () => {
  expect(elementName('own_chip,state', { titles })).toBe('Our chip, State')
  expect(elementName('rented_abroad')).toBe('rented abroad')
})

test('a text of its author stays as it is', () => {
  expect(inLanguage('BIS Oct 2022', 'zh')).toBe('BIS 2022年10月新规')
  expect(inLanguage('BIS Oct 2022', 'en')).toBe('BIS Oct 2022')
  expect(inLanguage('My rule', 'zh')).toBe('My rule')
})

test.each([
  ['H100e', 'H100 equivalents', 'H100 等效算力'],
  ['wafer/month', 'wafers per month', '片/月'],
  ['USD/H100e', 'US dollars per H100 equivalent', '美元/H100 等效算力'],
  ['CNY/chip', 'yuan per chip', '元/颗'],
  ['1', '', ''],
  ['TPP/mm2', 'TPP/mm2', 'TPP/mm2'],
])('the unit %s is "%s" and "%s"', (unit, en, zh) => {
  expect([unitWords(unit), unitWords(unit, 'zh')]).toEqual([en, zh])
})
