import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inflateSync } from 'node:zlib'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Served, serveFolder } from '../../src/store/serve-folder.js'
import { baseline, builtCommand, start, temporaryFolder } from '../cli/command.js'
import { startChromium } from './chromium.js'

const command = builtCommand()
const cwd = temporaryFolder()
const open = startChromium()
const study = join(import.meta.dirname, '../../scenarios/studies/h20.yaml')
const pageOf = (result: string) => pathToFileURL(join(cwd, result, 'report.html')).href

/** Counts how often a PDF shows a piece of text; its streams are compressed. */
function lettersShown(pdf: Buffer): number {
  const text = pdf.toString('latin1')
  const streams = [...text.matchAll(/stream\r?\n/g)].map((found) => {
    const from = found.index + found[0].length
    try {
      return inflateSync(pdf.subarray(from, text.indexOf('endstream', from))).toString('latin1')
    } catch {
      return ''
    }
  })
  return streams.join('').match(/ T[jJ]\b|>\s*T[jJ]\b|\]\s*TJ\b/g)?.length ?? 0
}

/** What an author might write, or somebody who wants a page to do something else. */
const evil = '</script><img src=x onerror="alert(1)"><b>\u2028\'"&amp;'
const hostile = [
  `title: ${JSON.stringify(evil)}`,
  `about: ${JSON.stringify(evil)}`,
  `extends: ${baseline}`,
  'outcomes:',
  `  kept: { equals: 'final(china_compute)', about: ${JSON.stringify(evil)} }`,
  'sources:',
  `  mine: { title: ${JSON.stringify(evil)}, publisher: ${JSON.stringify(evil)}, url: "javascript:alert(1)" }`,
  'parameters:',
  `  lead_time: { p5: 4, p50: 5, p95: 8, source: mine, note: ${JSON.stringify(evil)} }`,
].join('\n')

beforeAll(async () => {
  writeFileSync(join(cwd, 'hostile.yaml'), hostile)
  for (const words of [
    ['run', baseline, '--runs', '60', '--out', 'run', '--quiet'],
    ['run', baseline, '--runs', '20', '--out', 'zh', '--quiet', '--lang', 'zh'],
    ['compare', study, '--runs', '40', '--explain', '10', '--out', 'study', '--quiet'],
    ['run', 'hostile.yaml', '--runs', '20', '--out', 'hostile', '--quiet'],
  ])
    expect(await start(command, words, { cwd })).toMatchObject({ code: 0, stderr: '' })
}, 120_000)

/** The results and ways in which each page is tried. */
const showings = ['run', 'study', 'zh', 'hostile'].flatMap((result) =>
  [1280, 390].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ result, width, scheme }))),
)
/** Those in which axe looks at it; it takes its time over the equations, which it sees once. */
const judged = [
  { result: 'run', width: 1280, scheme: 'light', sees: 'all' },
  { result: 'run', width: 390, scheme: 'dark', sees: 'all but equations and inputs' },
  { result: 'study', width: 1280, scheme: 'dark', sees: 'all but equations and inputs' },
  { result: 'study', width: 390, scheme: 'light', sees: 'all but equations and inputs' },
  { result: 'zh', width: 390, scheme: 'light', sees: 'all but equations and inputs' },
] as const

/** Lets axe judge a page; its script is put in from outside, past the page's policy. */
async function complaints(page: Page, exclude: readonly string[]): Promise<unknown[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async (left) => {
    const { run } = (
      globalThis as unknown as { axe: { run: (context: object) => Promise<{ violations: Violation[] }> } }
    ).axe
    const { violations } = await run({ exclude: left })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 200))])
  }, exclude)
}
interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string }[]
}

