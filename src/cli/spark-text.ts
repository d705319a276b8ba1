const BLOCKS = '\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588'

/** Letters of a small histogram. */
const WIDTH = 12

/** Draws counts as a small histogram of blocks, `▁▂▅█▅▂▁`: neighbours that share a letter are added up, and no count is a space. */
export function sparkText(counts: readonly number[]): string {
  const each = Math.max(Math.ceil(counts.length / WIDTH), 1)
  const sums = Array.from({ length: Math.ceil(counts.length / each) }, (_, i) =>
    counts.slice(i * each, (i + 1) * each).reduce((sum, count) => sum + count, 0),
  )
  const most = Math.max(...sums)
  return sums.map((sum) => (sum === 0 ? ' ' : BLOCKS[Math.ceil((8 * sum) / most) - 1])).join('')
}
