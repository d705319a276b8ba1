import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { orderByNeed } from '../src/compile/order.js'

/**
 * What each folder may import: a folder, or one file of it. `types:` allows only types. All may import their own folder
 * and the calendar. A file at the top, such as `run`, is a folder of its own.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  math: [],
  wasm: ['math'],
  compile: ['math', 'wasm'],
  model: ['compile/block'],
  sampling: ['math', 'wasm'],
  kernel: ['types:compile', 'types:sampling'],
  scenario: ['model', 'compile', 'sampling'],
  analysis: ['math', 'types:kernel', 'kernel/blocks', 'types:sampling', 'types:compile', 'compile/interpret'],
  // Words need nothing, so that whatever shows something to people can import them, in Node and in a browser.
  words: [],
  // What runs in a page of ours, bundled to a file of its own.
  page: [],
  // A chart may say how two things that it draws go together.
  charts: ['types:analysis', 'analysis/rank-correlation', 'words'],
  report: [
    'charts',
    'words',
    'analysis',
    'types:scenario',
    'types:compare',
    'types:calibrate',
    'types:hindcast',
    'types:hindcast-as-of',
    'types:compile',
    'types:explain',
    'explain/influence',
  ],
  // Draws from elsewhere than a law says go by its normal scores.
  ensemble: ['compile', 'sampling', 'kernel', 'analysis', 'math/normal'],
  'draw-inputs': ['ensemble', 'math', 'sampling', 'scenario', 'analysis'],
  run: [
    'draw-inputs',
    'ensemble',
    'math',
    'compile',
    'model',
    'sampling',
    'kernel',
    'scenario',
    'analysis',
    'charts',
    'report',
  ],
  compare: ['run', 'ensemble', 'math', 'compile', 'kernel', 'scenario', 'analysis'],
  // Calibration weighs runs of one scenario by facts: it makes jobs as `run` does, and reads no file.
  calibrate: [
    'run',
    'ensemble',
    'math',
    'types:compile',
    'compile/declarations',
    'sampling',
    'scenario',
    'analysis',
    'types:kernel',
  ],
  'run-until': ['run', 'math', 'analysis'],
  // What a fit to the facts of a month foresaw of later ones.
  'hindcast-as-of': ['types:hindcast', 'calibrate', 'analysis', 'scenario'],
  hindcast: ['compare/trials', 'analysis', 'scenario'],
  index: [
    'draw-inputs',
    'hindcast',
    'hindcast-as-of',
    'run-until',
    'wasm',
    'ensemble',
    'run',
    'compare',
    'calibrate',
    'math',
    'compile',
    'model',
    'sampling',
    'kernel',
    'scenario',
    'analysis',
    'words',
    'charts',
    'report',
    'explain',
  ],
  explain: [
    'sampling/persistence',
    'run',
    'math',
    'compile',
    'model',
    'scenario/nearest',
    'types:scenario',
    'types:analysis',
  ],
  // These are bundled for Node: what they need of one small file need not bring all of the index with it.
  store: ['index', 'scenario/nearest', 'kernel/blocks'],
  // Workers bring in what makes runs or draws charts, and not what reads scenarios.
  workers: ['ensemble', 'charts', 'store/journal', 'types:analysis'],
  cli: [
    'index',
    'explain',
    'report',
    'calibrate/defaults',
    'charts',
    'words',
    'store',
    'workers',
    'scenario/nearest',
    'compile',
    'math',
    'types:analysis',
    'analysis/rank-stability',
    'types:compare',
  ],
}
const ON_NODE = ['store', 'workers', 'cli']

interface Import {
  readonly from: string
  /** The imported file without its ending, or a package's name. */
  readonly to: string
  readonly onlyTypes: boolean
}

const root = `${import.meta.dirname}/../src`
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .sort()
const texts = new Map(files.map((file) => [file, withoutComments(readFileSync(`${root}/${file}`, 'utf8'))]))
const imports = files.flatMap(importsOf)

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
}

