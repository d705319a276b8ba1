import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { baseline, builtCommand, digests, start, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()
const study = join(import.meta.dirname, '../../scenarios/studies/h20.yaml')
const report = (...words: string[]) => start(command, ['report', ...words], { cwd })
const text = (path: string) => readFileSync(join(cwd, path), 'utf8')

beforeAll(async () => {
  for (const words of [
    ['run', baseline, '--runs', '30', '--out', 'run'],
    ['compare', study, '--runs', '20', '--explain', '8', '--out', 'study'],
    ['run', baseline, '--runs', '30', '--run', '3', '--out', 'replay'],
  ])
    expect(await start(command, [...words, '--quiet'], { cwd })).toMatchObject({ code: 0, stderr: '' })
}, 120_000)

describe('the page of a result', () => {
  test.each(['run', 'study'])(
    '%s is the same when it is made from the folder as when it was written',
    async (folder) => {
      const before = digests(join(cwd, folder))
      expect(await report(folder)).toEqual({
        code: 0,
        stdout: `${folder}/report.html is written\n`,
        stderr: '',
      })
      expect(digests(join(cwd, folder))).toEqual(before)
    },
  )

  test('holds the three sentences, the command, the hashes and the seed of the manifest', () => {
    const page = text('run/report.html')
    const { repeat, scenario, model, seed } = JSON.parse(text('run/manifest.json'))
    const [, answer = ''] = /<section id="answer"[^>]*>(.*?)<\/section>/s.exec(page) ?? []
    expect(answer.match(/<p>/g)).toHaveLength(3)
    for (const said of [repeat, scenario.hash, model.hash, `<dd class="hash">${seed}</dd>`])
      expect(page).toContain(said)
  })

  test('cites the source of every number by its note, and leaves no note without a source', () => {
    const page = text('run/report.html')
    const notes = new Set([...page.matchAll(/href="#source-(\d+)"/g)].map(([, number]) => number))
    const sources = new Set([...page.matchAll(/<li id="source-(\d+)"/g)].map(([, number]) => number))
    expect(notes.size).toBeGreaterThan(10)
    expect(notes).toEqual(sources)
  })

  test('speaks Chinese, into a file of its own', async () => {
    const before = digests(join(cwd, 'run'))
    expect(await report('run', '--lang', 'zh', '--out', 'zh.html')).toMatchObject({
      code: 0,
      stdout: 'zh.html is written\n',
    })
    expect(text('zh.html')).toMatch(/<html lang="zh-Hans">.*中国境内有多少 AI 算力？.*简要结论/s)
    expect(digests(join(cwd, 'run'))).toEqual(before)
    expect(await report('run', '--out', 'zh.html')).toMatchObject({ code: 0 })
    expect(text('zh.html')).toContain('<html lang="en">')
  })

  test('takes its place in the folder and in the manifest', async () => {
    cpSync(join(cwd, 'run'), join(cwd, 'other'), { recursive: true })
    expect(await report('other', '--lang', 'zh')).toMatchObject({ code: 0 })
    const { files } = JSON.parse(text('other/manifest.json'))
    const bytes = readFileSync(join(cwd, 'other/report.html'))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(files['report.html']).toEqual({ bytes: bytes.length, sha256 })
    const again = ['run', baseline, '--runs', '5', '--out', 'other', '--quiet']
    expect(await start(command, again, { cwd })).toMatchObject({ code: 0, stderr: '' })
  })

  test('says so where every run failed, or some did', async () => {
    for (const [folder, bound] of [
      ['none', 100],
      ['some', 5],
    ] as const) {
      const lines = [
        'title: Below the line',
        `extends: ${baseline}`,
        'equations:',
        `  depth: { unit: '1', about: Below the line., equals: 'ln(lead_time / one_month - ${bound})' }`,
        'outputs: [depth]',
      ]
      writeFileSync(join(cwd, `${folder}.yaml`), lines.join('\n'))
      const words = ['run', `${folder}.yaml`, '--runs', '20', '--allow-outside', '--out', folder, '--quiet']
      expect(await start(command, words, { cwd })).toMatchObject({ code: 0 })
    }
    expect(text('none/report.html')).toContain('Every one of 20 runs failed, so there is no answer.')
    expect(text('none/report.html')).not.toMatch(/<figure id="chart-(?!influence)/)
    expect(text('some/report.html')).toMatch(/\d+ of 20 runs failed, and are left out of every number below/)
  })
})

describe('what can not be done is said', () => {
  test.each([
    ['absent', 'absent does not exist; name a folder that chokepoint run has written\n'],
    ['run/report.html', 'run/report.html is a file; name a folder that chokepoint run has written\n'],
    ['empty', 'empty holds no result of chokepoint; name a folder that chokepoint run has written\n'],
    ['replay', 'replay holds the result of chokepoint replay; pages are made of those of run and compare\n'],
  ])('%s', async (folder, stderr) => {
    mkdirSync(join(cwd, 'empty'), { recursive: true })
    expect(await report(folder)).toEqual({ code: 2, stdout: '', stderr })
  })

  test('of the result of an older version', async () => {
    cpSync(join(cwd, 'run'), join(cwd, 'older'), { recursive: true })
    rmSync(join(cwd, 'older/levels.csv'))
    const { code, stderr } = await report('older')
    expect(code).toBe(2)
    expect(stderr).toMatch(
      /^older was made by chokepoint [\d.]+, and has no levels\.csv, which a page needs; make it anew:\nchokepoint run /,
    )
    cpSync(join(cwd, 'run'), join(cwd, 'older'), { recursive: true })
    writeFileSync(join(cwd, 'older/resolved.yaml'), `${text('run/resolved.yaml')}\nunheard: of\n`)
    expect((await report('older')).stderr).toContain(
      'with a model that has changed since; make it anew:\nchokepoint run ',
    )
  })

  test('and a file that is no page of ours is left as it is', async () => {
    writeFileSync(join(cwd, 'diary.html'), 'mine')
    const { code, stderr } = await report('run', '--out', 'diary.html')
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "can't write diary.html: it exists, and is no page of chokepoint; name another file\n",
    })
    expect(text('diary.html')).toBe('mine')
    expect((await report('run', '--out', 'missing/page.html')).stderr).toContain(
      "can't write missing/page.html: no such file",
    )
  })
})

describe("'view'", () => {
  const view = (...words: string[]) => start(command, ['view', ...words], { cwd })

  test('says what is no result, and which port is none', async () => {
    expect(await view('absent', '--no-open')).toMatchObject({ code: 2, stdout: '' })
    expect((await view('run', '--port', '70000')).stderr).toContain(
      '--port is "70000"; expected a whole number from 1 to 65,535',
    )
    expect((await view()).stderr).toContain('no result folder is given')
  })

  test('serves the page until Ctrl-C, and ends as asked', async () => {
    const { spawn } = await import('node:child_process')
    const child = spawn(process.execPath, [command, 'view', 'run', '--no-open'], { cwd })
    const ended = new Promise((resolve) => child.on('close', resolve))
    let printed = ''
    const url = await new Promise<string>((resolve) => {
      child.stdout.on('data', (data) => {
        printed += data
        const [found] = /http:\S+/.exec(printed) ?? []
        if (found) resolve(found)
      })
    })
    expect(await (await fetch(url)).text()).toBe(text('run/report.html'))
    child.kill('SIGINT')
    expect(await ended).toBe(0)
    expect(existsSync(join(cwd, 'run/report.html'))).toBe(true)
  })
})
