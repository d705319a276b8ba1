import { settledAfter } from '../analysis/rank-stability.js'
import type { Comparison, OutcomeResult, SettingResult } from '../index.js'
import { aligned } from './aligned.js'
import { differenceText, differenceUnitWords, formOf, shareText } from './difference-text.js'
import { paint } from './paint.js'
import { withCommas } from './readable.js'

/** Prints the regret of each alternative, how often it is good enough, and whether ranks have settled. */
export function robustnessText(setting: SettingResult, { alternatives, runs }: Comparison): string {
  const names = alternatives.map(({ name }) => name)
  const regret = setting.results.map((result) => regretRow(result, setting))
  const enough = setting.results.flatMap(({ outcome, satisfied }) =>
    satisfied && outcome.satisfy
      ? [[`${outcome.name} ${outcome.satisfy.text}`, ...satisfied.map(shareText)]]
      : [],
  )
  const ranks = setting.results.map((result) => rankWords(result, runs)).filter((words) => words !== '')
  return [
    `${paint.bold('Regret')}: how much better the best of the others is, mean of runs (median for dates)`,
    '',
    ...table(['', ...names, 'unit'], regret),
    ...(enough.length === 0 ? [] : ['', `${paint.bold('Good enough')} in this part of the runs`, '']),
    ...(enough.length === 0 ? [] : table(['', ...names], enough)),
    ...(ranks.length === 0 ? [] : ['', ...ranks.map((words) => paint.dim(words))]),
  ].join('\n')
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const [head = '', ...lines] = aligned([titles, ...rows])
  return [paint.dim(`  ${head}`), ...lines.map((line) => `  ${line}`)]
}

function regretRow(result: OutcomeResult, setting: SettingResult): string[] {
  const form = formOf(result, setting)
  // The mean of what may be never is never; the middle run still tells something.
  const isDate = form.unit === 'date'
  const cells = result.standings.map(({ regret }) =>
    differenceText(isDate ? regret.median : regret.mean, form),
  )
  return [result.outcome.name, ...cells, differenceUnitWords(form)]
}

/** Says from how many runs on the ranks stayed as they are; nothing where they always were. */
function rankWords({ outcome, rankings }: OutcomeResult, runs: number): string {
  const settled = settledAfter(rankings)
  if (settled === rankings[0]?.runs) return ''
  if (settled === runs)
    return `  ranks of ${outcome.name} still changed with the last runs; more runs would tell`
  return `  ranks of ${outcome.name} stay the same from ${withCommas(settled)} runs on`
}