describe.each(showings)(
  'the page of $result, $width pixels wide, on a $scheme ground',
  ({ result, width, scheme }) => {
    test('opens under its own policy without a message or a request, and fits', async () => {
      const { page, deeds } = await open(pageOf(result), { width, scheme })
      expect(deeds).toEqual({ messages: [], requests: [pageOf(result)] })
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(wide).toBeLessThanOrEqual(0)
      const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      expect(ground).toBe(scheme === 'dark' ? 'rgb(22, 25, 29)' : 'rgb(255, 255, 255)')
      await page.context().close()
    }, 60_000)
  },
)

test.each(judged)(
  'axe finds nothing serious in $result, $width pixels wide, $scheme, of $sees',
  async ({ result, width, scheme, sees }) => {
    const { page } = await open(pageOf(result), { width, scheme })
    expect(await complaints(page, sees === 'all' ? [] : ['#equations', '#inputs'])).toEqual([])
    await page.context().close()
  },
)

describe('a chart', () => {
  test('tells the numbers under the pointer, and hides them again', async () => {
    const { page, deeds } = await open(pageOf('run'))
    const plot = page.locator('#chart-china_compute .plot.wide')
    const tip = page.locator('#chart-china_compute .tip').first()
    await plot.scrollIntoViewIfNeeded()
    const box = await plot.boundingBox()
    await page.mouse.move(box!.x + box!.width * 0.6, box!.y + box!.height * 0.5)
    expect(await tip.innerText()).toMatch(
      /^\w+ 20\d\d\nmedian of runs: [\d.]+M\n25% to 75% of runs: .* to .*\n5% to 95% of runs: .* to .*\nInstalled compute, H100 equivalents$/,
    )
    const inside = await tip.boundingBox()
    expect(inside!.x + inside!.width).toBeLessThanOrEqual(1280)
    await page.mouse.move(2, 2)
    expect(await tip.isVisible()).toBe(false)
    expect(deeds.messages).toEqual([])
    await page.context().close()
  })

  test('tells them to the arrow keys, those of the table', async () => {
    const { page } = await open(pageOf('run'), { width: 390 })
    const plot = page.locator('#chart-china_compute .plot.slim')
    const tip = page.locator('#chart-china_compute .tip').last()
    await plot.focus()
    await page.keyboard.press('End')
    const row = readFileSync(join(cwd, 'run/summary.csv'), 'utf8')
      .split('\n')
      .find((line) => line.startsWith('china_compute,,2030-12'))
    const median = Number(row?.split(',')[7])
    expect(await tip.innerText()).toContain(
      `December 2030\nmedian of runs: ${(median / 1e6).toPrecision(3)}M\n`,
    )
    await page.keyboard.press('ArrowLeft')
    expect(await tip.innerText()).toContain('November 2030')
    await page.keyboard.press('Home')
    expect(await tip.innerText()).toContain('January 2022')
    await page.keyboard.press('Escape')
    expect(await tip.isVisible()).toBe(false)
    await page.context().close()
  })

  test('of differences tells option, interval and unit', async () => {
    const { page } = await open(pageOf('study'))
    const plot = page.locator('#chart-differences .plot')
    await plot.focus()
    await page.keyboard.press('Home')
    expect(await page.locator('#chart-differences .tip').innerText()).toMatch(
      /^The ban stays\n.*\nmedian of runs: .*\n95% interval of the median: .*\n5% to 95% of runs: .*\npercentage points$/,
    )
    await page.context().close()
  })
})

