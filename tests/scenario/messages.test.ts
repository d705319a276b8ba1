import { describe, expect, it } from 'vitest'
import { TOP } from '../../src/scenario/sections.js'
import { edit, MARK, plain, problemsOf, unmark } from './tiny-model.js'

/** What stands in a good scenario, what is put in its place with a mark at the problem, its path, and the message. */
type Case = readonly [from: string, to: string, path: string, message: string]

const HEAD: readonly Case[] = [
  ['title: Tiny\n', '▸', '', 'no "title" in this file or in those that it extends'],
  ['title: Tiny', '▸title: []', 'title', 'found a list, expected text'],
  ['title: Tiny', 'title: a\n▸titel: b', '', 'unknown key "titel"; did you mean "title"?'],
  [
    'title: Tiny',
    'title: a\n▸constructor: b',
    '',
    `unknown key "constructor"; expected one of ${TOP.join(', ')}`,
  ],
  [
    'title: Tiny',
    'title: a\n▸__proto__: { x: 1 }',
    '',
    `unknown key "__proto__"; expected one of ${TOP.join(', ')}`,
  ],
  ['title: Tiny', 'title: a\nruns: ▸0', 'runs', 'found 0, expected at least 1'],
  ['title: Tiny', 'title: a\nruns: ▸10000001', 'runs', 'found 10000001, expected at most 10000000'],
  ['title: Tiny', 'title: a\nruns: ▸1.5', 'runs', 'found 1.5, expected a whole number'],
  ['title: Tiny', 'title: a\nruns: ▸many', 'runs', 'found "many", expected a number'],
  ['title: Tiny', 'title: a\nseed: ▸1.5', 'seed', 'found 1.5, expected a whole number or text'],
  [
    'title: Tiny',
    'title: a\ndesign: ▸randon',
    'design',
    'found "randon", expected random or sobol or latin-hypercube or antithetic or median or one-at-a-time; did you mean "random"?',
  ],
  ['title: Tiny', 'title: a\noutputs: ▸plan', 'outputs', 'found "plan", expected a list'],
  [
    'title: Tiny',
    'title: a\noutputs: [plan, ▸demnad]',
    'outputs[1]',
    'unknown quantity "demnad"; did you mean "demand"?',
  ],
  [
    'title: Tiny',
    'title: a\noutputs: [▸Plan x]',
    'outputs[0]',
    'found "Plan x", expected a name such as china_compute',
  ],
  [', end: 2022-06', '', 'horizon', 'no "end"'],
  ['end: 2022-06', 'end: ▸2022-13', 'horizon.end', 'found "2022-13", expected a month such as 2022-01'],
  ['end: 2022-06', 'end: ▸2022', 'horizon.end', 'found 2022, expected a month such as 2022-01'],
  [
    'end: 2022-06',
    'end: ▸2022-01',
    'horizon.end',
    'found 2022-01, expected a month after the start, 2022-01',
  ],
  [
    'start: 2022-01',
    'start: ▸1989-01',
    'horizon.start',
    'found "1989-01", expected a year from 1990 to 2100',
  ],
  ['end: 2022-06', 'end: 2022-06, ▸ends: 3', 'horizon', 'unknown key "ends"'],
]

