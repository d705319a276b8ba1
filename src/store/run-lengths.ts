import { littleEndian, varint } from './bytes.js'

/**
 * Writes whole numbers of `width` bits as runs of equal ones. Source: parquet-format, Encodings.md ("Run Length Encoding /
 * Bit-Packing Hybrid"), without the packing of bits, which a writer may do without.
 */
export function runLengths(values: readonly number[], width = 1): number[] {
  const bytes: number[] = []
  for (let from = 0, to = 0; from < values.length; from = to) {
    while (to < values.length && values[to] === values[from]) to++
    for (const byte of repeated(values[from] as number, { count: to - from, width })) bytes.push(byte)
  }
  return bytes
}

/** Writes one run of a whole number of `width` bits. */
export function repeated(value: number, { count, width = 1 }: { count: number; width?: number }): number[] {
  return count === 0 ? [] : [...varint(count * 2), ...littleEndian(value, Math.ceil(width / 8))]
}
