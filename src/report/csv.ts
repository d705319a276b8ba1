/** Letters in a piece of text that is handed on to be written, so that a long table never is one string. */
const PIECE = 65_536

/** Writes a field of a CSV file as RFC 4180 has it: in quotes where it holds a comma, a quote or a line end. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Writes a number with at most ten significant digits, in the shortest way; NaN is an empty field. */
export function csvNumber(value: number): string {
  return Number.isNaN(value) ? '' : String(Number(value.toPrecision(10)))
}

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
