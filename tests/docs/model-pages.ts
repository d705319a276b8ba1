import { readdirSync } from 'node:fs'
import type { Block } from '../../src/compile/block.js'
import { modelPages } from '../../src/explain/model-pages.js'
import { viewModel } from '../../src/explain/model-view.js'
import { blockMarkdown } from '../../src/report/block-markdown.js'
import { modelMarkdown } from '../../src/report/model-markdown.js'
import { baseline } from '../model/ensemble.js'

const FOLDER = 'src/model'

/** Finds the file that each block of the model stands in, by the block's title. */
async function blockFiles(): Promise<ReadonlyMap<string, string>> {
  const names = readdirSync(`${import.meta.dirname}/../../${FOLDER}`)
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => file.replace(/\.ts$/, ''))
  const files = names.map(async (name) => {
    const exported: Readonly<Record<string, Block>> = await import(`../../src/model/${name}.ts`)
    return Object.values(exported).map(({ title }) => [title, `${name}.md`] as const)
  })
  return new Map((await Promise.all(files)).flat())
}

/** Makes the pages of the model, with the numbers of the baseline, by their place in the project. */
export async function modelDocuments(): Promise<Readonly<Record<string, string>>> {
  const files = await blockFiles()
  const fileOf = (title: string): string => {
    const file = files.get(title)
    if (file === undefined) throw new RangeError(`no file has the block "${title}"`)
    return file
  }
  const places = {
    fileOf,
    origin: 'Made by "npm run docs" of the equations and of scenarios/; change those.',
  }
  const pages = modelPages(viewModel(baseline()))
  const blocks = pages.blocks.map((page) => [`${FOLDER}/${fileOf(page.title)}`, blockMarkdown(page, places)])
  return Object.fromEntries([[`${FOLDER}/README.md`, modelMarkdown(pages, places)], ...blocks])
}
