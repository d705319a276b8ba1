import { displayWidth } from './display-width.js'

/** Pads the cells of rows so that columns line up over all of them: the first to the left, all others to the right. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...rows.map((row) => displayWidth(row[i] ?? ''))),
  )
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const room = ' '.repeat((widths[i] ?? 0) - displayWidth(cell))
        return i === 0 ? cell + room : room + cell
      })
      .join('  ')
      .trimEnd(),
  )
}
