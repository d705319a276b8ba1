import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { baseline, builtCommand, readTable, start, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()
const own = [
  `extends: [${baseline}]`,
  'title: Own sources',
  'parameters:',
  '  lead_time: { unit: month, p5: 4, p50: 5, p95: 8, source: [mine, judgement], note: both }',
  'sources:',
  '  mine: { title: 自己的研究, author: 赵晋杰, publisher: 字母榜, date: 2026-01 }',
  '  nobody: { title: Read by nobody, publisher: A press, date: 2025 }',
]

beforeAll(() => writeFileSync(join(cwd, 'own.yaml'), own.join('\n')))

async function printed(...words: string[]): Promise<string> {
  const ended = await start(command, ['sources', 'own.yaml', ...words], { cwd })
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  return ended.stdout
}

test('the ledger shows each number with its spread, its width and what it rests on', async () => {
  const text = await printed()
  expect(text).toMatch(/\n {2}lead_time +5 +4 to 8 +80% +month +partly +字母榜 2026-01\n/)
  expect(text).toMatch(/\n {2}cover_comfort +2 +month +judgement\n/)
  expect(text).toMatch(
    /\n {2}bis_2022 +announced 2022-09, effective 2022-10-07 +published +US Bureau of Industry and Security 2022-10-07\n/,
  )
  expect(text).toMatch(/\n {2}mine +1 {2}自己的研究; 赵晋杰, 字母榜, 2026-01\n/)
  expect(text).toMatch(
    /\nDefined, and used by no number\n.*\n(.*\n)* {2}nobody +Read by nobody; A press, 2025\n$/,
  )
})

test('the share of judgement is told in all and by section, and agrees with the CSV', async () => {
  const csv = await printed('--csv')
  writeFileSync(join(cwd, 'ledger.csv'), csv)
  const rows = readTable(join(cwd, 'ledger.csv'))
  const judged = rows.filter(({ standing }) => standing === 'judgement').length
  const share = Math.round((100 * judged) / rows.length)
  const text = await printed()
  expect(text).toContain(`\n${judged} of ${rows.length} numbers (${share}%) rest on judgement alone, `)
  const parameters = rows.filter(({ section }) => section === 'parameters')
  const count = parameters.filter(({ standing }) => standing === 'judgement').length
  expect(text).toMatch(new RegExp(`\\n {2}parameters +${parameters.length} .* ${count} +\\d+%\\n`))
  expect(rows.find(({ name }) => name === 'lead_time')).toMatchObject({
    unit: 'month',
    law: '{ p5: 4, p50: 5, p95: 8 }',
    width: '0.8',
    standing: 'partly judgement',
    sources: 'mine; judgement',
    note: 'both',
    file: 'own.yaml',
    line: '4',
  })
})

test('JSON has the numbers, the counts and what is unused', async () => {
  const { counts, unused, numbers } = JSON.parse(await printed('--json'))
  expect(counts.at(-1)).toMatchObject({ section: 'all', all: numbers.length })
  expect(unused.map(({ id }: { id: string }) => id)).toContain('nobody')
  const both = await start(command, ['sources', 'own.yaml', '--json', '--csv'], { cwd })
  expect(both).toMatchObject({ code: 2, stdout: '', stderr: '--csv and --json exclude each other\n' })
})
