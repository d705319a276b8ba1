import { stringify } from 'yaml'
import { declare, model, type Quantity, type Scenario } from '../index.js'
import { monthLabel } from '../math/calendar.js'

/** What a starter says beside what its base gives. */
export interface StarterFacts {
  readonly title: string
  /** The file to write, as the user named it. */
  readonly file: string
  /** The scenario that it extends, and the schema, as seen from the file. */
  readonly base: string
  readonly schema: string
}

/**
 * Writes the text of a scenario that extends another one and changes nothing, with a commented example of each thing
 * that it may say. Each example is right by itself and together with the others, and taken from real names of the base.
 */
export function starterText(scenario: Scenario, { title, file, base, schema }: StarterFacts): string {
  const head = [
    `# yaml-language-server: $schema=${schema}`,
    '#',
    '# A scenario says what is different from the one that it extends. Take the "# " off the lines of an example, and make',
    '# it yours. Every number names its source; "judgement" says that it is your own estimate.',
    '#',
    ...commandLines(file),
    '',
    line('title', title),
    line('about', `What is different from "${scenario.title}", and which question that answers.`),
    line('extends', base),
  ]
  const examples = examplesFor(scenario).map(({ about, lines }) =>
    [...about.map((text) => `# ${text}`), ...lines.map((text) => `# ${text}`.trimEnd())].join('\n'),
  )
  return `${[head.join('\n'), ...examples].join('\n\n')}\n`
}

/** Shows what can be done with the file, the sentences in line. */
function commandLines(file: string): string[] {
  const commands = [
    [`check ${file}`, 'says what is wrong, with line and column'],
    [`run ${file}`, 'runs it and draws its charts'],
    [`explain ${file} premium`, 'says where a number comes from'],
    ['list', 'shows all names that can be used'],
  ] as const
  const width = Math.max(...commands.map(([command]) => command.length))
  return commands.map(([command, about]) => `#   chokepoint ${command.padEnd(width)}   ${about}`)
}

function line(key: string, value: string): string {
  return stringify({ [key]: value }, { lineWidth: 0 }).trimEnd()
}

/** An example of one section: sentences on it, and the lines of YAML. */
interface Example {
  readonly about: readonly string[]
  readonly lines: readonly string[]
}

function examplesFor(scenario: Scenario): Example[] {
  const { quantities } = declare([...model, scenario.equations])
  const facts = { scenario, quantities, source: sourceFor(scenario) }
  return [
    runsExample(scenario),
    ...[parametersExample, seriesExample, rulesExample, chipsExample, equationsExample].flatMap(
      (example) => example(facts) ?? [],
    ),
    outcomesExample(facts),
    sourcesExample(),
  ]
}

interface Facts {
  readonly scenario: Scenario
  readonly quantities: ReadonlyMap<string, Quantity>
  /** A source that the base has. */
  readonly source: string
}

function sourceFor({ sources }: Scenario): string {
  return 'judgement' in sources ? 'judgement' : (Object.keys(sources)[0] ?? 'judgement')
}

function runsExample({ runs }: Scenario): Example {
  return {
    about: [
      'How many possible worlds are drawn: more runs, smoother charts. A seed draws the same worlds again.',
    ],
    lines: [`runs: ${runs * 2}`, 'seed: 7'],
  }
}

/** Shows an uncertain number with another interval, and one that is fixed. */
function parametersExample({ scenario, source }: Facts): Example | undefined {
  const cells = Object.values(scenario.inputs).flat()
  const uncertain = cells.find(
    ({ fixed, law, label }) => fixed === undefined && law.name === 'fitted' && !label.includes('['),
  )
  const [first, second] = [
    uncertain,
    cells.filter(
      ({ fixed, unit, label }) => fixed === undefined && unit !== 'date' && !label.includes('['),
    )[1],
  ]
  if (!first || !second) return undefined
  const quantile = first.law.quantile(first.spec, first.bounds)
  const [p5, p95] = [quantile(0.25), quantile(0.95)].map(short)
  const middle = short(second.law.quantile(second.spec, second.bounds)(0.5))
  const entry = (label: string, unit: string, law: string) =>
    `  ${label}: { unit: ${stringify(unit).trim()}, ${law}, source: ${source}, note: say why }`
  return {
    about: [
      'A number: the interval that holds nine draws in ten (p5 to p95), and p50 where you know the middle; or one value.',
      'Other laws: uniform, triangular, normal, lognormal; "chokepoint list laws" shows how they are written.',
    ],
    lines: [
      'parameters:',
      entry(first.label, first.unit, `p5: ${p5}, p95: ${p95}`),
      entry(second.label, second.unit, `value: ${middle}`),
    ],
  }
}

