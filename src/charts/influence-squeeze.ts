import type { Box, Placed } from './influence-layout.js'

/** Pixels between neighbours of a row, where one is a box and where both are bends of arrows. */
const APART = { box: 8, bend: 6 } as const

interface Item {
  readonly x: number
  readonly half: number
  readonly move: (x: number) => void
}

/**
 * Moves boxes and the bends of arrows sideways until all fit into `room` pixels, keeping rows and the order within them; each
 * goes no further than it must from where it stood. A row that is too full stays wider.
 */
export function squeeze(placed: Placed, sizes: readonly Box[], room: number): Placed {
  const shrink = room / placed.width
  const boxes = placed.boxes.map((point) => ({ ...point }))
  const arrows = placed.arrows.map((arrow) => ({ ...arrow, bends: arrow.bends.map((bend) => ({ ...bend })) }))
  const rows = new Map<number, Item[]>()
  const add = (point: { x: number; y: number }, half: number) => {
    const row = Math.round(point.y)
    const item = { x: point.x * shrink, half, move: (x: number) => Object.assign(point, { x }) }
    rows.set(row, [...(rows.get(row) ?? []), item])
  }
  for (const [i, point] of boxes.entries()) add(point, (sizes[i]?.width ?? 0) / 2)
  for (const bend of arrows.flatMap(({ bends }) => bends)) add(bend, 0)
  const widths = [...rows.values()].map((row) => squeezeRow(row, room))
  return { ...placed, width: Math.max(room, ...widths), boxes, arrows }
}

/** Places a row from left to right, leaving room for what is still to come; gives the width that it takes. */
function squeezeRow(items: readonly Item[], room: number): number {
  const row = items.toSorted((a, b) => a.x - b.x)
  const gaps = row.map(({ half }, i) => gapBetween(half, row[i + 1]))
  let rest = gaps.reduce((sum, gap) => sum + gap, 0)
  let earliest = row[0]?.half ?? 0
  for (const [i, { x, move }] of row.entries()) {
    const at = Math.max(earliest, Math.min(room - rest, x))
    move(at)
    rest -= gaps[i] ?? 0
    earliest = at + (gaps[i] ?? 0)
  }
  return earliest
}

/** From the middle of one to the middle of the next; of the last, to its right edge. */
function gapBetween(half: number, next: Item | undefined): number {
  if (!next) return half
  const apart = half > 0 || next.half > 0 ? APART.box : APART.bend
  return half + apart + next.half
}
