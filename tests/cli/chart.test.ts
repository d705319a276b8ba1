import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseWords } from '../../src/cli/parse-words.js'
import { Refusal } from '../../src/store/refusal.js'
import { readable, sizeOf, textBoxes } from '../charts/svg-texts.js'
import { baseline, builtCommand, digests, start, temporaryFolder } from './command.js'
import { inkIn, pixelsOf } from './png-pixels.js'

const command = builtCommand()
const cwd = temporaryFolder()
const root = join(import.meta.dirname, '../..')
const study = join(root, 'scenarios/studies/h20.yaml')
const read = (file: string) => readFileSync(join(cwd, file), 'utf8')

async function done(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await start(command, words, { cwd })
  expect({ code, stderr: stderr.replace(/^[\d,]+ of [\d,]+ runs, .* left\n/gm, '') }).toEqual({
    code: 0,
    stderr: '',
  })
  return stdout
}

const chart = (...words: string[]) => done('chart', ...words)

/** Asks for what must be refused, without a process of its own, and checks that no file has changed. */
async function refusal(folder: string, ...words: string[]): Promise<string> {
  const before = digests(cwd)
  const error = await parseWords(['chart', join(cwd, folder), ...words]).catch((fault) => fault)
  expect(error).toBeInstanceOf(Refusal)
  expect(digests(cwd)).toEqual(before)
  return (error as Refusal).message.replaceAll(`${cwd}/`, '')
}

beforeAll(async () => {
  const fonts = join(dirname(command), '../fonts')
  expect(spawnSync('node', [join(root, '.ci/copy-fonts.mjs'), fonts], { cwd: root }).status).toBe(0)
  await done('run', baseline, '--runs', '40', '--set', 'outputs=[street_price]', '--out', 'run')
  await done('compare', study, '--runs', '30', '--explain', '30', '--lang', 'zh', '--out', 'study', '--quiet')
  const levers = ['--vary', 'parameters.enforcement=0:0.8:3', '--vary', 'series.smic_plan.multiply=0.5:1.5:3']
  await done('sweep', baseline, ...levers, '--runs', '30', '--theme', 'dark', '--out', 'sweep', '--quiet')
}, 120_000)

describe('a chart that is drawn again is the one that the result has, byte by byte', () => {
  test.each([
    ['run', 'china_compute', [], 'china_compute'],
    ['run', 'installed_by_channel', [], 'installed_by_channel'],
    ['run', 'premium', [], 'premium'],
    ['run', 'fab_yield', [], 'fab_yield'],
    ['study', 'differences', ['--lang', 'zh'], 'differences'],
    ['study', 'why', ['--option', 'ban', '--lang', 'zh'], 'why_ban'],
    ['study', 'drivers', ['--option', 'dumping', '--lang', 'zh'], 'drivers_dumping'],
    ['sweep', 'sweep', ['--theme', 'dark'], 'china_compute_2025'],
  ])('%s: %s %j', async (folder, id, words, file) => {
    await chart(folder, id, ...words, '--format', 'svg,vl.json', '--out', 'again/it')
    expect(read('again/it.svg')).toBe(read(`${folder}/charts/${file}.svg`))
    expect(read('again/it.vl.json')).toBe(read(`${folder}/charts/${file}.vl.json`))
  })
})

describe('what is drawn', () => {
  test('without a chart, is listed with what each can be of', async () => {
    const text = await chart('run')
    expect(text).toMatch(/^ +china_compute +How much AI compute is there in China\?/m)
    expect(text).toMatch(/^ +fan .*china_compute, /m)
    expect(text).not.toContain('tornado')
    expect(await chart('study')).toMatch(/^ +drivers .*domestic_share_2027/m)
  })

  test('are the named elements and months of a quantity', async () => {
    const words = ['--of', 'street_price', '--element', 'h20,h200', '--from', '2024-01', '--to', '2025-06']
    expect(await chart('run', 'fan', ...words, '--format', 'csv')).toBe('fan_street_price.csv\n')
    const drawn: Record<string, string>[] = parse(read('fan_street_price.csv'), { columns: true })
    const own = drawn.filter(({ panel }) => panel?.startsWith('street_price'))
    expect([...new Set(own.map(({ panel }) => panel))]).toEqual(['street_price[h20]', 'street_price[h200]'])
    const summary: Record<string, string>[] = parse(read('run/summary.csv'), { columns: true })
    const wanted = summary.filter(
      ({ quantity, element, month = '' }) =>
        quantity === 'street_price' &&
        /^h20(0)?$/.test(element ?? '') &&
        month >= '2024-01' &&
        month <= '2025-06',
    )
    const numbers = (rows: Record<string, string>[], median: string) =>
      rows.map((row) => [row.month, row[median]]).sort()
    expect(numbers(own, 'median')).toEqual(numbers(wanted, 'p50'))
    expect(own).toHaveLength(36)
  })

  test('is as wide as asked', async () => {
    await chart('run', 'premium', '--width', '400', '--out', 'narrow')
    expect(sizeOf(read('narrow.svg')).width).toBeLessThan(560)
  })

  test('speaks Chinese wherever the catalogue does', async () => {
    await chart('run', 'fan', '--of', 'street_price', '--element', 'h20', '--lang', 'zh', '--out', 'zh')
    const text = readable(read('zh.svg'))
    for (const words of [
      '芯片市场价将如何变化？',
      '基准情景 · 40 次模拟',
      '元/颗',
      'BIS 2022年10月新规',
      '字母榜',
    ])
      expect(text).toContain(words)
    const { width } = sizeOf(read('zh.svg'))
    for (const box of textBoxes(read('zh.svg'))) expect(box.right, box.text).toBeLessThan(width)
  })
})

