import { block } from '../../src/compile/block.js'
import { type Problem, ProblemList } from '../../src/scenario/problem.js'
import { readScenario } from '../../src/scenario/read.js'
import type { Scenario } from '../../src/scenario/scenario.js'

/** Declares one of everything that a scenario can give a number to. */
const blocks = [
  block({
    title: 'Rules',
    about: 'A made-up model.',
    dimensions: {
      import_chip: { about: 'Foreign chips.', from: 'chips', where: { origin: 'foreign' } },
      domestic_chip: { about: 'Domestic chips.', from: 'chips', where: { origin: 'domestic' } },
      rule: { about: 'Rules.', from: 'rules' },
      buyer: { about: 'Buyers.', from: 'buyers' },
    },
    attributes: {
      'launch[import_chip]': { unit: 'date', about: 'First sale.' },
      'tflops[import_chip]': { unit: 'TFLOPS', about: 'Arithmetic rate.', within: [0, 100_000] },
      'data_centre[import_chip]': {
        unit: '1',
        about: 'Whether it is meant for data centres.',
        within: [0, 1],
      },
      'dies[domestic_chip]': { unit: 'die/chip', about: 'Dies in a package.', within: [1, 8] },
      'speed[domestic_chip]': {
        unit: 'TFLOPS',
        about: 'Its rate, in a field of another name.',
        field: 'tflops',
      },
      'effective[rule]': { unit: 'date', about: 'The day it takes effect.' },
      'memory_ban[rule]': { unit: '1', about: 'Whether it stops memory.', within: [0, 1], optional: true },
    },
    variables: {
      'controls[rule, import_chip]': {
        unit: '1',
        about: 'Whether the rule hits the chip.',
        stated: 'controls',
      },
    },
  }),
  block({
    title: 'Supply',
    about: 'The rest of it.',
    parameters: {
      lead_time: { unit: 'month', about: 'From order to delivery.', within: [0, 60] },
      fab_yield: { unit: '1', about: 'Good dies.', within: [0, 1] },
      opens: { unit: 'date', about: 'When the bank of dies opens.' },
      'share[buyer]': { unit: '1', about: 'Part of demand.', within: [0, 1] },
      'taste[buyer, import_chip]': { unit: '1', about: 'Preference.' },
    },
    series: {
      plan: { unit: 'wafer/month', about: 'Planned capacity.', within: [0, 1e6] },
      'licence[import_chip]': { unit: '1', about: 'Share let through.', within: [0, 1] },
    },
    variables: {
      demand: { unit: 'H100e/month', about: 'What is wanted.', equals: 'plan * fab_yield' },
      'build[import_chip]': {
        unit: 'chip/month',
        about: 'What is made.',
        equals: 'licence[import_chip] * plan',
      },
      stock: {
        unit: 'chip',
        about: 'What lies unsold.',
        start: '0',
        change: 'sum(import_chip, build[import_chip])',
      },
    },
  }),
]

/** A scenario of one file that gives all that the model asks for, and nothing else. */
export const plain = `title: Tiny
horizon: { start: 2022-01, end: 2022-06 }
chips:
  h20: { origin: foreign, launch: 2022-02-15, tflops: 148, data_centre: true, source: spec }
  l40: { origin: foreign, launch: never, tflops: 362, data_centre: false, source: spec }
  ascend: { origin: domestic, dies: 2, tflops: 320, source: spec }
rules:
  bis: { title: First rule, effective: 2022-10-07, controls: 'tflops >= 300', source: spec }
buyers:
  state: {}
  startup: {}
parameters:
  lead_time: { p5: 4, p95: 8, source: guess }
  fab_yield: { value: 0.5, source: guess }
  opens: { date: 2022-03, source: guess }
  share: { value: 0.5, source: guess }
  taste: { value: 1, source: guess }
series:
  plan: { points: { 2022-01: 100, 2022-03: 200 }, source: guess }
  licence: { value: 0, source: guess }
sources:
  guess: { title: Our own }
  spec: { title: Data sheets }
`

/** Reads `main.yaml` among files that exist only here. */
export function read(
  files: Readonly<Record<string, string>>,
  overrides: readonly string[] = [],
  overlays: readonly string[] = [],
): Scenario {
  const readText = (path: string): string => {
    const text = Object.hasOwn(files, path) ? files[path] : undefined
    if (text === undefined) throw new Error('no such file')
    return text
  }
  return readScenario('main.yaml', { readText, blocks, overrides, overlays })
}

/** Gives the problems of a scenario; fails the test where there are none, or where anything else is thrown. */
export function problemsOf(
  files: Readonly<Record<string, string>>,
  overrides: readonly string[] = [],
  overlays: readonly string[] = [],
): readonly Problem[] {
  try {
    read(files, overrides, overlays)
  } catch (error) {
    if (error instanceof ProblemList) return error.problems
    throw error
  }
  throw new Error('the scenario was read without a problem')
}

/** Puts a line in the place of another one, which has to be there. */
export function edit(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`"${from}" is not in the text`)
  return text.replace(from, () => to)
}

/** Marks the place in a text where a problem is expected. */
export const MARK = '▸'

/** Takes the mark out of a text, and tells the line and column where it stood. */
export function unmark(text: string): { text: string; line: number; column: number } {
  const before = text.slice(0, text.indexOf(MARK)).split('\n')
  if (!text.includes(MARK)) throw new Error('no mark in the text')
  return { text: text.replace(MARK, ''), line: before.length, column: (before.at(-1) ?? '').length + 1 }
}
