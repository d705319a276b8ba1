import type { Lang } from '../words/words.js'
import { html, type Markup } from './markup.js'
import { shareText } from './page-amounts.js'
import { pageTexts } from './page-words.js'
import { bindingFacts, type RunNumbers } from './run-sentences.js'

/** Makes a table of what binds when, with a bar in each cell; nothing where a result does not hold it. */
export function bindsTable(numbers: Pick<RunNumbers, 'summary' | 'lang'>): Markup | undefined {
  const { lang } = numbers
  const { years, names } = bindingFacts(numbers)
  if (years.length === 0) return undefined
  const { columns, captions, bindsIntro } = pageTexts(lang)
  const rows = years.map(
    ({ year, shares }) =>
      html`<tr><th scope="row">${year}</th>${names.map(({ bound }) => html`<td>${shareBar(shares[bound], lang)}</td>`)}</tr>`,
  )
  return html`<p>${bindsIntro}</p>
<table class="binds"><caption>${captions.binds}</caption>
<thead><tr><th scope="col">${columns.year}</th>${names.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table>`
}

/** Shows a share as a number, and as a bar for those who see it. */
export function shareBar(share: number, lang: Lang): Markup {
  if (!Number.isFinite(share)) return html`\u2013`
  const width = Math.round(share * 1000) / 10
  return html`${shareText(share, lang)}<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="room" width="100" height="8"/><rect width="${width}" height="8"/></svg>`
}
