import { readdirSync, readFileSync } from 'node:fs'
import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { declare, printKey } from '../../src/compile/declarations.js'
import { model } from '../../src/model/index.js'
import { anchorOf } from '../../src/report/markdown.js'
import { baseline } from '../model/ensemble.js'
import { modelDocuments } from './model-pages.js'

const root = `${import.meta.dirname}/../..`
const documents = await modelDocuments()
const pages = Object.entries(documents)
const [index] = pages.find(([file]) => file.endsWith('README.md')) as [string, string]
const blockPages = pages.filter(([file]) => file !== index)

function blocksOf(text: string, language: string): string[] {
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, name, body = '']) =>
    name === language ? [body] : [],
  )
}

function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading))
}

test.each(pages)('%s is what "npm run docs" makes', (file, made) => {
  expect(readFileSync(`${root}/${file}`, 'utf8')).toBe(made)
})

test('each block has its page beside it, and there is no other', () => {
  expect(blockPages).toHaveLength(model.length)
  const found = readdirSync(`${root}/src/model`).filter((file) => file.endsWith('.md'))
  expect(found.map((file) => `src/model/${file}`).sort()).toEqual(Object.keys(documents).sort())
  for (const { title, about } of model) {
    const page = blockPages.find(([, text]) => text.includes(`\n# ${title}\n`))
    expect(page?.[1], title).toContain(about)
    const file = page?.[0].replace('src/model/', '') ?? ''
    expect(readFileSync(`${root}/src/model/${file.replace(/md$/, 'ts')}`, 'utf8')).toContain('block({')
    expect(documents[index]).toContain(`](${file})`)
  }
})

describe('the pages have', () => {
  const { quantities } = declare(model)
  const scenario = baseline()

  test('every quantity with unit and sentence, and an equation of what is computed', () => {
    for (const { name, dimensions, about, unit, block, kind, variable } of quantities.values()) {
      const [, text] = blockPages.find(([, page]) => page.includes(`\n# ${block}\n`)) as [string, string]
      const key = printKey(name, dimensions)
      const part = variable
        ? text.split(/^### /m).find((section) => section.startsWith(`\`${key}\`\n`))
        : text.split('\n').find((line) => line.startsWith(`| \`${key}\` |`))
      expect(part, key).toContain(about)
      if (unit !== '1') expect(part, key).toContain(unit)
      if (variable)
        expect(blocksOf(part ?? '', 'math').length, key).toBeGreaterThanOrEqual(kind === 'stock' ? 2 : 1)
    }
  })

  test('every number that the scenario gives, and its sources in full', () => {
    const parameters = Object.keys((scenario.resolved as { parameters: object }).parameters)
    expect(parameters.length).toBeGreaterThan(80)
    const all = blockPages.map(([, text]) => text).join('\n')
    for (const name of parameters) expect(all).toContain(`| \`${name}\` | `)
    expect(all).toContain('| `lead_time` | `p5: 4, p50: 5.5, p95: 8` | month |')
    const { title, publisher, date, url } = scenario.sources['epoch-hardware'] as Record<string, string>
    expect(all).toContain(`- **epoch-hardware**: [${title}](${url}); `)
    expect(all.split('\n').find((line) => line.startsWith('- **epoch-hardware**'))).toContain(
      `${publisher}, ${date}`,
    )
  })
})

describe.each(pages)('%s', (_, text) => {
  test('has equations that KaTeX can set', () => {
    const inline = [...text.matchAll(/\$`(.*?)`\$/g)].map(([, latex = '']) => latex)
    for (const latex of [...blocksOf(text, 'math'), ...inline])
      expect(() => katex.renderToString(latex, { strict: 'error', throwOnError: true }), latex).not.toThrow()
  })

  test('links only to headings that there are', () => {
    for (const [, target = ''] of text.matchAll(/\]\(((?!https?:)[^)]*)\)/g)) {
      const [file = '', anchor] = target.split('#')
      const there = file === '' ? text : documents[`src/model/${file}`]
      expect(there, target).toBeDefined()
      if (anchor !== undefined) expect(headingsOf(there ?? ''), target).toContain(anchor)
    }
  })

  test('draws arrows only between boxes that there are, and no box alone', () => {
    const [diagram = ''] = blocksOf(text, 'mermaid')
    const boxes = [...diagram.matchAll(/^ {2}(n\d+)[^\n]*:::(\w+)$/gm)].map(([, id]) => id)
    const ends = [...diagram.matchAll(/^ {2}(n\d+) -->(?:\|\d+\|)? (n\d+)$/gm)].flatMap(([, a, b]) => [a, b])
    expect(boxes.length).toBeGreaterThan(2)
    expect([...new Set(ends)].sort()).toEqual([...boxes].sort())
  })

  test('has tables whose rows have as many cells as their head', () => {
    for (const [table] of text.matchAll(/(?:^\|.*\|\n)+/gm)) {
      const counts = table
        .trim()
        .split('\n')
        .map((line) => line.replaceAll('\\|', '').split('|').length)
      expect(new Set(counts).size, table.slice(0, 200)).toBe(1)
    }
  })
})
