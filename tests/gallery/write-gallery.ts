import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { pictures } from './pictures.js'

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
