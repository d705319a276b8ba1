// Copies what drawing PNGs needs into dist/fonts, so that no font has to be on the system and the package stands alone:
// the slices of the fonts with the letters that each of them holds, their licences, and the renderer's WebAssembly.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync, inflateSync } from 'node:zlib'

const require = createRequire(import.meta.url)
// Another folder may be named, as tests do.
const target = process.argv[2] ?? fileURLToPath(new URL('../dist/fonts/', import.meta.url))
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
      const stem = `${name}-${slice.replace(/[[\]]/g, '')}-${weight}-normal`
      const file = `${stem}.ttf.gz`
      const font = withoutLigatures(readFileSync(join(folder, 'files', `${stem}.woff`)))
      writeFileSync(join(target, file), gzipSync(font, { level: 9 }))
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

/**
 * Unpacks a WOFF file (W3C, WOFF 1.0) as a TrueType font without its table of substitutions: the renderer gives up on a text
 * where one font joins two letters, such as ff, and the font that has its other letters does not.
 */
function withoutLigatures(woff) {
  const entries = Array.from({ length: woff.readUInt16BE(12) }, (_, i) => {
    const at = 44 + 20 * i
    const [offset, packed, length] = [4, 8, 12].map((more) => woff.readUInt32BE(at + more))
    const bytes = woff.subarray(offset, offset + packed)
    const data = packed < length ? inflateSync(bytes) : bytes
    return { tag: woff.toString('latin1', at, at + 4), checksum: woff.readUInt32BE(at + 16), data }
  }).filter(({ tag }) => tag !== 'GSUB')
  const head = Buffer.alloc(12 + 16 * entries.length)
  const power = Math.floor(Math.log2(entries.length))
  woff.copy(head, 0, 4, 8)
  const search = [entries.length, 16 * 2 ** power, power, 16 * entries.length - 16 * 2 ** power]
  search.forEach((value, i) => head.writeUInt16BE(value, 4 + 2 * i))
  let offset = head.length
  const tables = entries.map(({ tag, checksum, data }, i) => {
    head.write(tag, 12 + 16 * i, 'latin1')
    for (const [k, value] of [checksum, offset, data.length].entries()) head.writeUInt32BE(value, 16 + 16 * i + 4 * k)
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)])
    offset += padded.length
    return padded
  })
  return Buffer.concat([head, ...tables])
}
