import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { model } from '../../src/model/index.js'
import { baseline, builtCommand, start, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()

async function printed(...words: string[]): Promise<string> {
  const ended = await start(command, words, { cwd })
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  return ended.stdout
}

test('--help lists the commands, and a command its options', async () => {
  const help = await printed('--help')
  for (const name of ['run <scenario>', 'check <scenario>', 'model [name]'])
    expect(help).toContain(`chokepoint ${name}`)
  const run = await printed('run', '--help')
  for (const option of ['--runs', '--seed', '--set', '--out', '--run', '--quiet'])
    expect(run).toContain(option)
  expect(await printed()).toBe(help)
})

test('help loads none of the heavy packages', async () => {
  const { readFileSync } = await import('node:fs')
  const seen = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    const text = readFileSync(file, 'utf8')
    for (const [, name] of text.matchAll(/^(?:import|\} from|export .* from) .*?"(\.\/[^"]+)"/gm)) {
      if (name) visit(join(dirname(file), name))
    }
  }
  visit(command)
  const text = [...seen].map((file) => readFileSync(file, 'utf8')).join('\n')
  expect(seen.size).toBeGreaterThan(1)
  expect(text).toContain('node_modules/yargs')
  for (const heavy of ['mathjs', 'zod', 'yaml', 'vega', 'vega-lite'])
    expect(text).not.toContain(`// node_modules/${heavy}/`)
})

test('check says in a line what a scenario holds', async () => {
  const line = await printed('check', baseline)
  expect(line).toMatch(
    /baseline\.yaml is fine: \d+ uncertain parameters, \d+ quantities \(\d+ needed\), 108 months \(2022-01 to 2030-12\), \d+ outcomes, 1,000 runs\n$/,
  )
  expect(existsSync(join(cwd, 'outputs'))).toBe(false)
})

test('model lists every quantity by block, with unit and sentence', async () => {
  const list = await printed('model')
  for (const block of model) {
    expect(list).toContain(`${block.title}\n${block.about}\n`)
    for (const [key, { unit, about }] of Object.entries<{ unit: string; about: string }>(block.variables)) {
      expect(
        list
          .split('\n')
          .some((line) => line.startsWith(`  ${key} `) && line.includes(` ${unit} `) && line.endsWith(about)),
      ).toBe(true)
    }
  }
})

test('model explains one quantity: equation, what it is computed from, and what uses it', async () => {
  const text = await printed('model', 'premium')
  expect(text).toContain('premium = price_import / world_price - 1')
  expect(text).toMatch(/Computed from\n.*\n {2}price_import +USD\/H100e +\w/)
  expect(text).toMatch(/Used by\n.*\n(.*\n)* {2}grey_pull +chip\/month +\w/)
})

test('model takes equations and statements of a scenario into account', async () => {
  expect(await printed('model', 'hit')).toContain('--scenario shows what they state')
  const text = await printed('model', 'hit', '--scenario', baseline)
  expect(text).toContain('hit[bis_2022, import_chip] =')
  expect(text).toMatch(/Computed from\n(.*\n)* {2}tpp\[import_chip\]/)
})

test('model --plan prints the assignments, of the baseline in the working directory or that of the package', async () => {
  const plan = await printed('model', '--plan')
  for (const stage of [
    '# once for all runs',
    '# once a run',
    '# every month of every run',
    '# at the end of the month',
  ]) {
    expect(plan).toContain(`${stage}\n`)
  }
  expect(plan).toMatch(/^premium = /m)
  symlinkSync(dirname(baseline), join(cwd, 'scenarios'))
  expect(await printed('model', '--plan')).toBe(plan)
})

test('model --diagram draws all blocks, or the one of a name, with the equations of a scenario', async () => {
  expect(await printed('model', '--diagram', 'drawn/model.svg')).toMatch(
    /^drawn\/model\.svg: .*\d+ names, \d+ ways\n$/,
  )
  const whole = readFileSync(join(cwd, 'drawn/model.svg'), 'utf8')
  expect(whole).toMatch(/^<svg /)
  for (const { title } of model) for (const word of title.split(' ')) expect(whole).toContain(word)
  await printed('model', 'premium', '--diagram', 'drawn/market.vl.json', '--scenario', baseline)
  const spec = readFileSync(join(cwd, 'drawn/market.vl.json'), 'utf8')
  expect(JSON.parse(spec)).toMatchObject({ $schema: expect.stringContaining('vega-lite') })
  expect(spec).toContain('tightness_import')
  await printed('model', 'Market and prices', '--diagram', 'drawn/again.vl.json')
  expect(readFileSync(join(cwd, 'drawn/again.vl.json'), 'utf8')).toBe(spec)
  await printed('model', '--diagram', 'drawn/model.svg')
  expect(readdirSync(join(cwd, 'drawn')).sort()).toEqual(['again.vl.json', 'market.vl.json', 'model.svg'])
})

test('model --diagram says what it can not draw, and writes nothing', async () => {
  const wrong = [
    [['premim', '--diagram', 'none/x.svg'], 'did you mean "premium"?'],
    [['premium', '--diagram', 'none/x.png'], 'expected a file that ends in .svg or .vl.json'],
    [['--plan', '--diagram', 'none/x.svg'], '--diagram and --plan do not go together'],
  ] as const
  for (const [words, message] of wrong) {
    const ended = await start(command, ['model', ...words], { cwd })
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toContain(message)
  }
  expect(existsSync(join(cwd, 'none'))).toBe(false)
})
