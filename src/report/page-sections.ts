import type { drawFigure } from '../charts/draw-figure.js'
import type { Ledger } from '../explain/ledger.js'
import type { ModelPages } from '../explain/model-pages.js'
import type { NameOptions } from '../words/names.js'
import type { Lang } from '../words/words.js'
import { html, type Markup } from './markup.js'
import type { PageSection } from './page.js'
import { equationsSection } from './page-equations.js'
import { type PageChart, pageFigures } from './page-figures.js'
import { inputsSection } from './page-inputs.js'
import { type PageWords, pageTexts, pageWords } from './page-words.js'
import type { ResultFacts } from './result-facts.js'

/** Words of the way to repeat a result, in the order in which they are told. */
type Way = keyof ReturnType<typeof pageTexts>['repeat']['ways']

/** What every report tells at its end: what went in, how to read it, what not to read into it, how to repeat it, the equations. */
export interface Background {
  readonly lang: Lang
  /** Numbers that went in; of a study, those of its base. */
  readonly ledger: Pick<Ledger, 'entries' | 'start'>
  readonly pages: Pick<ModelPages, 'blocks'>
  /** What feeds what in the model. */
  readonly diagram: PageChart
  readonly draw?: typeof drawFigure
  readonly names: NameOptions
  readonly runs: string
  readonly isStudy: boolean
  readonly facts: ResultFacts
}

/** Makes the sections with which every report ends. */
export async function backgroundSections(background: Background): Promise<PageSection[]> {
  const { lang, ledger, pages, diagram, names, runs, isStudy } = background
  const { headings } = pageWords(lang)
  const texts = pageTexts(lang)
  const { tables, sources } = inputsSection(ledger, { ...names, lang })
  const influence = await pageFigures([diagram], background)
  return [
    section(
      'reading',
      headings,
      html`${texts.reading({ runs, isStudy }).map((text) => html`<p>${text}</p>`)}`,
    ),
    section('limits', headings, html`<ul>${texts.limits.map((text) => html`<li>${text}</li>`)}</ul>`),
    section('repeat', headings, repeatBody(background)),
    section('inputs', headings, tables),
    section('sources', headings, sources),
    section('equations', headings, html`${influence}${equationsSection(pages, lang)}`),
  ]
}

/** Names a section by its key, and heads it in the page's language. */
export function section(
  id: keyof PageWords['headings'],
  headings: PageWords['headings'],
  body: Markup,
): PageSection {
  return { id, heading: headings[id], body }
}

function repeatBody({ lang, facts, runs, isStudy }: Background): Markup {
  const { intro, ways: names, more, bits } = pageTexts(lang).repeat
  // What the command does not say.
  const ways: readonly (readonly [way: Way, text: string])[] = [
    ['version', pageWords(lang).by(facts.version)],
    ['seed', facts.seed],
    ['runs', runs],
    ['design', facts.design],
    ['precision', bits[facts.precision] ?? facts.precision],
    [isStudy ? 'study' : 'scenario', facts.hash],
    ['model', facts.modelHash],
  ]
  const rows = ways.map(([way, text]) => html`<dt>${names[way]}</dt><dd class="hash">${text}</dd>`)
  return html`<p>${intro}</p>
<p><code>${facts.repeat}</code></p>
<dl class="repeat">${rows}</dl>
<p>${more}</p>`
}

/** Makes the sentences of an answer, after what a reader has to know before them. */
export function answerBody(sentences: readonly string[], warnings: readonly string[]): Markup {
  return html`${warnings.map((text) => html`<p class="warning">${text}</p>`)}${sentences.map((text) => html`<p>${text}</p>`)}`
}
