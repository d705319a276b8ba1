import { inLanguage } from '../words/names.js'
import { html, type Markup } from './markup.js'
import { isPercent, shareText } from './page-amounts.js'
import { shareBar } from './page-binds.js'
import { pageTexts, pageWords } from './page-words.js'
import { type DifferenceFacts, tellingOf } from './study-claims.js'
import { differenceWords, type StudyNumbers, type StudyOutcomeFacts } from './study-sentences.js'

/** Makes the tables of a study: for each outcome in each world, how each option differs, and how often it is best. */
export function differencesTables(numbers: StudyNumbers): Markup {
  const { outcomes, differences, worlds, lang } = numbers
  const keys = [...new Set(differences.map(({ world, outcome }) => JSON.stringify([world, outcome])))]
  const tables = keys.map((key) => {
    const [world = '', name = ''] = JSON.parse(key) as [string, string]
    const outcome = outcomes.find((one) => one.name === name)
    const own = differences.filter((one) => one.world === world && one.outcome === name)
    return outcome && outcomeTable(own, { outcome, world: worlds.get(world) || undefined, numbers })
  })
  return html`<p>${pageTexts(lang).differencesIntro}</p>
${tables}`
}

interface Context {
  readonly outcome: StudyOutcomeFacts
  readonly world: string | undefined
  readonly numbers: StudyNumbers
}

function outcomeTable(differences: readonly DifferenceFacts[], { outcome, world, numbers }: Context): Markup {
  const { lang, standings, alternatives } = numbers
  const { columns, better } = pageTexts(lang)
  const [base = ''] = [...alternatives.keys()]
  const own = standings.filter(
    (one) => one.outcome === outcome.name && one.world === (differences[0]?.world ?? ''),
  )
  const way = outcome.unit === 'date' ? (outcome.better === 'higher' ? 'later' : 'sooner') : outcome.better
  const about = inLanguage(outcome.about, lang).replace(/[.\u3002]$/, '') || outcome.name
  const heading = [about, world === undefined ? [] : inLanguage(world, lang)].flat().join(' \u00b7 ')
  const percents = isPercent(
    outcome.unit,
    differences.flatMap(({ median, low, high }) => [median, low, high]),
  )
  const [first] = differences
  const { unit = '' } = first ? differenceWords(first, outcome.unit, { lang, percents }) : {}
  const standingOf = (option: string) => own.find((one) => one.option === option)
  const rows = differences.map((facts) =>
    differenceRow(facts, { outcome, numbers, standing: standingOf(facts.option), percents }),
  )
  const baseStanding = standingOf(base)
  return html`<h3>${heading}</h3>
<p class="facts"><code>${outcome.name}</code>${unit === '' ? '' : ` \u00b7 ${unit}`} \u00b7 ${better[way]}</p>
<div class="scroll" role="region" aria-label="${heading}"><table>
<thead><tr><th scope="col">${columns.option}</th><th scope="col">${columns.difference}<br><small>${columns.interval}</small></th><th scope="col">${columns.tells}</th><th scope="col">${columns.higher}</th><th scope="col">${columns.best}</th></tr></thead>
<tbody><tr><th scope="row">${inLanguage(alternatives.get(base) ?? base, lang)}</th><td>\u2013</td><td>\u2013</td><td>\u2013</td><td>${shareBar(baseStanding?.best ?? Number.NaN, lang)}${satisfied(baseStanding, lang)}</td></tr>
${rows}</tbody></table></div>`
}

type Standing = StudyNumbers['standings'][number]

interface RowContext extends Omit<Context, 'world'> {
  readonly standing: Standing | undefined
  /** Whether shares differ by percentage points. */
  readonly percents: boolean
}

function differenceRow(facts: DifferenceFacts, { outcome, numbers, standing, percents }: RowContext): Markup {
  const { lang, alternatives } = numbers
  const telling = tellingOf(facts)
  const hasNumber = telling !== 'none' && telling !== 'no-pair'
  const [median, low, high] = differenceWords(facts, outcome.unit, { lang, percents }).bare
  const interval = Number.isFinite(facts.low)
    ? html`<br><small>${pageTexts(lang).range(low, high)}</small>`
    : undefined
  const isDate = outcome.unit === 'date'
  const words = pageWords(lang).difference
  const tells =
    isDate && (telling === 'higher' || telling === 'lower') ? words.dates[telling] : words.tells[telling]
  return html`<tr><th scope="row">${inLanguage(alternatives.get(facts.option) ?? facts.option, lang)}</th>
<td>${hasNumber ? median : '\u2013'}${hasNumber ? interval : undefined}</td>
<td>${tells}</td><td>${telling === 'none' ? '\u2013' : shareText(facts.higher, lang)}</td>
<td>${shareBar(standing?.best ?? Number.NaN, lang)}${satisfied(standing, lang)}</td></tr>
`
}

/** Tells in how many runs an alternative is good enough, where the study says what is. */
function satisfied(standing: Standing | undefined, lang: StudyNumbers['lang']): Markup | undefined {
  if (!standing || standing.satisfy === '' || !Number.isFinite(standing.satisfied)) return undefined
  const text = pageTexts(lang).satisfied(standing.satisfy, shareText(standing.satisfied, lang))
  return html`<small>${text}</small>`
}
