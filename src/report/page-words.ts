import type { Lang } from '../words/words.js'
import { pageEn } from './page-en.js'
import { textsEn } from './page-texts-en.js'
import { textsZh } from './page-texts-zh.js'
import { pageZh } from './page-zh.js'

/** What every language must have words for. */
export type PageWords = typeof pageEn

/** What every language must explain, and head tables by. */
export type PageTexts = typeof textsEn

const words: Readonly<Record<Lang, PageWords>> = { en: pageEn, zh: pageZh }
const texts: Readonly<Record<Lang, PageTexts>> = { en: textsEn, zh: textsZh }

/** Gives a report's sentences in a language. */
export function pageWords(lang: Lang): PageWords {
  return words[lang]
}

/** Gives a report's explanations and headings of tables in a language. */
export function pageTexts(lang: Lang): PageTexts {
  return texts[lang]
}