const NUMBERS: readonly Case[] = [
  ['p5: 4', 'p5: ▸-3', 'parameters.lead_time.p5', 'found -3, expected at least 0 (unit: month)'],
  ['p95: 8', 'p95: ▸61', 'parameters.lead_time.p95', 'found 61, expected at most 60 (unit: month)'],
  ['value: 0.5', 'value: ▸1.5', 'parameters.fab_yield.value', 'found 1.5, expected at most 1'],
  ['p95: 8', 'p95: 8, ▸hihg: 3', 'parameters.lead_time', 'unknown key "hihg"'],
  ['p95: 8', 'p95: 8, ▸sources: 3', 'parameters.lead_time', 'unknown key "sources"'],
  ['p95: 8', 'p95: 8, ▸p_50: 6', 'parameters.lead_time', 'unknown key "p_50"; did you mean "p50"?'],
  [
    '  lead_time: { p5: 4, p95: 8, source: guess }',
    '  ▸lead_time: { p5: 4, p95: 8 }',
    'parameters.lead_time',
    'no "source"; every number names where it comes from',
  ],
  [
    '95: 8, source: guess',
    '95: 8, source: ▸gues',
    'parameters.lead_time.source',
    'unknown source "gues"; did you mean "guess"?',
  ],
  [
    '95: 8, source: guess',
    '95: 8, source: [spec, ▸gues]',
    'parameters.lead_time.source[1]',
    'unknown source "gues"; did you mean "guess"?',
  ],
  [
    '95: 8, source: guess',
    '95: 8, source: ▸3',
    'parameters.lead_time.source',
    'found 3, expected a key of sources, or a list of them',
  ],
  [
    'p95: 8',
    'p95: 8, unit: ▸year',
    'parameters.lead_time.unit',
    'found year, expected month; multiply the numbers by 12 and write month',
  ],
  ['p95: 8', 'p95: 8, unit: ▸wafer', 'parameters.lead_time.unit', 'found wafer, expected month'],
  ['p95: 8', 'p95: 8, unit: ▸date', 'parameters.lead_time.unit', 'found date, expected month'],
  ['p95: 8', 'p95: 8, unit: ▸moth', 'parameters.lead_time.unit', 'found moth, expected month'],
  ['p5: 4', 'p5: ▸soon', 'parameters.lead_time.p5', 'found "soon", expected a number'],
  ['p5: 4', 'p5: ▸.inf', 'parameters.lead_time.p5', 'found Infinity, expected a number'],
  ['  lead_time: { p5: 4, ', '  ▸lead_time: { ', 'parameters.lead_time', 'no "p5"'],
  ['p5: 4', 'p5: 4, min: ▸-1', 'parameters.lead_time.min', 'found -1, expected at least 0 (unit: month)'],
  [
    'p5: 4',
    'p5: 4, min: ▸9, max: 8',
    'parameters.lead_time.min',
    'found 9, expected at most max, which is 8',
  ],
  ['p5: 4', 'max: 6, p5: 4', 'parameters.lead_time.p95', 'found 8, expected at most 6 (unit: month)'],
  [
    '  lead_time: { p5: 4',
    '  ▸lead_time: { p5: 9',
    'parameters.lead_time',
    'p5 is 9 and p95 is 8; expected p5 < p95',
  ],
  [
    'lead_time: { p5: 4, p95: 8, source: guess }',
    'lead_time: ▸6',
    'parameters.lead_time',
    'found 6, expected a map such as { value: 6, source: judgement }',
  ],
  [
    '  lead_time: { p5: 4, p95: 8, source: guess }\n',
    '',
    'parameters.lead_time',
    'no entry; the model needs a number (unit: month)',
  ],
  ['  opens: { date: 2022-03, source: guess }\n', '', 'parameters.opens', 'no entry; the model needs a date'],
  [
    'fab_yield: { value: 0.5',
    'fab_yield: { date: ▸2022-01',
    'parameters.fab_yield.date',
    'found "2022-01", expected a number',
  ],
  ['date: 2022-03', 'value: ▸3', 'parameters.opens.value', 'found 3, expected a date such as 2023-10'],
  [
    'date: 2022-03',
    'date: ▸soon',
    'parameters.opens.date',
    'found "soon", expected a date such as 2023-10 or 2023-10-23',
  ],
  [
    'date: 2022-03',
    'date: ▸2022-02-30',
    'parameters.opens.date',
    'found "2022-02-30", expected a date such as 2023-10 or 2023-10-23',
  ],
  [
    'date: 2022-03',
    'date: ▸1889-01',
    'parameters.opens.date',
    'date out of range: found 1889-01, expected a year from 1990 to 2100',
  ],
  [
    'date: 2022-03',
    'uniform: [2022-01, ▸2101-01]',
    'parameters.opens.uniform[1]',
    'date out of range: found 2101-01, expected a year from 1990 to 2100',
  ],
  [
    'opens: { date: 2022-03,',
    '▸opens: { date: 2022-03, value: 2022-04,',
    'parameters.opens',
    'names both "date" and "value"; expected one',
  ],
]