test('the keyboard finds the way to the answer first, then through the contents', async () => {
  const { page } = await open(pageOf('run'))
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  await page.keyboard.press('Tab')
  expect(await focused()).toBe('Skip to the answer')
  expect(await page.locator('.skip').boundingBox()).toMatchObject({ x: expect.any(Number) })
  await page.keyboard.press('Tab')
  expect(await focused()).toBe('The answer in short')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  expect(page.url()).toMatch(/#answer$/)
  await page.context().close()
})

test('without scripts, all is there: answer, charts with their descriptions, notes that lead to sources', async () => {
  const { page, deeds } = await open(pageOf('run'), { scripts: false })
  expect(deeds.messages).toEqual([])
  expect(await page.locator('#answer p').count()).toBeGreaterThan(2)
  expect(await page.locator('.plot.wide svg').first().isVisible()).toBe(true)
  expect(await page.locator('.plot.slim svg').first().isVisible()).toBe(false)
  expect(
    await page.getByRole('img', { name: 'How much AI compute is there in China?' }).first().isVisible(),
  ).toBe(true)
  expect(await page.locator('#equations math').count()).toBeGreaterThan(50)
  const note = page.locator('#inputs a[href^="#source-"]').first()
  const target = await note.getAttribute('href')
  expect(await page.locator(target as string).innerText()).toMatch(/\S/)
  await page.context().close()
})

test('it prints on paper: light, whole, with its text', async () => {
  const { page } = await open(pageOf('run'), { scheme: 'dark' })
  const bytes = await page.pdf({ format: 'A4', printBackground: true })
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  const pages = bytes.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []
  expect(pages.length).toBeGreaterThan(5)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const ground = await page.evaluate(() => [
    getComputedStyle(document.body).backgroundColor,
    getComputedStyle(document.body).color,
  ])
  expect(ground).toEqual(['rgb(255, 255, 255)', 'rgb(26, 26, 26)'])
  expect(await page.locator('nav').isVisible()).toBe(false)
  expect(await page.locator('.plot.slim').first().isVisible()).toBe(false)
  expect(lettersShown(bytes)).toBeGreaterThan(2000)
  await page.context().close()
})

test('what authors write stays text', async () => {
  const { page, deeds } = await open(pageOf('hostile'))
  expect(await page.locator('img, b').count()).toBe(0)
  expect(await page.locator('h1').innerText()).toContain('</script><img src=x onerror="alert(1)"><b>')
  expect(await page.locator('ol.sources').innerText()).toContain('javascript:alert(1)')
  expect(await page.locator('a[href^="javascript"]').count()).toBe(0)
  expect(deeds.messages).toEqual([])
  await page.context().close()
})

test('the policy lets nothing else run: no other script, style, picture or request', async () => {
  const text = readFileSync(join(cwd, 'run/report.html'), 'utf8')
  const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(text) ?? []
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[\w+/]{43}='; style-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none'$/,
  )
  const broken = text.replace(
    '</main>',
    '<script>document.title = "run"</script><img src="data:image/gif;base64,AA=="></main>',
  )
  writeFileSync(join(cwd, 'run-broken.html'), broken)
  const { page, deeds } = await open(pathToFileURL(join(cwd, 'run-broken.html')).href)
  expect(await page.title()).not.toBe('run')
  expect(deeds.messages.length).toBeGreaterThan(1)
  expect(text).not.toMatch(/ on\w+="| style="/)
  await page.context().close()
})

test('it is small', () => {
  expect(statSync(join(cwd, 'run/report.html')).size).toBeLessThan(2e6)
  expect(statSync(join(cwd, 'study/report.html')).size).toBeLessThan(4e6)
})

describe('served by view', () => {
  let served: Served
  let live: Served
  beforeAll(async () => {
    served = await serveFolder(join(cwd, 'run'), { port: 0, live: false })
    live = await serveFolder(join(cwd, 'run'), { port: 0, live: true })
    return () => Promise.all([served.close(), live.close()])
  })

  test('it opens as from disk', async () => {
    const { page, deeds } = await open(served.url)
    expect(deeds).toEqual({ messages: [], requests: [served.url] })
    await page.context().close()
  })

  test('and live, it loads itself anew when told', async () => {
    const { page, deeds } = await open(live.url)
    await page.waitForTimeout(300)
    await Promise.all([page.waitForEvent('load'), live.reload()])
    expect(deeds.messages).toEqual([])
    expect(new Set(deeds.requests)).toEqual(new Set([live.url, `${live.url}.reload`]))
    await page.context().close()
  })
})
