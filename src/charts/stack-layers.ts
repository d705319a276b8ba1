import type { FanLayers } from './fan-layers.js'
import { legendColumns } from './legend-columns.js'
import { textWidth } from './text.js'
import { categories, colours, fontSizes } from './theme.js'
import type { ValueAxis } from './value-axis.js'

/** One part of a whole, month by month. */
export interface StackPart {
  readonly name: string
  readonly values: readonly number[]
}

/** What parts are stacked on: months as `2024-03`, the axis, the horizontal channel, and the size in pixels. */
export interface StackForm {
  readonly months: readonly string[]
  readonly axis: Pick<ValueAxis, 'scale' | 'axis'>
  readonly x: object
  readonly width: number
  readonly height: number
}

interface Band {
  readonly name: string
  readonly edges: readonly (readonly [low: number, high: number])[]
}

/** Lists the lower and upper edge of each part, the first at the bottom, so that what is drawn adds up to the last digit. */
function bandsOf(parts: readonly StackPart[], months: number): Band[] {
  const tops = new Array<number>(months).fill(0)
  return parts.map(({ name, values }) => {
    const edges = tops.map((low, i) => [low, low + (values[i] as number)] as const)
    edges.forEach(([, high], i) => {
      tops[i] = high
    })
    return { name, edges }
  })
}

/** A part is named where it is thickest over the whole of its name, if that has room there. */
function labelsOf(bands: readonly Band[], { months, axis, width, height }: StackForm) {
  const [low = 0, high = 1] = axis.scale.domain
  const pixels = height / (high - low)
  return bands.flatMap(({ name, edges }) => {
    const half = Math.ceil((textWidth(name, fontSizes.axis) / 2 / width) * (months.length - 1))
    const places = months.slice(half, months.length - half).map((month, i) => {
      const under = edges.slice(i, i + 2 * half + 1)
      const [from, to] = [Math.max(...under.map(([one]) => one)), Math.min(...under.map(([, one]) => one))]
      return { month, name, middle: (from + to) / 2, room: (to - from) * pixels }
    })
    const best = places.toSorted((a, b) => b.room - a.room)[0]
    return best && best.room > 1.2 * fontSizes.axis ? [best] : []
  })
}

/** Draws parts on top of each other in the colours of things of a kind, each named in its place, so that grey print can tell them. */
export function stackLayers(parts: readonly StackPart[], form: StackForm): FanLayers {
  const bands = bandsOf(parts, form.months.length)
  const values = bands.flatMap(({ name, edges }) =>
    edges.map(([from, to], i) => ({ month: form.months[i], part: name, from, to })),
  )
  const names = parts.map(({ name }) => name)
  const fill = {
    field: 'part',
    type: 'nominal',
    sort: names,
    scale: { domain: names, range: categories.slice(0, names.length) },
    legend: { symbolType: 'square', columns: legendColumns(names, form.width) },
  }
  const y = { type: 'quantitative', stack: null, ...form.axis }
  const text = { type: 'text', fontSize: fontSizes.axis, baseline: 'middle' }
  const place = { x: form.x, y: { field: 'middle', ...y }, text: { field: 'name', type: 'nominal' } }
  const named = labelsOf(bands, form)
  const labels = { values: named }
  const halo = { ...text, stroke: colours.paper, strokeWidth: 4, color: colours.paper, strokeJoin: 'round' }
  return [
    {
      data: { values },
      mark: { type: 'area', interpolate: 'linear', stroke: colours.paper, strokeWidth: 0.8 },
      encoding: { x: form.x, y: { field: 'from', ...y }, y2: { field: 'to' }, fill },
    },
    ...(named.length === 0
      ? []
      : [halo, { ...text, color: colours.text }].map((mark) => ({ data: labels, mark, encoding: place }))),
  ] as unknown as FanLayers
}