const NAMES: readonly Case[] = [
  [
    '  taste:',
    '  ▸tasts: { value: 1, source: guess }\n  taste:',
    'parameters',
    'unknown parameter "tasts"; did you mean "taste"?',
  ],
  [
    '  taste:',
    '  ▸plan: { value: 1, source: guess }\n  taste:',
    'parameters',
    '"plan" is a series; give it under series',
  ],
  [
    '  taste:',
    '  ▸stock: { value: 1, source: guess }\n  taste:',
    'parameters',
    '"stock" is computed by the model; change it under equations',
  ],
  [
    '  taste:',
    '  ▸share[stat]: { value: 1, source: guess }\n  taste:',
    'parameters',
    'unknown buyer "stat"; did you mean "state"?',
  ],
  [
    '  taste:',
    '  ▸taste[state]: { value: 1, source: guess }\n  taste:',
    'parameters',
    'found taste[state], expected taste[buyer, import_chip] with elements, such as taste[state, h20]',
  ],
  [
    '  taste:',
    '  ▸lead_time[h20]: { value: 1, source: guess }\n  taste:',
    'parameters',
    'found lead_time[h20], lead_time has no elements; write lead_time',
  ],
  [
    '  taste:',
    '  ▸launch: { date: 2022-01, source: guess }\n  taste:',
    'parameters',
    'found launch, expected launch[import_chip] with elements, such as launch[h20]',
  ],
  [
    '  taste:',
    '  ▸Taste: { value: 1, source: guess }\n  taste:',
    'parameters',
    '"Taste" is not a name such as lead_time or launch[h20]; write taste',
  ],
  [
    '  taste:',
    '  ▸__proto__: { value: 1, source: guess }\n  taste:',
    'parameters',
    '"__proto__" is not a name such as lead_time or launch[h20]',
  ],
  [
    '  taste:',
    '  ▸constructor: { value: 1, source: guess }\n  taste:',
    'parameters',
    'unknown parameter "constructor"; "chokepoint list parameters" shows all',
  ],
  [
    '  taste:',
    '  "share[ state ]": { value: 1, source: guess }\n  ▸share[state]: { value: 1, source: guess }\n  taste:',
    'parameters',
    'duplicate key "share[state]"',
  ],
  ['  share:', '  share[state]:', 'parameters.share[startup]', 'no entry; the model needs a number'],
]

const CATALOGUE: readonly Case[] = [
  ['tflops: 148', 'tflops: 148, ▸titel: x', 'chips.h20', 'unknown key "titel"; did you mean "title"?'],
  ['tflops: 148', 'tflops: 148, ▸constructor: 1', 'chips.h20', 'unknown key "constructor"'],
  ['tflops: 148', 'tflops: ▸-1', 'chips.h20.tflops', 'found -1, expected at least 0 (unit: TFLOPS)'],
  [
    'tflops: 148',
    'tflops: { value: ▸-1 }',
    'chips.h20.tflops.value',
    'found -1, expected at least 0 (unit: TFLOPS)',
  ],
  [
    'tflops: 148',
    'tflops: { value: 1, source: ▸spek }',
    'chips.h20.tflops.source',
    'unknown source "spek"; did you mean "spec"?',
  ],
  ['tflops: 148', 'tflops: ▸fast', 'chips.h20.tflops', 'found "fast", expected a number (unit: TFLOPS)'],
  ['tflops: 148', '▸tflops: [1]', 'chips.h20.tflops', 'found a list, expected a number (unit: TFLOPS)'],
  [
    'launch: 2022-02-15',
    'launch: ▸21',
    'chips.h20.launch',
    'found 21, expected a date such as 2023-10, or never',
  ],
  [
    'launch: 2022-02-15',
    'launch: ▸2202-02',
    'chips.h20.launch',
    'date out of range: found 2202-02, expected a year from 1990 to 2100',
  ],
  [
    'h20: { origin: foreign',
    'h20: { origin: ▸foriegn',
    'chips.h20.origin',
    'found "foriegn", expected foreign or domestic; did you mean "foreign"?',
  ],
  ['  h20: { origin: foreign,', '  ▸h20: {', 'chips.h20', 'no "origin"; expected foreign or domestic'],
  [
    '  h20: { origin: foreign, launch: 2022-02-15, tflops: 148,',
    '  ▸h20: { origin: foreign, launch: 2022-02-15,',
    'chips.h20',
    'no "tflops" (unit: TFLOPS)',
  ],
  [
    '  ascend: { origin: domestic, dies: 2, tflops: 320, source: spec }',
    '  ▸ascend: { origin: domestic, dies: 2, tflops: 320 }',
    'chips.ascend',
    'no "source"; every number names where it comes from',
  ],
  [
    "controls: 'tflops >= 300'",
    'controls: ▸true',
    'rules.bis.controls',
    'found true, expected an expression such as tpp >= 4800',
  ],
  ['  h20: {', '  ▸H20: {}\n  h20: {', 'chips', '"H20" is not a name such as h20; write h20'],
  ['  ascend: {', '  ▸b30: ~\n  ascend: {', 'chips.b30', 'withdraws an entry that no earlier file has'],
  ['title: Our own', 'title: Our own, ▸url: []', 'sources.guess.url', 'found a list, expected text'],
  ['  guess: { title: Our own }', '  ▸guess: { note: none }', 'sources.guess', 'no "title"'],
]

