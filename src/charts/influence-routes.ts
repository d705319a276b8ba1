import type { Box, Placed, Point } from './influence-layout.js'

/** The way of an arrow in pixels, from the edge of one box to that of another, and the middle of its number. */
export interface Route {
  readonly way: readonly Point[]
  readonly label: Point
}

interface End {
  readonly arrow: number
  readonly isStart: boolean
  readonly box: number
  /** The first bend of the arrow, seen from the box. */
  readonly bend: Point
}

/**
 * Leads arrows past boxes: they leave and reach a box at its lower and upper edge, side by side in the order of where they go,
 * and cross the rows in between straight down. Gives the ways in the order of the arrows.
 */
export function routeArrows({ boxes, arrows }: Placed, sizes: readonly Box[]): Route[] {
  const indexOf = (name: string) => sizes.findIndex((box) => box.name === name)
  const heights = rowHeights(boxes, sizes)
  const ends = arrows.flatMap(({ from, to, bends }, arrow): End[] => {
    const [first, last] = [bends[0], bends.at(-1)]
    if (!first || !last) return []
    return [
      { arrow, isStart: true, box: indexOf(from), bend: first },
      { arrow, isStart: false, box: indexOf(to), bend: last },
    ]
  })
  const stubs = new Map<string, readonly Point[]>()
  for (const side of sidesOf(ends, boxes)) {
    for (const [i, end] of side.entries()) {
      const stub = stubOf({ end, share: (i + 1) / (side.length + 1) }, { boxes, sizes, heights })
      stubs.set(`${end.arrow} ${end.isStart}`, stub)
    }
  }
  return arrows.map(({ bends, labelAt, labelled, to }, i) => {
    const down = isDown(bends, boxes[indexOf(to)])
    const kept = bends.filter((bend, at) => heights.has(rowOf(bend)) || (labelled && at === labelAt))
    const passed = kept.flatMap((bend) => passing(bend, down, heights))
    const way = [
      ...(stubs.get(`${i} true`) ?? []),
      ...passed,
      ...(stubs.get(`${i} false`) ?? []).toReversed(),
    ]
    return { way, label: bends[labelAt] ?? { x: 0, y: 0 } }
  })
}

function rowOf({ y }: Point): number {
  return Math.round(y)
}

/** Half the height of each row of boxes, by the row's middle. */
function rowHeights(boxes: readonly Point[], sizes: readonly Box[]): ReadonlyMap<number, number> {
  const heights = new Map<number, number>()
  for (const [i, box] of boxes.entries()) {
    heights.set(rowOf(box), Math.max(heights.get(rowOf(box)) ?? 0, (sizes[i]?.height ?? 0) / 2))
  }
  return heights
}

/** Puts the ends at the same edge of the same box together, from left to right. */
function sidesOf(ends: readonly End[], boxes: readonly Point[]): End[][] {
  const sides = new Map<string, End[]>()
  for (const end of ends) {
    const key = `${end.box} ${end.bend.y > (boxes[end.box]?.y ?? 0)}`
    sides.set(key, [...(sides.get(key) ?? []), end])
  }
  return [...sides.values()].map((side) => side.toSorted((a, b) => a.bend.x - b.bend.x))
}

interface Drawing {
  readonly boxes: readonly Point[]
  readonly sizes: readonly Box[]
  readonly heights: ReadonlyMap<number, number>
}

/** Leads from a box's edge straight to the edge of its row, which a higher neighbour may reach. */
function stubOf({ end, share }: { end: End; share: number }, { boxes, sizes, heights }: Drawing): Point[] {
  const [box, size] = [boxes[end.box], sizes[end.box]]
  if (!box || !size) return []
  const sign = end.bend.y > box.y ? 1 : -1
  const x = box.x + (share - 0.5) * size.width
  const edge = box.y + (sign * size.height) / 2
  const row = box.y + sign * (heights.get(rowOf(box)) ?? 0)
  return edge === row
    ? [{ x, y: edge }]
    : [
        { x, y: edge },
        { x, y: row },
      ]
}

function isDown(bends: readonly Point[], to: Point | undefined): boolean {
  return (to?.y ?? 0) > (bends.at(-1)?.y ?? 0)
}

/** Draws a way as an SVG path that leaves and reaches every bend upright, so that it turns between rows and not beside boxes. */
export function pathOf(way: readonly Point[]): string {
  return way
    .map(({ x, y }, i) => {
      const before = way[i - 1]
      if (!before) return `M${x},${y}`
      const middle = (before.y + y) / 2
      return before.x === x ? `L${x},${y}` : `C${before.x},${middle},${x},${middle},${x},${y}`
    })
    .join('')
}

/** A bend beside boxes is passed straight, from one edge of their row to the other. */
function passing(bend: Point, down: boolean, heights: ReadonlyMap<number, number>): Point[] {
  const half = heights.get(rowOf(bend))
  if (half === undefined) return [bend]
  const [upper, lower] = [
    { x: bend.x, y: bend.y - half },
    { x: bend.x, y: bend.y + half },
  ]
  return down ? [upper, lower] : [lower, upper]
}
