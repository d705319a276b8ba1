import type { BlockPage, ComputedQuantity, ModelPages } from '../explain/model-pages.js'
import { knownName } from '../words/names.js'
import type { Lang } from '../words/words.js'
import { asMarkup, html, type Markup } from './markup.js'
import { printMathml } from './mathml.js'
import { pageTexts } from './page-words.js'
import { typesetEquation } from './typeset.js'

/** Makes the appendix of all equations, block by block, as MathML. */
export function equationsSection({ blocks }: Pick<ModelPages, 'blocks'>, lang: Lang): Markup {
  return html`<p>${pageTexts(lang).equationsIntro}</p>
${blocks.map((block) => blockSection(block, lang))}`
}

function blockSection({ title, about, computed }: BlockPage, lang: Lang): Markup {
  return html`<h3>${title}</h3>
<p>${about}</p>
${computed.map((one) => quantitySection(one, lang))}`
}

function quantitySection({ quantity, key, equations }: ComputedQuantity, lang: Lang): Markup {
  const name = knownName(quantity.name, lang)
  const unit = quantity.unit === '1' ? '' : ` (${quantity.unit})`
  const shown = equations.map(
    (equation) =>
      html`<div class="equation" role="group" aria-label="${key}">${asMarkup(printMathml(typesetEquation(equation)))}</div>`,
  )
  return html`<h4>${name === undefined ? undefined : `${name} `}<code>${key}</code></h4>
<p class="small">${quantity.about}${unit}</p>
${shown}
`
}
