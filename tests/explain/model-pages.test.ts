import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { declare } from '../../src/compile/declarations.js'
import { blockInfluence, modelInfluence, quantityInfluence } from '../../src/explain/influence.js'
import { modelPages } from '../../src/explain/model-pages.js'
import { viewModel } from '../../src/explain/model-view.js'
import { model } from '../../src/model/index.js'
import { blockMarkdown } from '../../src/report/block-markdown.js'
import { readScenario } from '../../src/scenario/read.js'
import { baseline } from '../model/ensemble.js'

const pages = modelPages(viewModel(baseline()))

function pageOf(title: string) {
  const page = pages.blocks.find((block) => block.title === title)
  if (!page) throw new RangeError(title)
  return page
}

/** The baseline with an equation of its own that reads two blocks. */
function extended() {
  const root = `${import.meta.dirname}/../..`
  const [main, own] = [`${root}/scenarios/baseline.yaml`, `${root}/scenarios/own.yaml`]
  const text = [
    'title: Own',
    'extends: baseline.yaml',
    'equations:',
    '  spent: { unit: USD/month, about: What buyers spend., equals: price_import * import_sold }',
  ].join('\n')
  const readText = (path: string) => (path === own ? text : readFileSync(path, 'utf8'))
  expect(readText(main)).toContain('title')
  return readScenario(own, { readText, blocks: model })
}

describe('the pages of a model', () => {
  test('are the blocks in their order, and have every quantity once', () => {
    expect(pages.blocks.map(({ title }) => title)).toEqual(model.map(({ title }) => title))
    const found = pages.blocks
      .flatMap(({ computed, given }) => [...given, ...computed])
      .map(({ quantity }) => quantity.name)
    expect(found.sort()).toEqual([...declare(model).quantities.keys()].sort())
  })

  test('tell what reads a quantity, in its block and in others', () => {
    const stock = pageOf('Legal imports').computed.find(({ key }) => key === 'inventory[import_chip]')
    expect(stock?.equations.map(({ part }) => part)).toEqual(['start', 'change'])
    expect(stock?.equations.map(({ name, subscripts }) => [name, ...subscripts])).toEqual([
      ['inventory', 'import_chip'],
      ['inventory', 'import_chip'],
    ])
    expect(stock?.readers).toContainEqual({
      key: 'on_hand[import_chip]',
      name: 'on_hand',
      block: 'Legal imports',
    })
    const sold = pageOf('Legal imports').computed.find(({ quantity }) => quantity.name === 'legal_sold')
    expect(sold?.readers).toContainEqual({
      key: 'vendor_revenue',
      name: 'vendor_revenue',
      block: "Vendors' money",
    })
  })

  test('state equations of entries by the entry', () => {
    const hit = pageOf('Import controls').computed.find(({ quantity }) => quantity.name === 'hit')
    expect(hit?.equations.map(({ subscripts }) => subscripts[0])).toContain('bis_2022')
    expect(hit?.equations[0]).toMatchObject({ part: 'stated', text: 'tpp >= 4800 and link >= 600' })
  })

  test('give numbers as the scenario writes them', () => {
    const given = pageOf('Legal imports').given
    const written = (key: string) =>
      given.find((one) => one.key === key)?.entries.map((entry) => entry.written)
    expect(written('lead_time')).toEqual([{ p5: 4, p50: 5.5, p95: 8 }])
    expect(written('card_supply')?.[0]).toMatchObject({ points: { '2022-01': 50000 } })
  })

  test('have a page for the equations that a scenario adds', () => {
    const own = modelPages(viewModel(extended())).blocks.at(-1)
    expect(own?.computed.map(({ key }) => key)).toEqual(['spent'])
    expect(own?.inward.map(({ from }) => from)).toEqual(['Market and prices'])
    const text = blockMarkdown(own!, { fileOf: (title) => `${title}.md`, origin: 'Made.' })
    expect(text).toContain('\\mathrm{spent} = \\mathrm{price\\_import} \\cdot \\mathrm{import\\_sold}')
  })
})

describe('an influence diagram', () => {
  test('of the model has an arrow for each pair of blocks, with the number of quantities between them', () => {
    const { nodes, links } = modelInfluence(pages)
    expect(nodes).toHaveLength(model.length)
    const arrow = links.find(
      ({ from, to }) => from === 'SMIC and the die bank' && to === 'Domestic accelerators',
    )
    const read = pageOf('Domestic accelerators').inward.find(({ from }) => from === 'SMIC and the die bank')
    expect(arrow?.count).toBe(read?.quantities.length)
    expect(read?.quantities.map(({ name }) => name)).toContain('dies_on_hand')
  })

  test.each(model.map(({ title }) => title))('of %s has the same names in groups as one by one', (title) => {
    const [grouped, single] = [blockInfluence(pageOf(title)), quantityInfluence(pageOf(title))]
    const names = (graph: typeof grouped) => graph.nodes.flatMap((node) => node.names).sort()
    expect(names(grouped)).toEqual(names(single))
    const count = (graph: typeof grouped) => graph.links.reduce((sum, { count }) => sum + count, 0)
    expect(count(grouped)).toBe(count(single))
    const ends = new Set(grouped.nodes.map(({ name }) => name))
    expect(grouped.links.filter(({ from, to }) => !ends.has(from) || !ends.has(to))).toEqual([])
  })
})
