import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Served, serveFolder } from '../../src/store/serve-folder.js'

const home = mkdtempSync(join(tmpdir(), 'chokepoint-serve-'))
const folder = join(home, 'result')
const page = `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-x'"><body>told</body>`
let served: Served
let live: Served

beforeAll(async () => {
  mkdirSync(join(folder, 'charts'), { recursive: true })
  writeFileSync(join(folder, 'report.html'), page)
  writeFileSync(join(folder, 'summary.csv'), 'a,b\n1,2\n')
  writeFileSync(join(folder, 'empty.csv'), '')
  writeFileSync(join(folder, 'charts/fan 1.svg'), '<svg/>')
  writeFileSync(join(home, 'secret.txt'), 'secret')
  mkdirSync(join(home, 'result-2'))
  writeFileSync(join(home, 'result-2/secret.txt'), 'secret')
  symlinkSync(join(home, 'secret.txt'), join(folder, 'link.txt'))
  symlinkSync(home, join(folder, 'out'))
  spawnSync('bash', ['-c', `mkfifo '${join(folder, 'pipe.csv')}'`])
  symlinkSync(join(folder, 'summary.csv'), join(folder, 'inner.csv'))
  served = await serveFolder(folder, { port: 0, live: false })
  live = await serveFolder(folder, { port: 0, live: true })
})
afterAll(async () => {
  await Promise.all([served.close(), live.close()])
  rmSync(home, { recursive: true, force: true })
})

interface Answer {
  readonly status: number | undefined
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: string
}

/** Asks as no browser would: with a path that is sent as it stands. */
function ask(path: string, options: { method?: string; host?: string; of?: Served } = {}): Promise<Answer> {
  const { hostname, port, host } = new URL((options.of ?? served).url)
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, path, method: options.method ?? 'GET', headers: { host: options.host ?? host } },
      (response) => {
        let body = ''
        response.on('data', (piece) => {
          body += piece
        })
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }))
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}

describe('a folder is served', () => {
  test('its report first, as it lies on disk', async () => {
    const { status, headers, body } = await ask('/')
    expect({ status, body }).toEqual({ status: 200, body: page })
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  test.each([
    ['/summary.csv', 'text/csv; charset=utf-8', 'a,b\n1,2\n'],
    ['/summary.csv?x=1', 'text/csv; charset=utf-8', 'a,b\n1,2\n'],
    ['/empty.csv', 'text/csv; charset=utf-8', ''],
    ['/charts/fan%201.svg', 'image/svg+xml; charset=utf-8', '<svg/>'],
    ['/inner.csv', 'text/csv; charset=utf-8', 'a,b\n1,2\n'],
  ])('%s', async (path, type, text) => {
    const { status, headers, body } = await ask(path)
    expect({ status, body }).toEqual({ status: 200, body: text })
    expect(headers['content-type']).toBe(type)
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })

  test('HEAD tells the length and sends nothing', async () => {
    const { status, headers, body } = await ask('/summary.csv', { method: 'HEAD' })
    expect({ status, body, length: headers['content-length'] }).toEqual({
      status: 200,
      body: '',
      length: '8',
    })
  })
})

describe('nothing else is served', () => {
  test.each([
    '/../secret.txt',
    '/charts/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/../result-2/secret.txt',
    '/link.txt',
    '/out/secret.txt',
    '/out',
    '//etc/passwd',
    '/%2fetc/passwd',
    '/charts',
    '/charts/',
    '/summary.csv/',
    '/summary.csv%00.svg',
    '/%ff',
    '/absent',
    '/pipe.csv',
    '/.reload',
    'http://127.0.0.1/summary.csv',
  ])('%s', async (path) => {
    const { status, body } = await ask(path)
    expect({ status, body }).toEqual({ status: 404, body: 'there is no such file in the result\n' })
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('to %s', async (method) => {
    const { status, headers } = await ask('/summary.csv', { method })
    expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: 'GET, HEAD' })
  })

  test.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1'])(
    'to a page that calls this machine %s',
    async (host) => {
      const { status } = await ask('/summary.csv', { host })
      expect(status).toBe(403)
    },
  )

  test('to other machines', () => expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/))
})

describe('a live page', () => {
  test('may hear of news and nothing more; the file stays as it is', async () => {
    const { body } = await ask('/', { of: live })
    expect(body).toMatch(
      /content="default-src 'none'; script-src 'sha256-x' 'sha256-[\w+/]{43}='; connect-src 'self'">/,
    )
    expect(body).toMatch(/told<script>new EventSource\('\/\.reload'\).*<\/script><\/body>$/)
  })

  test('is told', async () => {
    const response = await fetch(`${live.url}.reload`)
    const reader = response.body!.getReader()
    const decoder = new TextDecoder()
    let heard = decoder.decode((await reader.read()).value)
    live.reload()
    while (!heard.includes('data: anew')) heard += decoder.decode((await reader.read()).value)
    await reader.cancel()
    expect(response.headers.get('content-type')).toBe('text/event-stream')
  })
})

test('a folder without a report lists its files', async () => {
  const bare = await serveFolder(join(home, 'result-2'), { port: 0, live: false })
  const { status, body } = await ask('/', { of: bare })
  await bare.close()
  expect(status).toBe(200)
  expect(body).toContain('<a href="/secret.txt">secret.txt</a>')
})

test('a port that is taken is refused in words', async () => {
  const port = Number(new URL(served.url).port)
  await expect(serveFolder(folder, { port, live: false })).rejects.toThrow(
    `can't serve on port ${port}: it is taken`,
  )
})
