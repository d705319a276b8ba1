import type { Ledger, LedgerEntry } from '../explain/ledger.js'
import { cellName, type NameOptions } from '../words/names.js'
import type { Lang } from '../words/words.js'
import { html, type Markup } from './markup.js'
import { countText, rangeTexts } from './page-amounts.js'
import { pageTexts } from './page-words.js'
import { writtenText } from './written-text.js'

type Source = LedgerEntry['sources'][number]

/** What stands for no publication, and needs no note. */
const PLAIN: readonly string[] = ['judgement', 'definition']

/** Makes the tables of all numbers that went in, each with the numbers of its notes, and the list of those notes. */
export function inputsSection(
  { entries, start }: Pick<Ledger, 'entries' | 'start'>,
  options: NameOptions & { readonly lang: Lang },
): { readonly tables: Markup; readonly sources: Markup } {
  const { lang } = options
  const texts = pageTexts(lang)
  const cited = new Map<string, Source>()
  for (const { sources } of entries)
    for (const source of sources) if (!PLAIN.includes(source.id)) cited.set(source.id, source)
  const notes = new Map([...cited.keys()].map((id, i) => [id, i + 1]))
  const blocks = [...new Set(entries.map(({ block }) => block))]
  const judged = entries.filter(({ standing }) => standing === 'judgement').length
  const tables = blocks.map((block) => {
    const own = entries.filter((entry) => entry.block === block)
    return blockTable(own, { block, notes, start, options })
  })
  return {
    tables: html`<p>${texts.inputsIntro(countText(entries.length), countText(judged))}</p>
${tables}`,
    sources: html`<ol class="sources">${[...cited.values()].map((source, i) => sourceItem(source, i + 1, lang))}</ol>`,
  }
}

interface Context {
  readonly block: string
  readonly notes: ReadonlyMap<string, number>
  readonly start: string
  readonly options: NameOptions & { readonly lang: Lang }
}

function blockTable(entries: readonly LedgerEntry[], context: Context): Markup {
  const { columns } = pageTexts(context.options.lang)
  return html`<div class="scroll" role="region" aria-label="${context.block}"><table class="inputs">
<caption>${context.block}</caption>
<thead><tr><th scope="col">${columns.number}</th><th scope="col">${columns.value}</th><th scope="col">${columns.rests}</th></tr></thead>
<tbody>${entries.map((entry) => entryRow(entry, context))}</tbody></table></div>
`
}

function entryRow(entry: LedgerEntry, { notes, start, options }: Context): Markup {
  const { name, unit, law, p5, p50, p95, sources, note, standing } = entry
  const { lang } = options
  const { range, standings } = pageTexts(lang)
  const [low = '', high = '', , middle = ''] = rangeTexts([p5, p95, p50, p50], { unit, start, lang })
  const isOne = p5 === p95
  const value = law === undefined && !isOne ? range(low, high) : middle
  const spread = law === undefined || isOne ? undefined : html`<br><small>${range(low, high)}</small>`
  const written =
    law === undefined || isOne ? undefined : html`<br><small><code>${writtenText(law)}</code></small>`
  const links = sources.flatMap(({ id }) => {
    const number = notes.get(id)
    return number === undefined ? [] : [html` <a href="#source-${number}">[${number}]</a>`]
  })
  return html`<tr><th scope="row">${cellName(name, options)}<br><code>${name}</code></th>
<td>${value}${spread}${written}</td>
<td>${standings[standing] ?? standing}${links}${note === undefined ? undefined : html`<br><small>${note}</small>`}</td></tr>
`
}

/** A link is followed only where a reader does so; one that is no web address stays text. */
function sourceItem(source: Source, number: number, lang: Lang): Markup {
  const { title, author, publisher, date, url, accessed, note } = source
  const by = [author, publisher, date].filter((part) => part !== undefined).join(', ')
  const isWeb = url !== undefined && /^https?:\/\//.test(url)
  const place =
    url === undefined
      ? undefined
      : isWeb
        ? html`<a href="${url}" rel="noreferrer noopener">${url}</a>`
        : html`${url}`
  const read = accessed === undefined ? '' : pageTexts(lang).accessed(accessed)
  return html`<li id="source-${number}">${title}${by === '' ? '' : `. ${by}`}${place && html`. ${place}`}${read === '' ? '' : ` (${read})`}${note === undefined ? undefined : html` <small>${note}</small>`}</li>
`
}
