/** Makes text of bytes in UTF-8. Throws an error that says what else they seem to be. */
export function decodeText(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]))
    throw new Error('it is written in UTF-16; save it as UTF-8')
  const text = decode(bytes)
  if (text !== undefined) return text
  throw new Error(`line ${wrongLine(bytes)} is not UTF-8 text; save the file as UTF-8`)
}

function startsWith(bytes: Uint8Array, marks: readonly number[]): boolean {
  return marks.every((mark, index) => bytes[index] === mark)
}

/** Keeps the byte order mark, which belongs to whoever reads the text. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const LINE_END = 0x0a

/** Finds the first line that can't be decoded, counted from 1; no letter of several bytes holds a line's end. */
function wrongLine(bytes: Uint8Array): number {
  let [line, start] = [1, 0]
  for (;;) {
    const end = bytes.indexOf(LINE_END, start)
    if (end < 0 || decode(bytes.subarray(start, end)) === undefined) return line
    line++
    start = end + 1
  }
}
