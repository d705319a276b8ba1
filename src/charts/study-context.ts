import { inLanguage } from '../words/names.js'
import type { ChartContext } from './captions.js'
import type { ChartRequest, Drawing, ResultData, Row } from './chart.js'
import { ChartMistake } from './chart.js'

/** Says what the charts of a study share: its title, and the world that is drawn. */
export function studyContext(data: ResultData, request: ChartRequest): ChartContext {
  const { world } = settingOf(data, request)
  const title = data.facts.worlds.find(({ name }) => name === world)?.title
  const parts = [request.scenario, ...(title ? [title] : [])]
  return { ...request, scenario: parts.map((part) => inLanguage(part, request.lang)).join(' \u00b7 ') }
}

/** Finds the option and the world that are drawn: by default the first of each. */
export function settingOf({ facts }: ResultData, { option, world }: Partial<ChartRequest>) {
  const chosen = option === undefined ? facts.options[1] : facts.options.find(({ name }) => name === option)
  if (!chosen) throw new ChartMistake('the study has no option to draw')
  return { option: chosen, world: world ?? facts.worlds[0]?.name ?? '' }
}

/** Finds the outcome that a chart of one outcome is of: by default the one that changes most, which comes first. */
export function leadOutcome({ facts }: ResultData, { of }: Partial<ChartRequest>) {
  if ((of?.length ?? 0) > 1) throw new ChartMistake('this chart is of one outcome; name one with --of')
  const name = of?.[0] ?? facts.outcomes[0]?.name
  const found = facts.outcomes.find((outcome) => outcome.name === name)
  if (!found) throw new ChartMistake('the study has no outcome to draw')
  return found
}

/** Selects the rows of one outcome and option in one world. */
export function rowsOfOption(data: ResultData, table: string, request: Partial<ChartRequest>): Row[] {
  const { option, world } = settingOf(data, request)
  const outcome = leadOutcome(data, request)
  return data
    .table(table)
    .filter((row) => row.outcome === outcome.name && row.option === option.name && row.world === world)
}

/** Names a drawing for each world of a study. */
export function drawingsByWorld({ facts }: ResultData, id: string): Drawing[] {
  if (facts.worlds.length === 0) return [{ id, subject: {} }]
  return facts.worlds.map(({ name }) => ({ id: `${id}_${name}`, subject: { world: name } }))
}

/** Names a drawing for each option of a study in each world, where there is something to draw. */
export function drawingsByOption(
  data: ResultData,
  id: string,
  isDrawable: (subject: Drawing['subject']) => boolean,
): Drawing[] {
  return data.facts.options
    .slice(1)
    .flatMap(({ name }) =>
      drawingsByWorld(data, `${id}_${name}`).map((one) => ({
        ...one,
        subject: { ...one.subject, option: name },
      })),
    )
    .filter(({ subject }) => isDrawable(subject))
}
