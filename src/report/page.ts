import type { Lang } from '../words/words.js'
import { asMarkup, html, type Markup } from './markup.js'
import { pageStyle } from './page-style.js'
import { pageWords } from './page-words.js'

/** A section of a page, with the name by which it is linked to. */
export interface PageSection {
  readonly id: string
  readonly heading: string
  readonly body: Markup
}

/** What a page consists of. */
export interface PageParts {
  readonly lang: Lang
  readonly title: string
  /** What kind of result it is, from what and when, in short pieces. */
  readonly facts: readonly string[]
  readonly sections: readonly PageSection[]
  /** The text of the script that shows the numbers of charts under the pointer. */
  readonly script: string
  readonly version: string
}

/**
 * Makes a page that needs no other file and asks for none: its policy allows the one style and the one script that it holds, by
 * their digests, and nothing else.
 */
export async function pageText({
  lang,
  title,
  facts,
  sections,
  script,
  version,
}: PageParts): Promise<string> {
  const words = pageWords(lang)
  const [styleHash, scriptHash] = await Promise.all([digest(pageStyle), digest(script)])
  const policy = `default-src 'none'; script-src '${scriptHash}'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'`
  const links = sections.map(({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>`)
  const bodies = sections.map(
    ({ id, heading, body }) => html`<section id="${id}" class="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${heading}</h2>
${body}
</section>
`,
  )
  const { markup } = html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-Hans' : lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${asMarkup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="chokepoint ${version}">
<title>${title}</title>
<style>${asMarkup(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#answer">${words.skip}</a>
<header>
<h1>${title}</h1>
<p class="facts">${facts.join(' \u00b7 ')}</p>
<nav aria-label="${words.contents}"><ul>${links}</ul></nav>
</header>
<main tabindex="-1">
${bodies}
</main>
<footer><p>chokepoint ${version}</p></footer>
<script>${asMarkup(script)}</script>
</body>
</html>
`
  return markup
}

/** Gives a text's SHA-256 as policies have it. */
async function digest(text: string): Promise<string> {
  const bytes = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(bytes)))}`
}
