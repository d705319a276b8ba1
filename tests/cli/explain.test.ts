import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { baseline, builtCommand, readTable, start, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()

/** Adds quantities that can be reckoned by hand; `ready` falls and rises around a number that is drawn. */
const small = [
  `extends: [${baseline}]`,
  'title: Small',
  'runs: 40',
  'parameters:',
  '  lead_time: { unit: month, uniform: [2, 6], source: own, note: as a test has it }',
  'equations:',
  "  ready: { unit: month, about: Months until it is there., equals: 'max(lead_time, 4 * one_month)' }",
  "  limited: { unit: '1', about: Between limits., equals: 'clamp(lead_time / one_month, 3, 5)' }",
  "  chosen: { unit: '1', about: One or the other., equals: 'lead_time > 4 ? 1 : 2' }",
  "  tally: { unit: month, about: Adds up., start: '0', change: 'ready / one_month' }",
  "  before: { unit: month, about: What was., equals: 'delay(tally, 2 * one_month)' }",
  'outcomes:',
  '  longest: { equals: max(ready), about: The longest wait. }',
  'sources:',
  '  own: { title: 自己的研究, author: 赵晋杰, publisher: 字母榜, date: 2026-01, url: https://example.org/a, note: page 3 }',
]

beforeAll(() => writeFileSync(join(cwd, 'small.yaml'), small.join('\n')))

async function printed(...words: string[]): Promise<string> {
  const ended = await start(command, ['explain', 'small.yaml', ...words], { cwd })
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  return ended.stdout
}

async function parsed(...words: string[]) {
  return JSON.parse(await printed(...words, '--json'))
}

async function refusal(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await start(command, ['explain', ...words], { cwd })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).not.toMatch(/^ {4}at /m)
  return stderr
}

/** What was drawn for `lead_time` in each run. */
async function drawn(): Promise<number[]> {
  await start(command, ['run', 'small.yaml', '--out', 'drawn', '--quiet'], { cwd })
  return readTable(join(cwd, 'drawn/outcomes.csv')).map(({ lead_time }) => Number(lead_time))
}

test('a maximum is told with its equation as written, and what binds in how many runs', async () => {
  const text = await printed('ready', '--at', '2023-02')
  expect(text).toContain(
    'ready   2023-02 \u00b7 40 runs \u00b7 month \u00b7 Scenario\nMonths until it is there.\n',
  )
  expect(text).toContain('\n  ready = max(lead_time, 4 * one_month)\n')
  expect(text).toContain('\n  stated in small.yaml, line 7\n')
  const values = await drawn()
  const share = Math.round((100 * values.filter((value) => value >= 4).length) / values.length)
  expect(text).toMatch(new RegExp(`\\n {2}lead_time +${share}% +\u2588+ `))
  expect(text).toMatch(new RegExp(`\\n {2}4 \\* one_month +${100 - share}% +\u2588+ +4 +month\\n`))
  expect(text).toMatch(/\n {2}\u2514\u2500 lead_time .* From order to delivery\. \[own\]\n/)
})

test('limits and conditions are told with what takes them', async () => {
  const values = await drawn()
  const part = (is: (value: number) => boolean) => values.filter(is).length / values.length
  const { finding } = await parsed('limited')
  expect(finding.equations[0].choices[0].options).toMatchObject([
    { text: 'lead_time / one_month', when: 'between its limits', share: part((v) => v >= 3 && v <= 5) },
    { text: '3', when: 'lower limit', share: part((v) => v < 3) },
    { text: '5', when: 'upper limit', share: part((v) => v > 5) },
  ])
  const chosen = await parsed('chosen')
  expect(chosen.finding.equations[0].choices[0].options).toMatchObject([
    { text: '1', when: 'where lead_time > 4', share: part((v) => v > 4) },
    { text: '2', when: 'otherwise', share: part((v) => v <= 4) },
  ])
})

test('one run is told with which part was taken', async () => {
  const values = await drawn()
  const run = values.findIndex((value) => value < 4) + 1
  const text = await printed('ready', '--run', String(run))
  expect(text).toContain(`ready   2030-12 \u00b7 run ${run} \u00b7 month \u00b7 Scenario\n`)
  expect(text).toMatch(
    /What binds\n.*\n {2}4 \* one_month {2}taken +4 {2}month\n {2}lead_time +\d\.\d+ {2}month\n/,
  )
  const { finding, run: number } = await parsed('lead_time', '--run', String(run))
  expect(finding).toBeUndefined()
  expect(number).toBe(run)
  expect((await parsed('lead_time', '--run', String(run))).numbers[0].drawn).toBeCloseTo(
    values[run - 1] as number,
    8,
  )
})