function short(value: number): number {
  return Number(value.toPrecision(3))
}

/** Shows a series with other points from the middle of the horizon on. */
function seriesExample({ scenario, quantities, source }: Facts): Example | undefined {
  const { start, months } = scenario
  const found = Object.entries(scenario.series).find(
    ([name, [values]]) => isLively(values) && quantities.get(name)?.dimensions.length === 0,
  )
  if (!found) return undefined
  const [name, [values]] = found
  const unit = quantities.get(name)?.unit ?? '1'
  const at = [0, Math.floor(months / 2), months - 1]
  const points = at.map(
    (month, i) => `${monthLabel(start, month)}: ${short((values?.[month] ?? 0) * (i < 2 ? 1 : 0.8))}`,
  )
  return {
    about: ['Monthly values: points, and straight lines between them; or one value for all months.'],
    lines: [
      'series:',
      `  ${name}:`,
      `    unit: ${stringify(unit).trim()}`,
      `    points: { ${points.join(', ')} }`,
      `    source: ${source}`,
      '    note: say why',
    ],
  }
}

function isLively(values: Float64Array | undefined): boolean {
  return values !== undefined && values[0] !== values.at(-1)
}

/** Shows a rule of the base on another day. */
function rulesExample({ scenario, source }: Facts): Example | undefined {
  const rule = scenario.rules.at(-1)
  if (!rule) return undefined
  const later = monthLabel(rule.effective, 6)
  return {
    about: [
      `An export rule: here "${rule.title}", half a year later. Only what is named changes; "${rule.id}: null" takes it away.`,
    ],
    lines: ['rules:', `  ${rule.id}:`, `    effective: ${later}`, `    source: ${source}`],
  }
}

/** Shows a chip of the base with another date of launch. */
function chipsExample({ scenario, source }: Facts): Example | undefined {
  const chip = scenario.elements.import_chip?.at(-1)
  const launch = scenario.inputs.launch?.find(({ label }) => label === `launch[${chip}]`)?.fixed
  if (chip === undefined || launch === undefined || !Number.isFinite(launch)) return undefined
  const later = monthLabel(scenario.start, Math.ceil(launch) + 3)
  return {
    about: [
      'A chip: here one of the base that comes a quarter later. A new one needs all fields: "chokepoint list fields".',
    ],
    lines: ['chips:', `  ${chip}:`, `    launch: { date: ${later}, source: ${source} }`],
  }
}

/** Shows an equation that is added. */
function equationsExample({ quantities }: Facts): Example | undefined {
  const name = ['china_compute', 'premium'].find((one) => quantities.get(one)?.dimensions.length === 0)
  const unit = quantities.get(name ?? '')?.unit
  if (name === undefined || unit === undefined) return undefined
  return {
    about: [
      'An equation of your own, or another one in the place of the model\'s: "chokepoint model" shows those.',
    ],
    lines: [
      'equations:',
      `  ${name}_last_year:`,
      `    unit: ${stringify(unit).trim()}`,
      `    about: ${name} as it was twelve months before.`,
      `    equals: delay(${name}, 12 * one_month)`,
    ],
  }
}

/** Shows outcomes: one number a run. */
function outcomesExample({ scenario, quantities }: Facts): Example {
  const name = ['domestic_share', 'china_share'].find((one) => quantities.has(one)) ?? 'time'
  const last = monthLabel(scenario.start, scenario.months - 1)
  return {
    about: [
      'Outcomes: one number a run, which the table after a run shows. at, total, mean, max, min, first and final make one',
      'number of the months.',
    ],
    lines: [
      'outcomes:',
      `  ${name}_at_the_end: { equals: 'at(${name}, "${last}")', about: 'Say what it tells.' }`,
      `  ${name}_above_half: first(${name} >= 0.5)`,
    ],
  }
}

function sourcesExample(): Example {
  return {
    about: ['A source of your own, to be named by its key: "source: my-report".'],
    lines: [
      'sources:',
      '  my-report:',
      '    title: Title of the report',
      '    author: Name of the author',
      '    publisher: Who published it',
      '    date: 2026-05-31',
      '    url: https://example.org/report',
      '    accessed: 2026-06-15',
      '    note: what it says, and on which page',
    ],
  }
}
