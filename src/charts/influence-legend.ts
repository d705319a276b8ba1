import { type Lang, wordsIn } from '../words/words.js'
import type { Shape, TextBox } from './influence-boxes.js'
import { kinds, type NodeKind, outlineOf } from './influence-shapes.js'
import { textWidth } from './text.js'
import { fontSizes } from './theme.js'

/** Height that a legend takes above a diagram, in pixels. */
export const LEGEND_ROOM = 40
const LEGEND_BOX = { width: 24, height: 14 } as const

/** A sample of a kind, its words, and where they begin. */
export type LegendShape = Shape & { readonly words: string; readonly at: number }

/** Makes a sample of each kind, beside each other; of one kind there is nothing to tell apart. */
export function legendOf(boxes: readonly TextBox[], lang?: Lang): LegendShape[] {
  const used = new Set(
    boxes.flatMap(({ kind, lines }) => [kind, ...lines.flatMap(({ input }) => input ?? [])]),
  )
  const found = (Object.keys(kinds) as NodeKind[]).filter((kind) => used.has(kind))
  if (found.length < 2) return []
  let x = LEGEND_BOX.width / 2 + 1
  return found.map((kind) => {
    const words = wordsIn(lang).influence.kinds[kind]
    const outline = outlineOf(kind, LEGEND_BOX.width, LEGEND_BOX.height)
    const shape = {
      x,
      y: LEGEND_BOX.height,
      kind,
      outline,
      words,
      at: x + LEGEND_BOX.width / 2 + 6,
    }
    x += LEGEND_BOX.width + 22 + textWidth(words, fontSizes.legend)
    return shape
  })
}
