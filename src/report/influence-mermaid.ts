import type { InfluenceGraph, InfluenceKind, InfluenceNode } from '../explain/influence.js'

/** Mermaid's brackets for the shape of each kind: a kind is told by its shape as well as by its colour. */
const SHAPES: Readonly<Record<InfluenceKind, readonly [open: string, close: string]>> = {
  block: ['{{', '}}'],
  stock: ['[(', ')]'],
  computed: ['[', ']'],
  number: ['([', '])'],
  series: ['[/', '/]'],
}

/** Fills of Okabe and Ito's hues, light enough for dark letters; the letters' colour is said for dark pages. */
const STYLES: Readonly<Record<InfluenceKind, string>> = {
  block: 'fill:#ececec,stroke:#757575,color:#1a1a1a',
  stock: 'fill:#85b4d9,stroke:#003f66,color:#1a1a1a',
  computed: 'fill:#d3e4f2,stroke:#003f66,color:#1a1a1a',
  number: 'fill:#fbe8c6,stroke:#8a5a00,color:#1a1a1a',
  series: 'fill:#d5efe6,stroke:#00664a,color:#1a1a1a',
}

/** Prints an influence diagram as a Mermaid flowchart, which pages on GitHub draw; arrows of several quantities have their number. */
export function influenceMermaid({ nodes, links }: InfluenceGraph, direction: 'LR' | 'TB'): string {
  const ids = new Map(nodes.map(({ name }, i) => [name, `n${i}`]))
  const kinds = [...new Set(nodes.map(({ kind }) => kind))]
  return [
    TIGHT,
    `flowchart ${direction}`,
    ...nodes.map((node) => `  ${ids.get(node.name)}${shapeOf(node)}:::${node.kind}`),
    ...links.map(({ from, to, count }) => `  ${ids.get(from)} -->${labelOf(count)} ${ids.get(to)}`),
    ...kinds.map((kind) => `  classDef ${kind} ${STYLES[kind]}`),
  ].join('\n')
}

/** A page shrinks a wide diagram, and its letters with it: less room between nodes leaves more to the letters. */
const TIGHT = '%%{init: {"flowchart": {"nodeSpacing": 16, "rankSpacing": 28, "padding": 6}}}%%'

function labelOf(count: number): string {
  return count === 1 ? '' : `|${count}|`
}

function shapeOf({ kind, group, names }: InfluenceNode): string {
  const [open, close] = SHAPES[kind]
  const isOther = kind === 'block' && names.join() !== group
  const lines = isOther ? [`<i>${group}</i>`, ...names] : names.length === 1 ? inTwo(names.join()) : names
  return `${open}"${lines.join('<br>').replaceAll('"', '#quot;')}"${close}`
}

const LONG = 12

/** Breaks a long name after the underscore that is nearest to its middle. */
function inTwo(name: string): string[] {
  const gaps = [...name.matchAll(/_/g)].map(({ index }) => index + 1)
  if (name.length <= LONG || gaps.length === 0) return [name]
  const [middle] = gaps.toSorted((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2))
  return [name.slice(0, middle), name.slice(middle)]
}
