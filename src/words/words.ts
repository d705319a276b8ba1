import { en } from './en.js'
import { zh } from './zh.js'

/** Lists the languages that charts and reports speak. */
export const langs = ['en', 'zh'] as const

/** A language that charts and reports speak. */
export type Lang = (typeof langs)[number]

/** What every language must have words for. */
export type Words = typeof en

const catalogue: Readonly<Record<Lang, Words>> = { en, zh }

/** Gives the words of a language, by default English. */
export function wordsIn(lang: Lang = 'en'): Words {
  return catalogue[lang]
}
