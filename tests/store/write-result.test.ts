import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type ResultFile, writeResult } from '../../src/store/write-result.js'
import { digests, temporaryFolder } from '../cli/command.js'

const place = temporaryFolder()

async function* filesOf(texts: Record<string, string[]>): AsyncGenerator<ResultFile> {
  for (const [name, pieces] of Object.entries(texts)) yield { name, pieces }
}

const manifest = async (files: object) => JSON.stringify({ chokepoint: '0', files })

function write(folder: string, texts: Record<string, string[]>): Promise<void> {
  return writeResult(join(place, folder), filesOf(texts), { manifest })
}

const read = (path: string) => readFileSync(join(place, path), 'utf8')

test('writes the pieces of each file in order, and last a manifest with their digests', async () => {
  await write('deep/er/one', { 'a.txt': ['x', 'yz', 'é'], 'charts/b.txt': [] })
  expect(read('deep/er/one/a.txt')).toBe('xyzé')
  expect(JSON.parse(read('deep/er/one/manifest.json')).files).toEqual({
    'a.txt': { bytes: 5, sha256: digests(join(place, 'deep/er/one'))['a.txt'] },
    'charts/b.txt': { bytes: 0, sha256: digests(join(place, 'deep/er/one'))['charts/b.txt'] },
  })
})

test('gives the folder the rights that any new folder has', async () => {
  await write('rights', { a: ['1'] })
  mkdirSync(join(place, 'plain'))
  expect(statSync(join(place, 'rights')).mode).toBe(statSync(join(place, 'plain')).mode)
})

test('replaces an earlier result as a whole', async () => {
  await write('replaced', { a: ['1'], 'old/b': ['2'] })
  await write('replaced', { c: ['3'] })
  expect(Object.keys(digests(join(place, 'replaced')))).toEqual(['c', 'manifest.json'])
})

test('writes into an empty folder, and through a link to where it leads', async () => {
  mkdirSync(join(place, 'empty'))
  symlinkSync(join(place, 'empty'), join(place, 'link'))
  await write('link', { a: ['1'] })
  expect(read('empty/a')).toBe('1')
  expect(readdirSync(place)).toContain('link')
})

describe('when something goes wrong halfway, nothing is changed and nothing is left', () => {
  async function failure(
    folder: string,
    files: AsyncIterable<ResultFile>,
    signal?: AbortSignal,
  ): Promise<unknown> {
    const before = [digests(place), readdirSync(place)]
    const options = { manifest, ...(signal ? { signal } : {}) }
    const error = await writeResult(join(place, folder), files, options).catch((reason) => reason)
    expect([digests(place), readdirSync(place)]).toEqual(before)
    return error
  }

  async function* breaking(error: Error): AsyncGenerator<ResultFile> {
    yield { name: 'a', pieces: ['new'] }
    throw error
  }

  test('a full disk is said to be full', async () => {
    await write('kept', { a: ['old'] })
    const full = Object.assign(new Error('write'), { code: 'ENOSPC', syscall: 'write' })
    const error = await failure('kept', breaking(full))
    expect(error).toMatchObject({
      name: 'WriteFault',
      message: `can't write to ${join(place, 'kept')}: the disk is full; nothing was changed`,
    })
    expect(read('kept/a')).toBe('old')
  })

  test('a mistake of ours comes through as it is, and folders made on the way go again', async () => {
    const bug = new Error('bug')
    expect(await failure('new/folder/result', breaking(bug))).toBe(bug)
    expect(existsSync(join(place, 'new'))).toBe(false)
  })

  test('an abort between two pieces of a file', async () => {
    const controller = new AbortController()
    function* text() {
      yield 'one'
      controller.abort(new Error('enough'))
      yield 'two'
      expect.unreachable('the file is written on')
    }
    const files = (async function* () {
      yield { name: 'a', pieces: text() }
    })()
    expect(await failure('stopped', files, controller.signal)).toMatchObject({ message: 'enough' })
  })

  test('a folder that another program fills in the meantime', async () => {
    mkdirSync(join(place, 'shared'))
    async function* slow(): AsyncGenerator<ResultFile> {
      yield { name: 'a', pieces: ['new'] }
      writeFileSync(join(place, 'shared/letter.txt'), 'theirs')
    }
    const error = await writeResult(join(place, 'shared'), slow(), { manifest }).catch((reason) => reason)
    expect(error).toMatchObject({ name: 'Refusal' })
    expect(readdirSync(join(place, 'shared'))).toEqual(['letter.txt'])
    expect(readdirSync(place).filter((name) => name.startsWith('.'))).toEqual([])
  })
})

test('a folder with a manifest that is not ours is refused', async () => {
  mkdirSync(join(place, 'extension'))
  writeFileSync(join(place, 'extension/manifest.json'), '{"name": "a browser extension"}')
  await expect(write('extension', { a: ['1'] })).rejects.toThrow('holds no result of chokepoint')
  expect(readdirSync(join(place, 'extension'))).toEqual(['manifest.json'])
})

test('the folder one is in, and those above it, are refused', async () => {
  await expect(writeResult(process.cwd(), filesOf({}), { manifest })).rejects.toThrow(
    'it is the folder you are in',
  )
  await expect(writeResult(join(process.cwd(), '..'), filesOf({}), { manifest })).rejects.toThrow(
    'it is the folder you are in',
  )
})
