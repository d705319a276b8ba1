import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pictures } from './pictures.js'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'outputs/gallery')
const shown = [
  ...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/!\[([^\]]*)\]\(outputs\/gallery\/([^)]+)\)/g),
].map(([, alt = '', file = '']) => ({ alt, file }))

/** The largest picture that a page of six can afford, in bytes. */
const LARGEST = 120_000

describe('the gallery', () => {
  test('has six pictures: those that its script draws, and that the README shows', () => {
    const files = readdirSync(folder).sort()
    expect(files).toHaveLength(6)
    expect(pictures.map(({ file }) => `${file}.svg`).sort()).toEqual(files)
    expect(shown.map(({ file }) => file).sort()).toEqual(files)
  })

  test.each(shown)('$file is a small drawing, and is told to those who can not see it', ({ alt, file }) => {
    expect(statSync(join(folder, file)).size).toBeLessThan(LARGEST)
    expect(readFileSync(join(folder, file), 'utf8')).toMatch(/^<svg[\s\S]*<\/svg>\s*$/)
    expect(alt.length).toBeGreaterThan(40)
  })
})
