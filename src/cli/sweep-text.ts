import type { Sweep } from '../index.js'
import { aligned } from './aligned.js'
import { areShares, differenceText, differenceUnitWords } from './difference-text.js'
import { paint } from './paint.js'
import { readable } from './readable.js'

/** Prints a sweep: over one lever a row a value, over two a grid of medians; the scenario as it stands is marked. */
export function sweepText(sweep: Sweep, places: readonly (number | undefined)[]): string {
  const texts = sweep.outcomes.map(({ name, about }, i) => {
    const heading = `${paint.bold(name)}${about === '' ? '' : ` ${about}`}`
    return [heading, ...(sweep.levers.length === 1 ? rows(sweep, i, places) : grid(sweep, i, places))].join(
      '\n',
    )
  })
  return texts.join('\n\n')
}

function formOf({ scenario, outcomes, points, base }: Sweep, index: number) {
  const all = [base, ...points].flatMap(({ levels }) => {
    const level = levels[index]
    return level ? [level.p5, level.p50, level.p95] : []
  })
  const unit = outcomes[index]?.unit ?? '1'
  return { unit, start: scenario.start, isPercent: areShares(unit, all) }
}

function rows(sweep: Sweep, index: number, places: readonly (number | undefined)[]): string[] {
  const form = formOf(sweep, index)
  const { levers, base, points, scenario } = sweep
  const cells = [base, ...points].map((point, i) => {
    const [level, found] = [point.levels[index], point.differences[index]]
    const [p5 = '', p50 = '', p95 = ''] = readable([level?.p5 ?? 0, level?.p50 ?? 0, level?.p95 ?? 0], form)
    const isBase = i === 0
    const lever = isBase ? `${scenario.title}${at(places[0])}` : String(point.values[0])
    return [lever, p50, `${p5} to ${p95}`, isBase ? '' : differenceText(found?.median ?? 0, form)]
  })
  const unit = differenceUnitWords(form)
  const titles = [levers[0]?.name ?? '', 'median', '5% to 95% of runs', `difference, ${unit}`]
  const [head = '', ...lines] = aligned([titles, ...cells])
  return [paint.dim(`  ${head}`), ...lines.map((line) => `  ${line}`)]
}

function at(place: number | undefined): string {
  return place === undefined ? '' : ` (at ${Number(place.toPrecision(3))})`
}

function grid(sweep: Sweep, index: number, places: readonly (number | undefined)[]): string[] {
  const { levers, points, base, scenario } = sweep
  const [first, second] = levers
  if (!first || !second) return []
  const form = formOf(sweep, index)
  const medians = readable(
    [...points, base].map(({ levels }) => levels[index]?.p50 ?? 0),
    form,
  )
  const titles = [`${second.name} \\ ${first.name}`, ...first.values.map(String)]
  const cells = second.values.map((value, j) => [
    String(value),
    ...first.values.map((_, i) => medians[i * second.values.length + j] ?? ''),
  ])
  const [head = '', ...lines] = aligned([titles, ...cells])
  const mark = `${scenario.title}: ${medians.at(-1)}${where(places)}`
  return [paint.dim(`  ${head}`), ...lines.map((line) => `  ${line}`), `  ${paint.dim(mark)}`]
}

function where(places: readonly (number | undefined)[]): string {
  return places.some((place) => place === undefined)
    ? ''
    : `, at ${places.map((place) => Number((place ?? 0).toPrecision(3))).join(' and ')}`
}
