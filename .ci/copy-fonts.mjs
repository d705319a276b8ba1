// Copies what drawing PNGs needs into dist/fonts, so that no font has to be on the system and the package stands alone:
// the slices of the fonts with the letters that each of them holds, their licences, and the renderer's WebAssembly.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const target = new URL('../dist/fonts/', import.meta.url).pathname
mkdirSync(target, { recursive: true })

/** Arimo has the widths of Helvetica and Arial; Noto Sans SC the signs of simplified Chinese, in one weight. */
const fonts = [
  { name: 'arimo', weights: [400, 700], slices: ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'] },
  { name: 'noto-sans-sc', weights: [400] },
]

const files = fonts.flatMap(({ name, weights, slices }) => {
  const folder = dirname(require.resolve(`@fontsource/${name}/package.json`))
  copyFileSync(join(folder, 'LICENSE'), join(target, `${name}-licence.txt`))
  const ranges = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8'))
  const wanted = Object.entries(ranges).filter(([slice]) => !slices || slices.includes(slice))
  return wanted.flatMap(([slice, letters]) =>
    weights.map((weight) => {
      const file = `${name}-${slice.replace(/[[\]]/g, '')}-${weight}-normal.woff2`
      copyFileSync(join(folder, 'files', file), join(target, file))
      return { file, ranges: letters.split(',').map(rangeOf) }
    }),
  )
})

/** Reads `U+0100-02BA` or `U+2020` as its first and last code point. */
function rangeOf(text) {
  const [first, last = first] = text.trim().slice(2).split('-')
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
}

writeFileSync(join(target, 'index.json'), JSON.stringify(files))
copyFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm'), join(target, 'resvg.wasm'))
writeFileSync(
  join(target, 'resvg-licence.txt'),
  'resvg.wasm is that of @resvg/resvg-wasm 2.6.2, under the Mozilla Public License 2.0 (https://mozilla.org/MPL/2.0/).\n' +
    'Its source is at https://github.com/yisibl/resvg-js and https://github.com/linebender/resvg.\n',
)
