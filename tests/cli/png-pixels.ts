import { inflateSync } from 'node:zlib'

/** The pixels of an image: red, green, blue and alpha of each, row by row. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly rgba: Uint8Array
}

/** Decodes a PNG of 8 bits RGBA without interlacing (W3C, PNG third edition: chunks, then filters of section 9). */
export function pixelsOf(png: Buffer): Pixels {
  if (png.toString('latin1', 1, 4) !== 'PNG') throw new Error('this is no PNG')
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  if (png[24] !== 8 || png[25] !== 6 || png[28] !== 0) throw new Error('not 8 bits RGBA')
  const raw = inflateSync(Buffer.concat(dataChunks(png)))
  const [stride, rgba] = [width * 4, new Uint8Array(width * 4 * height)]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < stride; x++) {
      const left = x < 4 ? 0 : rgba[y * stride + x - 4]!
      const up = y === 0 ? 0 : rgba[(y - 1) * stride + x]!
      const corner = x < 4 || y === 0 ? 0 : rgba[(y - 1) * stride + x - 4]!
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][raw[y * (stride + 1)]!]!
      rgba[y * stride + x] = raw[y * (stride + 1) + 1 + x]! + guess
    }
  return { width, height, rgba }
}

function dataChunks(png: Buffer): Buffer[] {
  const chunks: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      chunks.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  return chunks
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner
  const [a, b, c] = [left, up, corner].map((one) => Math.abs(estimate - one)) as [number, number, number]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** Lists which pixels of a rectangle differ from the image's first pixel, as text of `#` and `.`. */
export function inkIn(
  { width, rgba }: Pixels,
  { x, y, w, h }: { x: number; y: number; w: number; h: number },
): string {
  const colour = (at: number) => [0, 1, 2].map((k) => rgba[4 * at + k]).join()
  const ground = colour(0)
  return Array.from({ length: w * h }, (_, i) => {
    const at = (y + Math.floor(i / w)) * width + x + (i % w)
    return colour(at) === ground ? '.' : '#'
  }).join('')
}
