import chromium from '@sparticuz/chromium'
import { chromium as pw } from 'playwright-core'
const b = await pw.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox', '--headless=shell', '--no-zygote', '--disable-gpu', '--single-process'], headless: true })
const [file, out, width = '1280', scheme = 'light', full = 'full', y='0'] = process.argv.slice(2)
const c = await b.newContext({ viewport: { width: +width, height: 1000 }, colorScheme: scheme, deviceScaleFactor: 1 })
const p = await c.newPage()
p.on('console', (m) => console.log('console', m.text())); p.on('pageerror', (e) => console.log('error', e.message)); p.on('request', (r) => console.log('req', r.url().slice(0, 80)))
await p.goto('file://' + file)
console.log('scroll', await p.evaluate(() => [document.documentElement.scrollWidth, innerWidth]))
await p.evaluate((y) => scrollTo(0, y), +y)
if (full !== 'full') { const el = p.locator(full).first(); await el.scrollIntoViewIfNeeded(); const bb = await el.boundingBox(); await p.mouse.move(bb.x + bb.width * 0.6, bb.y + bb.height * 0.5); await p.waitForTimeout(100) }
await p.screenshot({ path: out })
await b.close()