test('a stock has a start, a change and a level, and a delay says when', async () => {
  const text = await printed('before', '--at', '2022-06', '--depth', '3', '--set', 'parameters.lead_time=3')
  expect(text).toMatch(/before +12 +month +What was\.\n/)
  expect(text).toMatch(/\u2514\u2500 tally +12 +month +As it was 2 months before, in 2022-04\. Adds up\.\n/)
  const stock = await printed('tally', '--at', '2022-06', '--depth', '2', '--set', 'parameters.lead_time=3')
  expect(stock).toContain('tally   a stock at the start of 2022-06 \u00b7 ')
  expect(stock).toContain('\n  tally starts at 0\n  tally grows each month by ready / one_month\n')
  expect(stock).toMatch(/\n {2}\u251c\u2500 starts at +0 +month +Its level in 2022-01\.\n/)
  expect(stock).toMatch(
    /\n {2}\u2514\u2500 grows by +4 +month\/month +What is added at the end of the month\.\n/,
  )
  expect(stock).toMatch(
    /\n {5}\u2514\u2500 ready .*\n {8}= max\(lead_time, 4 \* one_month\)\n {8}what binds: 4 \* one_month 100%\n/,
  )
})

test('a number is told with its law, its spread, its source in full, and its place', async () => {
  expect(await printed('lead_time')).toBe(`lead_time   a parameter \u00b7 month \u00b7 Legal imports
From order to delivery.

  law      uniform: { uniform: [2, 6] }, kept within 0 to 36
           Every value from the first number to the second is equally likely.
  spread   p5 2.20   p50 4   p95 5.80 month
  note     as a test has it
  source   自己的研究 [own]
           赵晋杰, 字母榜, 2026-01
           https://example.org/a
           page 3
  from     small.yaml, line 5 (parameters.lead_time)
  used by  buildable[import_chip], arrivals[import_chip], ready, limited, chosen
`)
  const set = await printed('yield_limit', '--set', 'parameters.yield_limit.p50=0.5')
  expect(set).toMatch(/from +\S+parameters\.yaml, line \d+ \(parameters\.yield_limit\)\n +p50: --set 1:\d+\n/)
})

test('a field of the catalogue and a series are told with value, source and place', async () => {
  const field = await printed('tpp[h20]')
  expect(field).toContain('tpp[h20]   a catalogue entry gives it \u00b7 TPP \u00b7 Import controls\n')
  expect(field).toContain('\n  value    2368 TPP, the same in every run\n')
  expect(field).toMatch(/ML Hardware \[epoch-hardware\]\n +Epoch AI, 2026-07-06\n/)
  expect(field).toMatch(/from +\S+chips\.yaml, line \d+ \(chips\.h20\.tpp\)\n/)
  const series = await printed('cowos_plan', '--at', '2026-03')
  expect(series).toContain(
    '  month    wafer/month\n' +
      '  2025-06        61.0k  given\n' +
      '  2025-12        76.0k  given\n' +
      '  2026-03        88.0k  on the line between \u2190 asked for\n' +
      '  2026-06         100k  given\n' +
      '  2026-12         135k  given\n',
  )
  expect(await printed('mandate', '--at', '2022-01')).toMatch(
    /\n {2}mandate\[platform\] +0% {2}dagongguan-2025 {2}\S+series\.yaml:\d+\n/,
  )
})

test('a quantity without an element is told for all of them, a sum with who adds most', async () => {
  const all = await printed('legal_sold', '--at', '2024-09')
  expect(all).toContain('\n  legal_sold[import_chip] = on_offer[import_chip] * (needs_cowos[import_chip] *\n')
  expect(all).toMatch(/\n {2}h20 +\S+ +\S+ +\S+\n/)
  expect(all).toMatch(/\n {2}\d+ of 12 are 0 from p5 to p95\n/)
  expect(all).toContain(
    "chokepoint explain small.yaml 'legal_sold[cards]' --at 2024-09 explains one of them\n",
  )
  const sum = await printed('legal_supply', '--at', '2024-09')
  expect(sum).toMatch(/\nLargest contributors \(part of the mean over runs\)\n.*\n {2}h20 +\d+% +\u2588+ /)
})