function importsOf(file: string): Import[] {
  const found = (texts.get(file) ?? '').matchAll(
    /^(?:import|export)\s+(?:([^'"]*?)\s+from\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm,
  )
  return [...found].map(([, names = '', written, dynamic]) => {
    const to = (written ?? dynamic) as string
    const path = to.startsWith('.') ? posix.join(posix.dirname(file), to).replace(/\.js$/, '') : to
    return { from: file, to: path, onlyTypes: areTypes(names) }
  })
}

function areTypes(names: string): boolean {
  const inside =
    /^\{([\s\S]*)\}$/
      .exec(names.trim())?.[1]
      ?.split(',')
      .map((name) => name.trim()) ?? []
  const named = inside.filter((name) => name !== '')
  return names.startsWith('type ') || (named.length > 0 && named.every((name) => name.startsWith('type ')))
}

function folderOf(file: string): string {
  return (file.split('/')[0] as string).replace(/\.ts$/, '')
}

function isAllowed({ from, to, onlyTypes }: Import): boolean {
  const [own, other] = [folderOf(from), folderOf(to)]
  const allowed = MAY_IMPORT[own] ?? []
  if (own === other || to === 'math/calendar') return true
  return allowed.includes(other) || allowed.includes(to) || (onlyTypes && allowed.includes(`types:${other}`))
}

const show = ({ from, to, onlyTypes }: Import) =>
  `src/${from} imports ${onlyTypes ? 'types of ' : ''}src/${to}.ts`
const isOurs = ({ to }: Import) => files.includes(`${to}.ts`)
const isNodes = ({ to }: Import) => to.startsWith('node:') || builtinModules.includes(to)

describe('the source', () => {
  it('was found and read', () => {
    expect(files).toContain('compile/parse.ts')
    expect(imports.filter(isOurs).length).toBeGreaterThan(50)
    expect(imports).toContainEqual({ from: 'compile/parse.ts', to: 'compile/model-error', onlyTypes: false })
    expect(imports).toContainEqual({ from: 'kernel/simulate.ts', to: 'compile/back-end', onlyTypes: true })
  })
  it('has no folder that the table of imports does not list', () =>
    expect([...new Set(files.map(folderOf))].filter((folder) => !MAY_IMPORT[folder])).toEqual([]))
  it('imports one way', () =>
    expect(imports.filter((one) => isOurs(one) && !isAllowed(one)).map(show)).toEqual([]))
  it('uses Node only where there is no browser', () =>
    expect(imports.filter((one) => isNodes(one) && !ON_NODE.includes(folderOf(one.from))).map(show)).toEqual(
      [],
    ))
  it('has no import rings', () => {
    const needs = (file: string) =>
      imports.filter((one) => one.from === file && isOurs(one) && !one.onlyTypes).map(({ to }) => `${to}.ts`)
    expect(() => orderByNeed(files, needs)).not.toThrow()
  })
  it('makes no code of text', () =>
    expect(matching(/\beval\s*\(|\bnew Function\b|\bFunction\s*\(/)).toEqual([]))
  it('draws and computes with no function of the engine whose last bit may differ', () =>
    expect(
      matching(/\bMath\.(exp|log|pow|sinh?|cosh?|tanh?|a(sin|cos|tan)|cbrt|hypot)/).filter((file) =>
        /^src\/(math|sampling|kernel)\//.test(file),
      ),
    ).toEqual([]))
  it('has no default exports', () => expect(matching(/^export default\b|\bas default\b/m)).toEqual([]))
  it('has no file for things without a place', () =>
    expect(files.filter((file) => /(^|[/-])(utils?|helpers?)\.ts$/.test(file))).toEqual([]))
})

function matching(pattern: RegExp): string[] {
  return files.filter((file) => pattern.test(texts.get(file) ?? '')).map((file) => `src/${file}`)
}
