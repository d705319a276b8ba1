/** Counts the bytes of all pieces. */
export function sizeOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0)
}

/** Joins pieces into one array of bytes. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(sizeOf(pieces))
  let position = 0
  for (const piece of pieces) {
    joined.set(piece, position)
    position += piece.length
  }
  return joined
}

/** Writes a whole number from 0 to 2^53 in groups of seven bits, the lowest first (ULEB128). */
export function varint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  bytes.push(rest)
  return bytes
}

/** Writes a whole number from 0 to 2^32 - 1 in `count` bytes, the lowest first. */
export function littleEndian(value: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => (value >>> (8 * i)) & 255)
}
