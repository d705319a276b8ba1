import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { Refusal } from '../store/refusal.js'
import { packageFolder } from './version.js'

/** A slice of a font: its file, and the code points that it holds, as first and last ones. */
interface Slice {
  readonly file: string
  readonly ranges: readonly (readonly [first: number, last: number])[]
}

/** Pixels of an image for each of the drawing. */
const SCALE = 2

const folder = new URL('dist/fonts/', packageFolder)

let ready: Promise<readonly Slice[]> | undefined

/**
 * Draws an SVG as a PNG at twice its size, with fonts that come with the program and no other, so that it has the same bytes
 * everywhere. Of the fonts, the slices that hold the drawing's letters are read. Throws a Refusal where the program is not built.
 */
export async function pngImage(svg: string): Promise<Uint8Array> {
  ready ??= prepare()
  const slices = await ready
  const text = withOwnFonts(svg)
  const image = new Resvg(text, {
    font: {
      fontBuffers: slicesFor(text, slices).map((file) => gunzipSync(readFileSync(new URL(file, folder)))),
      defaultFontFamily: 'Arimo',
      sansSerifFamily: 'Arimo',
    },
    fitTo: { mode: 'zoom', value: SCALE },
  })
  const rendered = image.render()
  const bytes = rendered.asPng()
  rendered.free()
  image.free()
  return bytes
}

async function prepare(): Promise<readonly Slice[]> {
  const index = new URL('index.json', folder)
  if (!existsSync(index))
    throw new Refusal('the fonts for PNG are missing; npm run build puts them in their place')
  await initWasm(readFileSync(new URL('resvg.wasm', folder)))
  return JSON.parse(readFileSync(index, 'utf8')) as readonly Slice[]
}

const CHINESE = /[\u2e80-\uffef]/

/** Names our fonts in the place of the system's; Chinese has one weight, and what should be bold is drawn with a thin outline. */
function withOwnFonts(svg: string): string {
  const own = svg.replace(/font-family="[^"]*"/g, 'font-family="Arimo"')
  return own.replace(/<text ([^>]*font-weight="bold"[^>]*)>(.*?)<\/text>/g, (whole, attributes, content) => {
    if (!CHINESE.test(content)) return whole
    const [, colour = 'currentColor'] = /fill="([^"]*)"/.exec(attributes) ?? []
    return `<text ${attributes} stroke="${colour}" stroke-width="0.5">${content}</text>`
  })
}

/** Selects the slices with the letters of a drawing: for each letter the first font that has it, in all its weights. */
function slicesFor(svg: string, slices: readonly Slice[]): string[] {
  const holds = ({ ranges }: Slice, point: number) =>
    ranges.some(([first, last]) => point >= first && point <= last)
  const wanted = new Set<Slice>()
  for (const letter of new Set(svg)) {
    const point = letter.codePointAt(0) ?? 0
    const first = slices.find((slice) => holds(slice, point))
    for (const slice of first ? slices : [])
      if (sameFont(slice, first as Slice) && holds(slice, point)) wanted.add(slice)
  }
  return slices.filter((slice) => wanted.has(slice)).map(({ file }) => file)
}

function sameFont(one: Slice, other: Slice): boolean {
  return one.file.split('-')[0] === other.file.split('-')[0]
}
