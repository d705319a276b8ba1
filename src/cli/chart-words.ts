import { type ThemeName, themeNames } from '../charts/themed.js'
import type { ChartLook } from '../report/chart-files.js'
import { didYouMean } from '../scenario/nearest.js'
import { Refusal } from '../store/refusal.js'
import { type Lang, langs } from '../words/words.js'
import { type Arguments, textOf } from './arguments.js'

/** Lists the forms in which a chart can be written, as their files end. */
export const FORMATS = ['vl.json', 'svg', 'png', 'csv'] as const

/** A form in which a chart can be written. */
export type ChartFormat = (typeof FORMATS)[number]

/** How charts are asked to look, and which files are written of each. */
export interface ChartWords extends ChartLook {
  readonly formats: readonly ChartFormat[]
}

/** Declares the options by which every command that draws is told how. */
export const chartOptions = {
  formats: {
    type: 'string',
    requiresArg: true,
    describe: `Files of each chart, any of ${FORMATS.join(',')}; by default vl.json,svg`,
  },
  theme: { type: 'string', requiresArg: true, describe: 'Ground of charts: light, as on paper, or dark' },
  lang: { type: 'string', requiresArg: true, describe: 'Language of charts: en or zh' },
} as const

/** Reads how charts are to look and what is written of them; `name` is the option with the formats. Throws a Refusal. */
export function chartWordsOf(
  args: Arguments,
  { name = 'formats', standard = 'vl.json,svg' }: { name?: string; standard?: string } = {},
): ChartWords {
  const formats = (textOf(args, name) ?? standard).split(',').map((one) => one.trim())
  const chosen = formats.map((one) => oneOf(`--${name}`, one, FORMATS))
  return {
    formats: FORMATS.filter((format) => chosen.includes(format)),
    theme: oneOf<ThemeName>('--theme', textOf(args, 'theme') ?? 'light', themeNames),
    lang: oneOf<Lang>('--lang', textOf(args, 'lang') ?? 'en', langs),
  }
}

function oneOf<Choice extends string>(option: string, text: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === text)
  if (found) return found
  throw new Refusal(
    `${option}: unknown "${text}"${didYouMean(text, choices)}\nthere are ${choices.join(', ')}`,
  )
}

/** Gives the options that repeat such a request, none where they are the standard. */
export function chartOptionWords({ formats, theme, lang }: ChartWords): string[] {
  const written = formats.join(',')
  return [
    ...(written === 'vl.json,svg' ? [] : ['--formats', written]),
    ...(theme === 'dark' ? ['--theme', theme] : []),
    ...(lang === 'zh' ? ['--lang', lang] : []),
  ]
}

/** Chooses the form in which a chart is looked at: the first that shows it. */
export function lookedAt({ formats }: Pick<ChartWords, 'formats'>): ChartFormat {
  return ['svg' as const, 'png' as const].find((format) => formats.includes(format)) ?? formats[0] ?? 'svg'
}