test('a rule that states nothing says so, and what differs by rounding alone is one number', async () => {
  const text = await printed('hit[hbm_2024, h20]', '--at', '2024-01')
  expect(text).toContain('\n  hbm_2024 has no "controls", so this is 0.\n')
  const sold = await printed('legal_sold[h20]', '--at', '2024-02')
  expect(sold).toMatch(/legal_taken +100% {3,}Part of what/)
})

test('an outcome is told as well', async () => {
  const { code, stdout } = await start(
    command,
    ['explain', 'small.yaml', 'longest', '--set', 'parameters.lead_time=5'],
    { cwd },
  )
  expect(code).toBe(0)
  expect(stdout).toBe(
    'longest   an outcome: one number a run \u00b7 40 runs\nThe longest wait.\n\n  longest = max(ready)\n\n' +
      '  value  p5 5   p50 5   p95 5 month\n  from   small.yaml, line 13\n',
  )
})

test('what can not be explained is said in words, with the nearest name', async () => {
  const own = (...words: string[]) => refusal('small.yaml', ...words)
  expect(await own('premum')).toBe(
    'unknown quantity "premum"; did you mean "premium"?\nchokepoint list shows what there is\n',
  )
  expect(await own('legal_sold[h21]')).toMatch(/^unknown import_chip "h21"; did you mean "h20"\?/)
  expect(await own('h20')).toMatch(
    /^"h20" is an element of import_chip; ask for a quantity of it, such as tpp\[h20\]/,
  )
  expect(await own('premium', '--at', '2031-02')).toBe(
    "--at is 2031-02, which is outside the scenario's horizon, 2022-01 to 2030-12\n",
  )
  expect(await own('premium', '--at', 'June')).toBe('--at is "June"; expected a month such as 2026-06\n')
  expect(await own('premium', '--run', '41')).toBe('--run is 41, but the scenario has 40 runs\n')
  expect(await own('premium', '--depth', '0')).toMatch(/^--depth is "0"; expected a whole number from 1/)
  expect(await own()).toMatch(/^no quantity to explain is given\n/)
  expect(await refusal('nowhere.yaml', 'premium')).toMatch(/nowhere\.yaml/)
  writeFileSync(
    join(cwd, 'wrong.yaml'),
    `extends: [${baseline}]\nequations:\n  premium: { equals: price_imprt }\n`,
  )
  expect(await refusal('wrong.yaml', 'premium')).toMatch(
    /wrong\.yaml has 1 problem\n\n {2}3:\d+ .*did you mean "price_import"/,
  )
})

test('runs that fail, and runs in which a part is no number, are counted and never hidden', async () => {
  const fragile = [
    'extends: small.yaml',
    'title: Fragile',
    'outputs: [depth]',
    'equations:',
    "  depth: { unit: '1', about: Below the line., equals: 'ln(lead_time / one_month - 3)' }",
    "  other: { unit: '1', about: Beside it., equals: 'max(depth, 0)' }",
  ]
  writeFileSync(join(cwd, 'fragile.yaml'), fragile.join('\n'))
  const missing = (await drawn()).filter((value) => value < 3).length
  const failing = await start(command, ['explain', 'fragile.yaml', 'other'], { cwd })
  expect(failing).toMatchObject({ code: 0, stderr: '' })
  expect(failing.stdout).toContain(`40 runs, ${missing} of which failed and are left out`)
  writeFileSync(join(cwd, 'fragile.yaml'), fragile.filter((line) => !line.startsWith('outputs')).join('\n'))
  const unneeded = await start(command, ['explain', 'fragile.yaml', 'other'], { cwd })
  expect(unneeded.stdout).toContain('other   2030-12 \u00b7 40 runs \u00b7 Scenario\n')
  expect(unneeded.stdout).toMatch(new RegExp(`depth .* Below the line\\. No number in ${missing} runs\\.\\n`))
  const run = (await drawn()).findIndex((value) => value < 3) + 1
  const one = await start(command, ['explain', 'fragile.yaml', 'other', '--run', String(run)], { cwd })
  expect(one).toMatchObject({ code: 0, stderr: '' })
  expect(one.stdout).toMatch(/\n {2}\u2514\u2500 depth +none +Below the line\.\n/)
})

test('the command for one run names what was laid over the scenario', async () => {
  const text = await printed('ready', '--at', '2023-02', '--set', 'parameters.lead_time.uniform=[3, 5]')
  expect(text).toContain(
    "chokepoint explain small.yaml ready --at 2023-02 --run 1 --set 'parameters.lead_time.uniform=[3, 5]' shows one run",
  )
})
