import { inLanguage } from '../words/names.js'
import { html, type Markup } from './markup.js'
import { countText, rangeTexts, shareText } from './page-amounts.js'
import { pageTexts, pageWords } from './page-words.js'
import type { OutcomeLevel } from './run-claims.js'
import type { RunNumbers } from './run-sentences.js'

/** Makes the table of a run's outcomes: the median with its interval, and nine runs in ten; nothing where there is none. */
export function numbersTable(numbers: RunNumbers): Markup | undefined {
  const { levels, runs, failed, lang } = numbers
  if (levels.length === 0) return undefined
  const { columns, captions } = pageTexts(lang)
  const rows = levels.map((level) => numberRow(level, numbers))
  return html`<div class="scroll" role="region" aria-label="${pageWords(lang).headings.numbers}"><table>
<caption>${captions.numbers(countText(runs - failed))}</caption>
<thead><tr><th scope="col">${columns.outcome}</th><th scope="col">${columns.middle}<br><small>${columns.interval}</small></th><th scope="col">${columns.spread}</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
}

function numberRow(level: OutcomeLevel, { start, lang }: RunNumbers): Markup {
  const { name, about, unit, p5, p50, p95, p50_low, p50_high, runs, never } = level
  const { range, columns, ofRuns } = pageTexts(lang)
  const [low = '', high = '', , middle = ''] = rangeTexts([p5, p95, p50, p50], { unit, start, lang })
  const [least = '', most = ''] = rangeTexts([p50_low, p50_high], { unit, start, lang })
  const hasInterval = !Number.isNaN(p50_low)
  const comes =
    unit === 'date' && never > 0 ? `${columns.comes} ${ofRuns(shareText((runs - never) / runs, lang))}` : ''
  return html`<tr><th scope="row">${inLanguage(about, lang).replace(/[.\u3002]$/, '') || name}<br><code>${name}</code></th>
<td>${middle}${hasInterval ? html`<br><small>${p50_low === p50_high ? most : range(least, most)}</small>` : undefined}</td>
<td>${p5 === p95 ? high : range(low, high)}${comes === '' ? undefined : html`<br><small>${comes}</small>`}</td></tr>
`
}
