import type { Lang } from '../words/words.js'
import { pageEn } from './page-en.js'
import { pageZh } from './page-zh.js'

/** What every language must have words for. */
export type PageWords = typeof pageEn

const catalogue: Readonly<Record<Lang, PageWords>> = { en: pageEn, zh: pageZh }

/** Gives a report's own words in a language. */
export function pageWords(lang: Lang): PageWords {
  return catalogue[lang]
}
