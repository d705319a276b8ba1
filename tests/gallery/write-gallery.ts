import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A picture of the gallery: the result that it is drawn of, by the words that make it, and the words that draw it. */
interface Picture {
  readonly file: string
  readonly result: readonly string[]
  readonly chart: readonly string[]
}

const baseline = ['run', 'scenarios/baseline.yaml']

/** Lists the pictures that the README shows; a further one is a further entry. */
const pictures: readonly Picture[] = [{ file: 'china_compute', result: baseline, chart: ['china_compute'] }]

const root = fileURLToPath(new URL('../../', import.meta.url))

function chokepoint(...words: readonly string[]): void {
  const { status } = spawnSync('node', ['dist/cli/chokepoint.js', ...words], { cwd: root, stdio: 'inherit' })
  if (status !== 0) throw new Error(`chokepoint ${words.join(' ')} failed`)
}

const made = new Map<string, string>()
mkdirSync(`${root}outputs/gallery`, { recursive: true })
for (const { file, result, chart } of pictures) {
  const key = result.join(' ')
  const folder = made.get(key) ?? `outputs/for-gallery-${made.size}`
  if (!made.has(key)) chokepoint(...result, '--quiet', '--out', folder)
  made.set(key, folder)
  chokepoint('chart', folder, ...chart, '--out', `outputs/gallery/${file}`)
}
