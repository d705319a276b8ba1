import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'

/** What a page did beside being shown: what it printed, what went wrong in it, and what it asked for. */
export interface Deeds {
  readonly messages: string[]
  readonly requests: string[]
}

/** How a page is shown. */
export interface Showing {
  readonly width?: number
  readonly scheme?: 'light' | 'dark'
  readonly scripts?: boolean
}

/**
 * Starts the Chromium that comes with npm, or the one that CHOKEPOINT_CHROMIUM names, for the tests of a file. It is unpacked to
 * a folder of its own, so that no other test finds half of it.
 */
export function startChromium() {
  const started: { browser?: Browser } = {}
  const home = mkdtempSync(join(tmpdir(), 'chokepoint-chromium-'))
  beforeAll(async () => {
    const own = process.env.CHOKEPOINT_CHROMIUM
    const before = process.env.TMPDIR
    process.env.TMPDIR = home
    const executablePath = own ?? (await chromium.executablePath())
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    const args = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      ...(own ? [] : ['--headless=shell']),
    ]
    started.browser = await playwright.launch({ executablePath, args, headless: true })
  }, 120_000)
  afterAll(async () => {
    await started.browser?.close()
    rmSync(home, { recursive: true, force: true })
  })

  /** Opens an address, and gives the page and what it did. */
  return async (url: string, { width = 1280, scheme = 'light', scripts = true }: Showing = {}) => {
    if (!started.browser) throw new Error('Chromium did not start')
    const context = await started.browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: scheme,
      javaScriptEnabled: scripts,
    })
    const page: Page = await context.newPage()
    const deeds: Deeds = { messages: [], requests: [] }
    page.on('console', (message) => deeds.messages.push(message.text()))
    page.on('pageerror', (error) => deeds.messages.push(error.message))
    page.on('request', (request) => deeds.requests.push(request.url()))
    await page.goto(url, { waitUntil: 'load' })
    return { page, deeds }
  }
}