describe('what was observed', () => {
  const head = 'id,expression,value,low,high,unit,source\n'

  /** The facts that a drawing shows, as month and value. */
  async function facts(...words: string[]): Promise<string[]> {
    await chart('run', ...words, '--format', 'vl.json', '--out', 'facts-drawn')
    const found = read('facts-drawn.vl.json').matchAll(
      /"month": "([\d-]+)",\s+"value": ([\d.]+),\s+"low": ([\d.]+),\s+"high": ([\d.]+)/g,
    )
    return [...new Set([...found].map((one) => one.slice(1).join(' ')))]
  }

  test('is drawn where its quantity and element are, as the shipped table has it', async () => {
    expect(await facts('premium')).toEqual(['2025-03 0.4 0.2 0.5', '2025-07 0.5 0.3 0.6'])
    expect(await facts('premium', '--from', '2025-04')).toEqual(['2025-07 0.5 0.3 0.6'])
    expect(await facts('fab_yield')).toEqual(['2024-07 0.2 0.2 0.5', '2025-07 0.3 0.2 0.4'])
    const price = ['fan', '--of', 'street_price', '--element']
    expect(await facts(...price, 'a800')).toEqual([
      '2023-04 80000 80000 80000',
      '2023-10 300000 300000 300000',
    ])
    expect(await facts(...price, 'h200')).toEqual([])
    expect(await facts('prices')).toHaveLength(7)
  })

  test('names who published it', async () => {
    await chart('run', 'premium', '--out', 'said')
    expect(readable(read('said.svg')).replace(/\s+/g, ' ')).toContain('observations from FT, judgement')
    await chart('run', 'premium', '--lang', 'zh', '--out', 'said')
    expect(readable(read('said.svg'))).toContain('实际观测值')
  })

  test('comes from another table, or is left out', async () => {
    const row = 'mine,"at(premium, ""2024-05"")",0.7,,,1,judgement\n'
    writeFileSync(join(cwd, 'mine.csv'), head + row)
    expect(await facts('premium', '--observations', 'mine.csv')).toEqual(['2024-05 0.7 0.7 0.7'])
    expect(await facts('premium', '--observations', 'none')).toEqual([])
    expect(await facts('china_compute', '--observations', 'mine.csv')).toEqual([])
  })

  test('is drawn of a result without facts.csv from the shipped table', async () => {
    mkdirSync(join(cwd, 'older'))
    for (const file of ['manifest.json', 'resolved.yaml', 'summary.csv'])
      writeFileSync(join(cwd, 'older', file), read(`run/${file}`))
    await chart('older', 'premium', '--out', 'older-premium')
    expect(read('older-premium.svg')).toBe(read('run/charts/premium.svg'))
  })

  test('in a table with faults is refused, each at its place', async () => {
    writeFileSync(join(cwd, 'bad.csv'), `${head}bad,"at(premum, ""2024-05"")",0.7,,,1,judgement\n`)
    const { code, stderr } = await start(command, ['chart', 'run', 'premium', '--observations', 'bad.csv'], {
      cwd,
    })
    expect(code).toBe(2)
    expect(stderr).toMatch(/bad\.csv[\s\S]*2:\d+ .*premum/)
    expect(await refusal('study', 'differences', '--observations', 'none')).toMatch(/^--observations: facts/)
  })

  test('has a legend within the picture on a phone', async () => {
    await chart('run', 'fab_yield', '--width', '320', '--out', 'phone')
    const { width } = sizeOf(read('phone.svg'))
    expect(width).toBeLessThan(430)
    for (const box of textBoxes(read('phone.svg'))) expect(box.right, box.text).toBeLessThan(width)
  })
})

