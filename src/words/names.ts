import { givenNames } from './given-names.js'
import { phrases } from './phrases.js'
import { quantityNames } from './quantity-names.js'
import { type Lang, wordsIn } from './words.js'

/** Titles of the catalogue's entries by their keys, such as `h20: H20`. */
export type Titles = Readonly<Record<string, string>>

/** Gives a text of a scenario in a language: as its author wrote it where the catalogue does not know it. */
export function inLanguage(text: string, lang: Lang = 'en'): string {
  return lang === 'zh' ? (phrases[text] ?? text) : text
}

/** Gives the name of a model's quantity, parameter or series in a language; undefined for one that is the user's own. */
export function knownName(quantity: string, lang: Lang = 'en'): string | undefined {
  const pair = quantityNames[quantity] ?? givenNames[quantity]
  return pair?.[lang === 'zh' ? 1 : 0]
}

/** What a name is made of beside the catalogue. */
export interface NameOptions {
  readonly lang?: Lang | undefined
  readonly titles?: Titles | undefined
  /** What the scenario says of its own quantities: the first sentence stands for the name. */
  readonly abouts?: Readonly<Record<string, string>> | undefined
}

/** Names an element of a dimension, or several joined by commas, as `h20,state`: by its title, or its key in words. */
export function elementName(element: string, { lang, titles = {} }: NameOptions = {}): string {
  const one = (key: string) => inLanguage(titles[key] ?? key.replaceAll('_', ' '), lang)
  return element
    .split(',')
    .map((key) => one(key.trim()))
    .join(', ')
}

/** Names a quantity: by the catalogue, by its own sentence, or by its key in words. */
export function quantityName(quantity: string, { lang, abouts = {} }: NameOptions = {}): string {
  const own = abouts[quantity]?.replace(/\.$/, '')
  return knownName(quantity, lang) ?? own ?? quantity.replaceAll('_', ' ')
}

/** Names what is written as `us_licence[h20]` or `lead_time`: "Licensed share: H20". */
export function cellName(label: string, options: NameOptions = {}): string {
  const [, quantity = label, element] = /^([^[]+)\[(.*)\]$/.exec(label) ?? []
  const name = quantityName(quantity, options)
  return element === undefined
    ? name
    : wordsIn(options.lang).common.ofElement(name, elementName(element, options))
}

/** Puts a unit such as `wafer/month` into words, "wafers per month"; one that is not known stays as it is. */
export function unitWords(unit: string, lang: Lang = 'en'): string {
  const { plural, per, ratio, each } = wordsIn(lang).units
  const [above = '', below, ...more] = unit.split('/')
  const whole = plural[unit]
  if (whole !== undefined) return whole
  const [top, bottom] = [plural[above], per[below ?? '']]
  if (above === '1' && bottom && more.length === 0) return each(bottom)
  return top && bottom && more.length === 0 ? ratio(top, bottom) : unit
}
