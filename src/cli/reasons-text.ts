import type { Comparison, SettingResult } from '../index.js'
import { aligned } from './aligned.js'
import { differenceText, formOf } from './difference-text.js'
import { paint } from './paint.js'
import { counted } from './readable.js'

/** Numbers that are named for each option. */
const MOST = 3

/** Prints why options differ, for the study's first outcome: override by override, and by the uncertain numbers. */
export function reasonsText(
  setting: SettingResult,
  { alternatives, outcomes, explained }: Comparison,
): string {
  const lead = setting.results.find(({ outcome }) => outcome === outcomes[0])
  if (!lead) return ''
  const form = formOf(lead, setting)
  const write = (value: number) => differenceText(value, form)
  const blocks = alternatives.slice(1).flatMap(({ title }, i) => {
    const [effects = [], drivers = []] = [lead.effects[i + 1], lead.drivers[i + 1]]
    const overrides = effects.filter(({ kind }) => kind === 'override')
    const interaction = effects.find(({ kind }) => kind === 'interaction')
    const rows = overrides.map(({ name, alone, share }) => [
      `    ${name}`,
      write(alone.value),
      share ? write(share.value) : '',
    ])
    const left = interaction ? [['    left over (interaction)', write(interaction.alone.value), '']] : []
    const steps = overrides.length > 1 ? [...rows, ...left] : []
    const most = drivers
      .slice(0, MOST)
      .map(({ label, correlation }) => `${label} (${signed(correlation.value)})`)
    if (steps.length === 0 && most.length === 0) return []
    return [{ title, steps, most }]
  })
  if (blocks.length === 0) return ''
  const lines = aligned([['', 'alone', 'Shapley'], ...blocks.flatMap(({ steps }) => steps)])
  const [head = '', ...rest] = lines
  let at = 0
  const printed = blocks.flatMap(({ title, steps, most }) => {
    const own = rest.slice(at, at + steps.length)
    at += steps.length
    const words = most.length === 0 ? [] : [`    depends most on ${most.join(', ')}`]
    return [`  ${title}`, ...own, ...words.map((line) => paint.dim(line))]
  })
  const isTable = blocks.some(({ steps }) => steps.length > 0)
  return [
    `${paint.bold('Why')} ${lead.outcome.name} moves: override by override, mean of ${counted(explained, 'run')}; rank correlations`,
    '',
    ...(isTable ? [paint.dim(head)] : []),
    ...printed,
  ].join('\n')
}

function signed(value: number): string {
  return `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(2)}`
}
