import type { Plan } from '../compile/plan.js'

/** One cell of an output: a quantity, or one of its elements. */
export interface Cell {
  readonly quantity: string
  /** Its element, or elements joined by a comma; empty for a quantity without dimensions. */
  readonly element: string
  readonly unit: string
}

/** Lists the cells of a plan's outputs in the order of the trajectories' first dimension. */
export function outputCells(plan: Plan): Cell[] {
  return plan.outputs.flatMap((quantity) => {
    const slot = plan.slots.get(quantity)
    const dimensions = slot?.dimensions ?? []
    return combinations(dimensions.map((name) => plan.elements.get(name) ?? [])).map((elements) => ({
      quantity,
      element: elements.join(','),
      unit: slot?.unit ?? '',
    }))
  })
}

/** Lists all ways to take one element of each list, the last list running fastest. */
function combinations(lists: readonly (readonly string[])[]): string[][] {
  return lists.reduce<string[][]>(
    (all, list) => all.flatMap((taken) => list.map((next) => [...taken, next])),
    [[]],
  )
}
