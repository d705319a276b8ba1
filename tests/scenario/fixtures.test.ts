import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkScenario } from '../../src/cli/check-scenario.js'
import { openScenario } from '../../src/cli/open-scenario.js'
import { warningsText } from '../../src/cli/warnings-text.js'
import { ProblemList } from '../../src/scenario/problem.js'

// The command works from the project's folder, and so does what is tested here.
const root = process.cwd()
const LAYING = { overlays: [], overrides: [], allowOutside: false }

/** Lists the files of a folder with an ending, without it. */
function named(folder: string, ending: string): string[] {
  return readdirSync(`${root}/${folder}`)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
}

/** Gives what `check` answers, but for what is no matter of it: where the project lies, and the baseline's lines. */
function answer(action: () => string): string {
  try {
    return action().replace(/(?<=scenarios\/\w+\.yaml:)\d+/g, 'LINE')
  } catch (error) {
    if (!(error instanceof ProblemList)) throw error
    return error.message.replaceAll(root, 'PROJECT')
  }
}

const plain = (text: string) => text

describe.each([
  ['tests/scenario/bad', 100, (file: string) => checkScenario(file, LAYING)],
  ['tests/scenario/odd', 10, (file: string) => warningsText(openScenario(file), plain)],
] as const)('each file in %s', (folder, least, check) => {
  const files = named(folder, '.yaml')

  test('has an answer beside it, and each answer a file', () => {
    expect(files).toEqual(named(folder, '.txt'))
    expect(files.length).toBeGreaterThan(least)
  })

  test.each(files)('%s is answered as its text says', (file) => {
    const expected = readFileSync(`${root}/${folder}/${file}.txt`, 'utf8')
    expect(`${answer(() => check(`${folder}/${file}.yaml`))}\n`).toBe(expected)
  })
})
