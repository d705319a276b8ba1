/** Letters in a piece of text that is handed on to be written, so that a long table never is one string. */
const PIECE = 65_536

/** Writes a field of a CSV file as RFC 4180 has it: in quotes where it holds a comma, a quote or a line end. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Writes a number with at most ten significant digits, in the shortest way; NaN is an empty field. */
export function csvNumber(value: number): string {
  return Number.isNaN(value) ? '' : String(roundToTen(value))
}

/** Exact powers of ten, from 10^-5 to 10^15, by rising exponent. */
const SIZES = Array.from({ length: 21 }, (_, i) => Number(`1e${i - 5}`))

/** Rounds to ten significant digits: by a product where that is exact enough, which is three times as fast as by text. */
function roundToTen(value: number): number {
  const size = Math.abs(value)
  if (!(size >= 1e-5 && size < 1e15)) return Number(value.toPrecision(10))
  let exponent = 0
  while (size >= (SIZES[exponent + 1] as number)) exponent++
  const decimals = 14 - exponent
  const scale = Number(decimals >= 0 ? SCALES[decimals] : SCALES[-decimals])
  const rounded = decimals >= 0 ? Math.round(size * scale) / scale : Math.round(size / scale) * scale
  return value < 0 ? -rounded : rounded
}

/** Exact powers of ten from 1 on. */
const SCALES = Array.from({ length: 16 }, (_, i) => 10 ** i)

/** Writes rows as CSV text with lines that end in LF, in pieces of some 64 thousand letters. */
export function* csvText(rows: Iterable<readonly string[]>): Generator<string> {
  let piece = ''
  for (const row of rows) {
    piece += `${row.map(csvField).join(',')}\n`
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}
