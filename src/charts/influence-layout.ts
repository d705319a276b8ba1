import { Graph, layout } from '@dagrejs/dagre'
import { squeeze } from './influence-squeeze.js'

/** A box to place: its size in pixels. */
export interface Box {
  readonly name: string
  readonly width: number
  readonly height: number
}

/** An arrow to lead from one box to another; `labelled` ones keep room for a number. */
export interface Arrow {
  readonly from: string
  readonly to: string
  readonly labelled: boolean
}

/** A place in pixels, right and down from the upper left corner. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Where everything stands: the middles of boxes, and the bends of arrows between them, in the order given. */
export interface Placed {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Point[]
  readonly arrows: readonly Bent[]
}

/** An arrow with its bends, one in each row that it crosses; the one in which its number stands. */
export interface Bent extends Arrow {
  readonly bends: readonly Point[]
  readonly labelAt: number
}

const GAPS = { nodesep: 12, edgesep: 7, ranksep: 34 } as const
/** Room for the number on an arrow, in pixels. */
const LABEL = 12
/** Rows are filled to this part of the width at most, as arrows pass between their boxes; less is tried where it is too much. */
const FILLINGS = [1, 0.7, 0.5] as const
/** Which neighbours boxes stand straight below or above; each makes another width. */
const ALIGNMENTS = [undefined, 'UL', 'UR'] as const

/**
 * Places boxes in rows below each other, causes above effects, and leads arrows between them (Sugiyama's method, as
 * `@dagrejs/dagre` does it). Rows take no more boxes than make the whole fit into `room` pixels; where nothing does, the
 * narrowest is squeezed. The same graph has the same places.
 */
export function placeBoxes(boxes: readonly Box[], arrows: readonly Arrow[], room: number): Placed {
  let narrowest: Placed | undefined
  for (const filling of FILLINGS) {
    for (const align of ALIGNMENTS) {
      const placed = place(boxes, arrows, { rowWidth: filling * room, align })
      if (placed.width <= room) return placed
      if (!narrowest || placed.width < narrowest.width) narrowest = placed
    }
  }
  return squeeze(narrowest as Placed, boxes, room)
}

interface Trial {
  readonly rowWidth: number
  readonly align: (typeof ALIGNMENTS)[number]
}

function place(boxes: readonly Box[], arrows: readonly Arrow[], { rowWidth, align }: Trial): Placed {
  const graph = new Graph({ multigraph: true })
  const ranker = (ranked: Ranked) => rankWithin(ranked, rowWidth)
  graph.setGraph({ rankdir: 'TB', ...GAPS, ranker, ...(align ? { align } : {}) })
  for (const { name, width, height } of boxes) graph.setNode(name, { width, height })
  for (const [i, { from, to, labelled }] of arrows.entries()) {
    const size = labelled ? LABEL : 0
    graph.setEdge(from, to, { width: size, height: size, labelpos: 'c' }, String(i))
  }
  layout(graph)
  const { width = 0, height = 0 } = graph.graph()
  const pointOf = ({ x = 0, y = 0 }: { x?: number; y?: number }): Point => ({ x, y })
  return {
    width,
    height,
    boxes: boxes.map(({ name }) => pointOf(graph.node(name))),
    arrows: arrows.map((arrow, i) => {
      const edge = graph.edge(arrow.from, arrow.to, String(i))
      const bends = (edge.points ?? []).slice(1, -1).map(pointOf)
      const labelAt = bends.findIndex(({ y }: Point) => Math.round(y) === Math.round(edge.y ?? 0))
      return { ...arrow, bends, labelAt: Math.max(0, labelAt) }
    }),
  }
}

/** A graph as a ranker gets it. */
interface Ranked {
  readonly nodes: () => string[]
  readonly node: (name: string) => { readonly width?: number; readonly dummy?: string; rank?: number }
  readonly inEdges: (name: string) => readonly End[] | undefined
  readonly outEdges: (name: string) => readonly End[] | undefined
  readonly edge: (end: End) => { readonly minlen?: number }
}

/** An arrow's ends: from `v` to `w`. */
interface End {
  readonly v: string
  readonly w: string
}

/**
 * Gives each box the first row below all that feed it in which there is still room (after Coffman and Graham, Acta
 * Informatica 1, 1972, with widths for counts). The graph has no circles left here, and its arrows say how many rows they span.
 */
function rankWithin(graph: Ranked, rowWidth: number): void {
  const filled = new Map<number, number>()
  const waiting = new Map(graph.nodes().map((name) => [name, graph.inEdges(name)?.length ?? 0]))
  const ready = graph.nodes().filter((name) => waiting.get(name) === 0)
  for (let name = ready.shift(); name !== undefined; name = ready.shift()) {
    const feeds = graph.inEdges(name) ?? []
    let rank = Math.max(0, ...feeds.map((edge) => rowBelow(graph.node(edge.v).rank, graph.edge(edge).minlen)))
    const width = (graph.node(name).width ?? 0) + GAPS.nodesep
    while ((filled.get(rank) ?? 0) > 0 && (filled.get(rank) ?? 0) + width > rowWidth) rank += STEP
    filled.set(rank, (filled.get(rank) ?? 0) + width)
    graph.node(name).rank = rank
    for (const { w } of graph.outEdges(name) ?? []) {
      const left = (waiting.get(w) ?? 0) - 1
      waiting.set(w, left)
      if (left === 0) ready.push(w)
    }
  }
  // dagre hangs all boxes below a root of its own while it ranks them.
  const isRoot = (name: string) => graph.node(name).dummy === 'root'
  const isFed = (name: string) => (graph.inEdges(name) ?? []).some(({ v }) => !isRoot(v))
  const sources = graph.nodes().filter((name) => !isRoot(name) && !isFed(name))
  for (const name of sources) lowerSource(graph, name, { filled, rowWidth })
}

/** Moves a box that nothing feeds, but that feeds others, down to the lowest row above what it feeds in which there is room. */
function lowerSource(
  graph: Ranked,
  name: string,
  { filled, rowWidth }: { readonly filled: Map<number, number>; readonly rowWidth: number },
): void {
  const node = graph.node(name)
  const fed = graph.outEdges(name) ?? []
  if (fed.length === 0) return
  const top = node.rank ?? 0
  const width = (node.width ?? 0) + GAPS.nodesep
  let rank = Math.min(
    ...fed.map((edge) => (graph.node(edge.w).rank ?? 0) - (graph.edge(edge).minlen ?? STEP)),
  )
  while (rank > top && (filled.get(rank) ?? 0) + width > rowWidth) rank -= STEP
  filled.set(top, (filled.get(top) ?? 0) - width)
  filled.set(rank, (filled.get(rank) ?? 0) + width)
  node.rank = rank
}

/** Every other row is for labels. */
const STEP = 2

function rowBelow(rank = 0, span = STEP): number {
  return rank + span
}
