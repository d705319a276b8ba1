import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { declare } from '../../src/compile/declarations.js'
import { model } from '../../src/model/index.js'
import { givenNames } from '../../src/words/given-names.js'
import { phrases } from '../../src/words/phrases.js'
import { quantityNames } from '../../src/words/quantity-names.js'
import { wordsIn } from '../../src/words/words.js'
import { baseline } from '../model/ensemble.js'
import { studies } from './shipped.js'

const chinese = /[\u4e00-\u9fff]/

/** Lists the words of a catalogue by their place, functions as what they say of a name. */
function leaves(part: unknown, place = ''): [string, string][] {
  if (typeof part === 'string') return [[place, part]]
  if (typeof part === 'function') {
    // A list of names is the one argument that is no single name.
    const names = place.endsWith('.list') ? [['x', 'y']] : ['x', 'y', 'z']
    return [[place, String(place.endsWith('.noted') ? part('x', ['y']) : part(...names))]]
  }
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, inner]) => leaves(inner, `${place}.${key}`))
}

/** What is the same in Chinese, or has no letters. */
const international =
  /^\.(dates|numbers\.(meaning|comma)|numbers\.steps|units\.(plural|per)\.1|common\.(withUnit|ofElement|named)|units\.ratio|numbers\.noted|sweep\.(over|field|description)|fan\.description)/

describe('the catalogue', () => {
  test('says everything in Chinese, too', () => {
    const wordless = leaves(wordsIn('zh')).filter(
      ([place, text]) => !chinese.test(text) && !international.test(place),
    )
    expect(wordless).toEqual([])
  })

  test('holds no Chinese in English', () => {
    expect(leaves(wordsIn('en')).filter(([, text]) => chinese.test(text) || text === 'undefined')).toEqual([])
  })

  test('has the same units in both', () => {
    const [en, zh] = [wordsIn('en').units, wordsIn('zh').units]
    expect(Object.keys(zh.plural)).toEqual(Object.keys(en.plural))
    expect(Object.keys(zh.per)).toEqual(Object.keys(en.per))
  })
})

describe('names', () => {
  const quantities = [...declare(model).quantities.values()]
  const all = { ...quantityNames, ...givenNames }

  test('are there for every quantity, parameter, series and field of the model, and for nothing else', () => {
    expect(quantities.map(({ name }) => name).filter((name) => !all[name])).toEqual([])
    const known = new Set(quantities.map(({ name }) => name))
    expect(Object.keys(all).filter((name) => !known.has(name))).toEqual([])
    expect(Object.keys(quantityNames).filter((name) => givenNames[name])).toEqual([])
  })

  test.each(Object.entries(all))('of %s are short and in their language', (_, [english, translated]) => {
    expect(english).toMatch(/^[A-Z7][^.\u4e00-\u9fff]{2,39}$/)
    expect(translated).toMatch(chinese)
    expect([...translated].length).toBeLessThan(24)
  })

  test('of what the model computes are all different', () => {
    for (const column of [0, 1]) {
      const names = Object.values(quantityNames).map((pair) => pair[column])
      expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
    }
  })
})

describe('phrases', () => {
  const scenario = baseline()
  const outcomes = Object.values(scenario.outcomes).map(({ about }) => about)

  test('are there for the rules, buyers and outcomes of the baseline', () => {
    const texts = [scenario.title, ...scenario.rules.map(({ title }) => title), ...outcomes]
    expect(texts.filter((text) => !phrases[text])).toEqual([])
  })

  test('are there for every study, its options, worlds and outcomes', () => {
    const texts = studies().flatMap(({ title, question, alternatives, settings, outcomes: compared }) => [
      title,
      question,
      ...alternatives.map((one) => one.title),
      ...settings.flatMap(({ world }) => (world ? [world.title] : [])),
      ...compared.map(({ about }) => about),
    ])
    expect(texts.filter((text) => !phrases[text])).toEqual([])
  })

  test('are there for the titles of the what-ifs', () => {
    const folder = `${import.meta.dirname}/../../scenarios/what-if`
    const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
    const titles = files.map((file) => parse(readFileSync(`${folder}/${file}`, 'utf8')).title as string)
    expect(titles.length).toBeGreaterThan(20)
    expect(titles.filter((title) => !phrases[title])).toEqual([])
  })

  test('are Chinese', () => {
    expect(Object.entries(phrases).filter(([, text]) => !chinese.test(text))).toEqual([])
  })
})
