import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { decodeText } from '../../src/store/decode-text.js'
import { projectReader } from '../../src/store/project-reader.js'
import { readText } from '../../src/store/read-text.js'

const root = realpathSync(mkdtempSync(join(tmpdir(), 'chokepoint-')))
afterAll(() => rmSync(root, { recursive: true, force: true }))

function file(name: string, content: string | Uint8Array): string {
  mkdirSync(join(root, name, '..'), { recursive: true })
  writeFileSync(join(root, name), content)
  return join(root, name)
}

describe('text', () => {
  it.each([
    ['UTF-8', Buffer.from('title: 芯片\n'), 'title: 芯片\n'],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFa: 1'), '\uFEFFa: 1'],
    ['nothing', Buffer.alloc(0), ''],
  ])('in %s is read as it is', (name, bytes, text) => expect(readText(file(name, bytes))).toBe(text))

  it.each([
    [
      'UTF-16, little end first',
      Buffer.from('\uFEFFtitle: x', 'utf16le'),
      'it is written in UTF-16; save it as UTF-8',
    ],
    [
      'UTF-16, big end first',
      Buffer.from('\uFEFFtitle: x', 'utf16le').swap16(),
      'it is written in UTF-16; save it as UTF-8',
    ],
    [
      'Latin-1',
      Buffer.from('a: 1\r\nb: 2\nname: café\n', 'latin1'),
      'line 3 is not UTF-8 text; save the file as UTF-8',
    ],
    [
      'GB 18030',
      Buffer.from([0xd3, 0xa2, 0xce, 0xb0, 0xb4, 0xef]),
      'line 1 is not UTF-8 text; save the file as UTF-8',
    ],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0a]),
      'line 1 is not UTF-8 text; save the file as UTF-8',
    ],
  ])('in %s is refused', (name, bytes, message) => expect(() => readText(file(name, bytes))).toThrow(message))

  it('of any bytes is text or refused with one sentence', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        try {
          expect(Buffer.from(decodeText(bytes))).toEqual(Buffer.from(bytes))
        } catch (error) {
          expect((error as Error).message).toMatch(
            /^(it is written in UTF-16; save it|line \d+ is not UTF-8 text; save the file) as UTF-8$/,
          )
        }
      }),
    )
  })

  it('of a hundred megabytes is not read', () => {
    const path = file('large.yaml', '')
    truncateSync(path, 100_000_000)
    const started = performance.now()
    expect(() => readText(path)).toThrow('it holds 100 MB, at most 20 MB are read')
    expect(performance.now() - started).toBeLessThan(500)
  })

  it('that would never end or begin is not waited for', () => {
    const pipe = join(root, 'pipe')
    expect(spawnSync('bash', ['-c', 'mkfifo "$0"', pipe]).status).toBe(0)
    expect(() => readText(pipe)).toThrow('it is not a plain file')
    expect(() => readText('/dev/zero')).toThrow('it is not a plain file')
    expect(() => readText(root)).toThrow('it is a folder')
    // Its size is said to be 0.
    expect(readText('/proc/self/status')).toContain('Name:')
  })

  it('behind links that go in a circle is not looked for', () => {
    symlinkSync(join(root, 'b.yaml'), join(root, 'a.yaml'))
    symlinkSync(join(root, 'a.yaml'), join(root, 'b.yaml'))
    expect(() => readText(join(root, 'a.yaml'))).toThrow('its links go in a circle')
  })
})

describe('a project', () => {
  const secret = file('secret/key.yaml', 'secret')
  const main = file('project/main.yaml', 'main')
  const inner = file('project/parts/inner.yaml', 'inner')
  const library = file('library/baseline.yaml', 'baseline')
  symlinkSync(secret, join(root, 'project/link.yaml'))
  symlinkSync(join(root, 'secret'), join(root, 'project/folder'))
  symlinkSync(inner, join(root, 'project/inside.yaml'))
  symlinkSync(main, join(root, 'secret/main.yaml'))
  const reader = (named: readonly string[], allowOutside = false) =>
    projectReader({ named, shared: join(root, 'library'), allowOutside })
  const outside = `outside of ${join(root, 'project')}; --allow-outside lets it in`

  it('reads what lies in the folder of the named file, and what came with the program', () => {
    const read = reader([main])
    expect([main, inner, library, join(root, 'project/inside.yaml')].map(read)).toEqual([
      'main',
      'inner',
      'baseline',
      'inner',
    ])
  })

  it.each([
    [secret, 'it lies'],
    [`${root}/project/../secret/key.yaml`, 'it lies'],
    [`${root}/project-two/x.yaml`, 'it lies'],
    ['/etc/passwd', 'it lies'],
    [`${root}/secret/gone.yaml`, 'it lies'],
    [`${root}/project/link.yaml`, `it leads to ${secret},`],
    [`${root}/project/folder/key.yaml`, `it leads to ${secret},`],
    [`${root}/project/folder/gone.yaml`, `it leads to ${root}/secret/gone.yaml,`],
  ])('does not read %s', (path, words) => {
    expect(() => reader([main])(path)).toThrow(new Error(`${words} ${outside}`))
  })

  it('reads any file that the user named, and more only where that is allowed', () => {
    expect(reader([main, secret])(secret)).toBe('secret')
    expect(reader([join(root, 'project/link.yaml')])(join(root, 'project/link.yaml'))).toBe('secret')
    expect(reader([main], true)(secret)).toBe('secret')
    expect(() => reader([main])(join(root, 'project/gone.yaml'))).toThrow('no such file')
  })

  it('takes the working directory for its folder where the named file lies in it', () => {
    const read = reader(['tests/store/some.yaml'])
    expect(read('package.json')).toContain('chokepoint')
    expect(() => read('../x.yaml')).toThrow(`it lies outside of ${process.cwd()}; --allow-outside lets it in`)
  })
})