const SERIES: readonly Case[] = [
  [
    'plan: {',
    'plan: { unit: ▸wafer/year,',
    'series.plan.unit',
    'found wafer/year, expected wafer/month; divide the numbers by 12 and write wafer/month',
  ],
  [
    '2022-03: 200',
    '▸2022-13: 200',
    'series.plan.points',
    'found "2022-13", expected a month such as 2022-01',
  ],
  [
    '2022-03: 200',
    '▸2022-03-01: 200',
    'series.plan.points',
    'found "2022-03-01", expected a month such as 2022-01',
  ],
  [
    '2022-03: 200',
    '▸2021-12: 200',
    'series.plan.points',
    '2021-12 stands after 2022-01; expected months in order',
  ],
  [
    '2022-03: 200',
    '▸2122-12: 200',
    'series.plan.points',
    'date out of range: found 2122-12, expected a year from 1990 to 2100',
  ],
  [
    '2022-03: 200',
    '2022-03: ▸-1',
    'series.plan.points.2022-03',
    'found -1, expected at least 0 (unit: wafer/month)',
  ],
  ['2022-03: 200', '2022-03: ▸much', 'series.plan.points.2022-03', 'found "much", expected a number'],
  [
    'points: { 2022-01: 100, 2022-03: 200 }',
    '▸points: {}',
    'series.plan.points',
    'no points; expected at least one',
  ],
  ['licence: { value: 0', 'licence: { value: ▸2', 'series.licence.value', 'found 2, expected at most 1'],
  [
    '  licence: { value: 0,',
    '  ▸licence: {',
    'series.licence',
    'names neither "value" nor "points"; expected one',
  ],
  ['  plan: {', '  ▸plan: { value: 1,', 'series.plan', 'names both "value" and "points"; expected one'],
  [
    '  licence: { value: 0, source: guess }',
    '  ▸licence: { value: 0 }',
    'series.licence',
    'no "source"; every number names where it comes from',
  ],
  [
    'licence: { value: 0, source: guess }',
    'licence: { value: 0, source: ▸x }',
    'series.licence.source',
    'unknown source "x"; add it under sources',
  ],
  [
    '  licence:',
    '  ▸licens: { value: 0, source: guess }\n  licence:',
    'series',
    'unknown series "licens"; did you mean "licence"?',
  ],
  [
    '  licence:',
    '  ▸share: { value: 0, source: guess }\n  licence:',
    'series',
    '"share" is a parameter; give it under parameters',
  ],
  ['  licence:', '  licence[h20]:', 'series.licence[l40]', 'no entry; the model needs a number'],
  [
    '  plan: { points: { 2022-01: 100, 2022-03: 200 }, source: guess }',
    '  plan: ▸3',
    'series.plan',
    'found 3, expected a map such as { value: 3, source: judgement }',
  ],
]

