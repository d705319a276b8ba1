import type { Operation } from './plan.js'
import type { CellAssignment, Value } from './wasm-unroll.js'

/** About how many cycles pass until an operation's result can be used; those of most take 3. */
const LATENCY: Partial<Readonly<Record<Operation, number>>> = {
  '/': 14,
  safe: 15,
  exp: 80,
  ln: 95,
  max: 10,
  min: 5,
  sqrt: 18,
}
const [LOAD, LOOKUP] = [5, 30]

/** An assignment that must be done before another, and the cycles from the end of the one to the end of the other. */
interface Edge {
  readonly before: number
  readonly cycles: number
}

/**
 * Orders assignments so that neighbours do not wait for each other: each goes half way between the earliest moment at
 * which it could be done and the latest one that holds nobody up, if a processor did everything at once.
 */
export function schedule(assignments: readonly CellAssignment[]): CellAssignment[] {
  const { edges, earliest } = findEdges(assignments)
  const latest = assignments.map(() => Math.max(0, ...earliest))
  for (let i = assignments.length - 1; i >= 0; i--) {
    for (const { before, cycles } of edges[i] as Edge[]) {
      latest[before] = Math.min(latest[before] as number, (latest[i] as number) - cycles)
    }
  }
  const middle = earliest.map((first, i) => first + (latest[i] as number))
  const order = [...assignments.keys()].sort((a, b) => (middle[a] as number) - (middle[b] as number))
  return order.map((i) => assignments[i] as CellAssignment)
}

/** Finds what each assignment waits for: the cells that it reads, and where it changes a cell, those who read it before. */
function findEdges(assignments: readonly CellAssignment[]): { edges: Edge[][]; earliest: number[] } {
  const assigned = new Map<number, number>()
  const readers = new Map<number, number[]>()
  const earliest: number[] = []
  const edges = assignments.map(({ cell, value }, i) => {
    const waits = (readers.get(cell) ?? []).map((before): Edge => ({ before, cycles: 0 }))
    let first = 0
    for (const [read, cycles] of waysFrom(value)) {
      const before = assigned.get(read)
      first = Math.max(first, cycles)
      if (before !== undefined) waits.push({ before, cycles })
      readers.set(read, [...(readers.get(read) ?? []), i])
    }
    assigned.set(cell, i)
    earliest.push(
      Math.max(first, ...waits.map(({ before, cycles }) => (earliest[before] as number) + cycles)),
    )
    return waits
  })
  return { edges, earliest }
}

/** Gives the cells that a value is made of, and the cycles from each of them to the value. */
function waysFrom(value: Value): Map<number, number> {
  const ways = new Map<number, number>()
  const visit = (part: Value, after: number): void => {
    if (part.kind === 'number') return
    if (part.kind === 'operation') {
      for (const arg of part.args) visit(arg, after + (LATENCY[part.op] ?? 3))
      return
    }
    ways.set(part.cell, Math.max(ways.get(part.cell) ?? 0, after + LOAD))
    if (part.kind === 'past') visit(part.argument, after + LOOKUP)
  }
  visit(value, 0)
  return ways
}
