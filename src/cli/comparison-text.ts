import type { Comparison, OutcomeResult, SettingResult } from '../index.js'
import { aligned } from './aligned.js'
import { differenceText, differenceUnitWords, formOf, shareText } from './difference-text.js'
import { inLines } from './display-width.js'
import { paint } from './paint.js'
import { counted, readable, withCommas } from './readable.js'
import { reasonsText } from './reasons-text.js'
import { robustnessText } from './robustness-text.js'

/** Prints what a comparison gave: in each world the differences first, then levels, robustness and reasons. */
export function comparisonText(comparison: Comparison): string {
  const { settings } = comparison
  return settings.map((one) => settingText(one, comparison)).join('\n\n')
}

function settingText(setting: SettingResult, comparison: Comparison): string {
  const { world } = setting.setting
  const heading = world
    ? [paint.bold(`World: ${world.title}`), ...(world.about ? inLines(world.about) : [])].join('\n')
    : ''
  const parts = [
    heading,
    differencesText(setting, comparison),
    levelsText(setting, comparison),
    robustnessText(setting, comparison),
    reasonsText(setting, comparison),
    failureText(setting, comparison),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

const TITLES = ['', 'median', '95% interval of it', '5% to 95% of runs', 'higher in', 'best in']

function differencesText(setting: SettingResult, { alternatives }: Comparison): string {
  const [base, ...options] = alternatives
  const blocks = setting.results.map((result) => ({
    result,
    rows: options.map(({ title }, i) => [`  ${title}`, ...differenceCells(result, i + 1, setting)]),
  }))
  const lines = aligned([TITLES, ...blocks.flatMap(({ rows }) => rows)])
  const [titles = '', ...rest] = lines
  let at = 0
  const printed = blocks.flatMap(({ result, rows }) => {
    const own = rest.slice(at, at + rows.length)
    at += rows.length
    return [
      '',
      ...outcomeHeading(result, setting),
      ...own.map((line) => `  ${line}`),
      ...neverLines(result, options),
    ]
  })
  const lead = `${paint.bold('Difference to the base')}, "${base?.title}", run by run; what changes most comes first`
  return [lead, '', paint.dim(`  ${titles}`), ...printed.slice(1)].join('\n')
}

function differenceCells(result: OutcomeResult, index: number, setting: SettingResult): string[] {
  const form = formOf(result, setting)
  const [found, standing] = [result.differences[index], result.standings[index]]
  if (!found || !standing) return []
  const write = (value: number) => differenceText(value, form)
  return [
    write(found.median),
    Number.isNaN(found.low) ? 'too few runs' : `${write(found.low)} to ${write(found.high)}`,
    `${write(found.p5)} to ${write(found.p95)}`,
    shareText(found.higher),
    shareText(standing.best),
  ]
}

function outcomeHeading(result: OutcomeResult, setting: SettingResult): string[] {
  const { outcome, levels, standings } = result
  const form = formOf(result, setting)
  const [level] = levels
  const [p5, p50, p95] = readable([level?.p5 ?? 0, level?.p50 ?? 0, level?.p95 ?? 0], form)
  const best = `${BEST[outcome.unit === 'date' ? 'date' : 'number'][outcome.better]} is best`
  const unit = differenceUnitWords(form)
  const about = outcome.about === '' ? '' : ` ${outcome.about}`
  const facts = `${unit}; base ${p50} (${p5} to ${p95}); ${best}: the base in ${shareText(standings[0]?.best ?? 0)}`
  const [first = '', ...more] = inLines(`${outcome.name}${about}`)
  const name = first.replace(outcome.name, paint.bold(outcome.name))
  return [name, ...more, paint.dim(facts)].map((line) => `  ${line}`)
}

const BEST = {
  number: { higher: 'highest', lower: 'lowest' },
  date: { higher: 'latest', lower: 'earliest' },
} as const

/** Says in how many runs a date never comes, on which side. */
function neverLines(
  { outcome, differences }: OutcomeResult,
  options: readonly { title: string }[],
): string[] {
  if (outcome.unit !== 'date') return []
  return options.flatMap(({ title }, i) => {
    const [base, option, both] = differences[i + 1]?.never ?? [0, 0, 0]
    if (base + option + both === 0) return []
    const parts = [
      [base, 'in the base alone'],
      [option, 'there alone'],
      [both, 'in both'],
    ] as const
    const words = parts
      .filter(([count]) => count > 0)
      .map(([count, where]) => `${withCommas(count)} ${where}`)
    return [paint.dim(`      ${title}: never comes in ${words.join(', ')}`)]
  })
}

function levelsText(setting: SettingResult, { alternatives }: Comparison): string {
  const titles = ['', ...alternatives.map(({ name }) => name)]
  const rows = setting.results.map((result) => {
    const form = formOf(result, setting)
    return [
      result.outcome.name,
      ...readable(
        result.levels.map(({ p50 }) => p50),
        form,
      ),
    ]
  })
  const [head = '', ...lines] = aligned([titles, ...rows])
  return [
    `${paint.bold('Levels')}: median of runs`,
    '',
    paint.dim(`  ${head}`),
    ...lines.map((line) => `  ${line}`),
  ].join('\n')
}

function failureText({ failures }: SettingResult, { alternatives, runs }: Comparison): string {
  const lines = failures.flatMap((list, i) => {
    const [first] = list
    if (!first) return []
    const { title } = alternatives[i] ?? { title: '' }
    return [
      `${title}: ${withCommas(list.length)} of ${counted(runs, 'run')} failed and are left out of its pairs; the first is run ${first.run + 1}, in ${first.quantity}`,
    ]
  })
  return lines.map((line) => paint.yellow(line)).join('\n')
}
