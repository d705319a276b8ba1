import { readFileSync } from 'node:fs'
import { compare, model, readStudy } from '../../src/index.js'
import { median } from './rounds.js'
import type { Table } from './table.js'
import { root } from './workload.js'

/** Measures how much sharper paired differences are than those of runs drawn apart: by the ratio of their variances. */
export async function measurePairs(studies: readonly string[], runs: number): Promise<Table> {
  const rows: string[][] = []
  for (const name of studies) {
    const file = `${root}/scenarios/studies/${name}.yaml`
    const readText = (path: string) => readFileSync(path, 'utf8')
    const study = readStudy(file, { readText, blocks: model, overrides: [`runs=${runs}`] })
    const { settings, alternatives } = await compare(study, { blocks: model, explain: 0 })
    for (const [index, { title }] of alternatives.entries()) {
      const found = settings.flatMap(({ results }) =>
        results.flatMap(({ differences }) => differences[index] ?? []),
      )
      const ratios = found
        .filter(({ variance }) => variance > 0)
        .map(({ variance, unpaired }) => unpaired / variance)
      if (index > 0 && ratios.length > 0)
        rows.push([
          `${name}: ${title}`,
          ...[Math.min(...ratios), median(ratios)].map((ratio) => ratio.toFixed(1)),
        ])
    }
  }
  const head = ['option', 'least of its outcomes', 'median of its outcomes']
  return {
    title: `Variance of differences drawn apart, over that of pairs, ${runs.toLocaleString('en')} runs`,
    head,
    rows,
  }
}
