import { textWidth } from './text.js'
import { fontSizes } from './theme.js'

/** Pixels of a legend's entry beside its words: the symbol, and the gap to the next entry. */
const BESIDE = 36

/** Gives in how many columns a legend's entries fit into a width in pixels: all in one row, or as many as the longest allows. */
export function legendColumns(labels: readonly string[], width: number): number {
  const sizes = labels.map((label) => BESIDE + textWidth(label, fontSizes.legend))
  const row = sizes.reduce((sum, size) => sum + size, 0)
  return row <= width ? labels.length : Math.max(1, Math.floor(width / Math.max(...sizes)))
}
