/** A quantity over time: its value at a month, counted from the horizon's start; months before it count too. */
export type Curve = (month: number) => number

/** A month, counted from the horizon's start, and the value there. */
export type Anchor = readonly [month: number, value: number]

/** Draws straight lines between anchors, which stand in order, and holds the first and last value beyond them. */
export function straightLines(anchors: readonly Anchor[]): Curve {
  return (month) => {
    const next = anchors.findIndex(([at]) => at > month)
    const [from, to] = next < 0 ? [anchors.at(-1), undefined] : [anchors[next - 1], anchors[next]]
    if (!from || !to) return (from ?? to)?.[1] ?? Number.NaN
    return from[1] + ((to[1] - from[1]) * (month - from[0])) / (to[0] - from[0])
  }
}

/** The first and the last month of a span, both inside; infinite where it is open. */
export type Span = readonly [from: number, until: number]

/** Follows one curve in a span of months, and another one outside of it. */
export function inSpan([from, until]: Span, inside: Curve, outside: Curve): Curve {
  return (month) => (month >= from && month <= until ? inside(month) : outside(month))
}

/** Reads the values of a curve at the first months of the horizon. */
export function valuesOf(curve: Curve, months: number): Float64Array {
  return Float64Array.from({ length: months }, (_, month) => curve(month))
}