const EQUATIONS: readonly Case[] = [
  [
    'sources:',
    "equations:\n  ▸demnd: { equals: '1', about: a }\nsources:",
    'equations.demnd',
    'no "unit"; the model declares no "demnd" to take it from',
  ],
  [
    'sources:',
    "equations:\n  ▸more: { equals: '1', unit: chip }\nsources:",
    'equations.more',
    'no "about"; the model declares no "more" to take it from',
  ],
  [
    'sources:',
    "equations:\n  ▸demand: { equals: '1', start: 2 }\nsources:",
    'equations.demand',
    'expected "equals", or "start" and "change"',
  ],
  [
    'sources:',
    "equations:\n  demand: { ▸equal: '1' , equals: 2 }\nsources:",
    'equations.demand',
    'unknown key "equal"',
  ],
  [
    'sources:',
    "equations:\n  ▸build[chip]: { equals: '1' }\nsources:",
    'equations',
    'unknown dimension "chip"; expected one of import_chip, domestic_chip, rule, buyer',
  ],
  [
    'sources:',
    "equations:\n  ▸build: { equals: '1' }\nsources:",
    'equations',
    'found build, expected build[import_chip] as the model declares it',
  ],
  [
    'sources:',
    "equations:\n  demand: { equals: '1', unit: ▸H100f/month }\nsources:",
    'equations.demand.unit',
    '"H100f" is not a unit; units are chip, wafer, die, stack, H100e, USD, CNY, TFLOPS, TPP, GB, TB, mm2, s, month, quarter, year, week, day, date and 1',
  ],
  [
    'sources:',
    'outcomes:\n  ▸peak: []\nsources:',
    'outcomes.peak',
    'found a list, expected an expression, or a map of equals and about',
  ],
  [
    'sources:',
    "outcomes:\n  peak: { equals: '1', ▸abuot: x }\nsources:",
    'outcomes.peak',
    'unknown key "abuot"; did you mean "about"?',
  ],
  [
    'sources:',
    "outcomes:\n  ▸peak[h20]: '1'\nsources:",
    'outcomes',
    '"peak[h20]" is not a name such as h20; use a to z, 0 to 9 and _',
  ],
  [
    'sources:',
    "outcomes:\n  ▸failed: '1'\nsources:",
    'outcomes',
    '"failed" is a column of every table of runs; choose another name',
  ],
  [
    'sources:',
    "equations:\n  ▸month: { equals: '1', unit: '1', about: A. }\nsources:",
    'equations',
    '"month" is a column of every table of runs; choose another name',
  ],
  [
    'sources:',
    'outcomes: ▸[1]\nsources:',
    'outcomes',
    'found a list, expected entries by name, each on a line of its own such as "name: { ... }"',
  ],
]

describe.each([
  ['the head', HEAD],
  ['numbers', NUMBERS],
  ['names', NAMES],
  ['the catalogue', CATALOGUE],
  ['series', SERIES],
  ['equations and outcomes', EQUATIONS],
])('a mistake in %s', (_, cases) => {
  it.each(cases)('%j -> %j', (from, to, path, message) => {
    const edited = edit(plain, from, to)
    const { text, line, column } = edited.includes(MARK)
      ? unmark(edited)
      : { text: edited, ...placeOfPath(edited, path) }
    expect(problemsOf({ 'main.yaml': text })).toEqual([{ file: 'main.yaml', line, column, path, message }])
  })
})

/** Where nothing is left to put a mark at: the deepest part of the path that is still there. */
function placeOfPath(text: string, path: string): { line: number; column: number } {
  const lines = text.split('\n')
  const index = (needle: string): number => lines.findIndex((line) => line.startsWith(needle))
  if (path === 'parameters.lead_time.p95') {
    const line = index('  lead_time:')
    return { line: line + 1, column: (lines[line] ?? '').indexOf('p95: ') + 6 }
  }
  return { line: index(`${path.split('.')[0]}:`) + 1, column: 1 }
}