describe('an image', () => {
  /** The first signs of the title: 17 pixels each, twice. */
  const sign = (i: number) => ({ x: 28 + 34 * i, y: 20, w: 34, h: 46 })

  test('is twice as large, with Chinese signs that differ, on either ground', async () => {
    for (const theme of ['light', 'dark']) {
      await chart(
        'run',
        'china_compute',
        '--lang',
        'zh',
        '--theme',
        theme,
        '--format',
        'png,svg',
        '--out',
        theme,
      )
      const pixels = pixelsOf(readFileSync(join(cwd, `${theme}.png`)))
      const { width, height } = sizeOf(read(`${theme}.svg`))
      expect([pixels.width, pixels.height]).toEqual([2 * width, 2 * height])
      expect([...pixels.rgba.slice(0, 3)]).toEqual(theme === 'light' ? [255, 255, 255] : [0x16, 0x19, 0x1d])
      // A sign that no font has would be an empty box, or nothing.
      const signs = [0, 1, 2, 3, 4].map((i) => inkIn(pixels, sign(i)))
      expect(new Set(signs).size).toBe(5)
      for (const one of signs) expect(one.split('#').length).toBeGreaterThan(150)
    }
  })

  test('has the same bytes each time', async () => {
    const words = ['run', 'premium', '--lang', 'zh', '--format', 'png', '--out']
    await chart(...words, 'one')
    await chart(...words, 'other')
    expect(readFileSync(join(cwd, 'one.png')).equals(readFileSync(join(cwd, 'other.png')))).toBe(true)
  })
})

describe('what can not be drawn is refused', () => {
  test.each([
    [['run', 'china_computer'], /^no chart is called "china_computer"; did you mean "china_compute"\?\n/],
    [['run', 'why'], /^the chart "why" is of results of chokepoint compare, and run is one of\srun\n/],
    [['run', 'fan'], /^name what it is of with --of\nthere are china_compute, /],
    [['run', 'premium', '--of', 'unmet'], /^the chart "premium" is always of the same; leave --of out/],
    [['run', 'fan', '--of', 'premum'], /has no "premum"; did you mean "premium"\?\nthere are/],
    [
      ['run', 'fan', '--of', 'street_price', '--element', 'h30'],
      /^--element: unknown "h30"; did you mean "h20"\?/,
    ],
    [['run', 'fan', '--of', 'premium', '--element', 'h20'], /nothing to choose from/],
    [['run', 'premium', '--from', '2024'], /^--from: found "2024", expected a month such as 2024-01/],
    [['run', 'fan', '--of', 'premium', '--from', '2044-01'], /^premium has no months from 2044-01/],
    [['run', 'premium', '--format', 'gif'], /^--format: unknown "gif".*\nthere are vl.json, svg, png, csv/],
    [['run', 'premium', '--lang', 'fr'], /^--lang: unknown "fr"/],
    [['run', 'premium', '--theme', 'blue'], /^--theme: unknown "blue"/],
    [['run', 'premium', '--width', '0'], /^--width is "0"/],
    [['study', 'why', '--option', 'bann'], /^--option: unknown "bann"; did you mean "ban"\?/],
    [['study', 'why', '--of', 'maturity_2026,price_2026'], /^this chart is of one outcome/],
    [['study', 'differences', '--world', 'x'], /^--world: unknown "x"\nthere is nothing to choose from/],
    [['nowhere'], /^nowhere does not exist/],
    [['run/summary.csv'], /^run\/summary.csv is a file/],
    [['run/charts'], /^run\/charts holds no result of chokepoint/],
  ])('%j', async ([folder = '', ...words], message) =>
    expect(await refusal(folder, ...words)).toMatch(message),
  )

  test('a quantity that the run left out, with the command that keeps it', async () => {
    const message = await refusal('run', 'fan', '--of', 'hbm_supply')
    expect(message).toMatch(/^--of: the result has no "hbm_supply"\nthere are /)
    const advice = message.trimEnd().split('\n').at(-1) as string
    const words = [...advice.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
    expect(words.shift()).toBe('chokepoint')
    await done(...words, '--out', 'kept')
    await chart('kept', 'fan', '--of', 'hbm_supply', '--out', 'kept-chart')
    expect(readable(read('kept-chart.svg'))).toContain('Supply of HBM: how does it develop?')
  })

  test('a place that can not be written to', async () => {
    const before = digests(cwd)
    const words = ['chart', 'run', 'premium', '--format', 'vl.json,svg', '--out', 'run/summary.csv/x']
    const { code, stderr } = await start(command, words, { cwd })
    expect(code).toBe(2)
    expect(stderr).toMatch(/^can't write run\/summary.csv\/x.vl.json, run\/summary.csv\/x.svg: /)
    expect(digests(cwd)).toEqual(before)
  })

  test('a result of a model that has changed since, with the command that makes it anew', async () => {
    mkdirSync(join(cwd, 'old'))
    const resolved = read('run/resolved.yaml').replace(/^ {2}lead_time:/m, '  leed_time:')
    for (const [file, text] of [
      ['manifest.json', read('run/manifest.json')],
      ['resolved.yaml', resolved],
    ] as const)
      writeFileSync(join(cwd, 'old', file), text)
    expect(await refusal('old', 'premium')).toMatch(
      /^old was made by chokepoint [\d.]+ with a model that has changed since; make it anew:\nchokepoint run /,
    )
  })

  test('a result of which a table is missing', async () => {
    mkdirSync(join(cwd, 'torn'))
    for (const file of ['manifest.json', 'resolved.yaml'])
      writeFileSync(join(cwd, 'torn', file), read(`run/${file}`))
    expect(await refusal('torn', 'premium')).toMatch(/^no chart is called "premium"|can draw/)
  })
})
