import type { InputCell } from './scenario.js'

type Inputs = Readonly<Record<string, readonly InputCell[]>>

/** Tells whether a number is drawn once for each run. */
export function isDrawnOnce({ fixed, persistence }: InputCell): boolean {
  return fixed === undefined && persistence === undefined
}

/** A number that is drawn for each month of each run. */
export type MonthlyCell = InputCell & { readonly persistence: NonNullable<InputCell['persistence']> }

/** Lists the numbers that are drawn once for each run. */
export function drawnOnce(inputs: Inputs): InputCell[] {
  return Object.values(inputs).flatMap((cells) => cells.filter(isDrawnOnce))
}

/** Lists the numbers that are drawn for each month of each run. */
export function drawnMonthly(inputs: Inputs): MonthlyCell[] {
  const isMonthly = (cell: InputCell): cell is MonthlyCell => cell.persistence !== undefined
  return Object.values(inputs).flatMap((cells) => cells.filter(isMonthly))
}
