import type { View } from 'vega'
import type { TopLevelSpec } from 'vega-lite'
import { inTurn, openView, refuseProblems } from './render.js'

/** A drawn point of a chart, and what it stands for. */
export interface FigurePoint {
  /** In pixels of the drawing. */
  readonly x: number
  readonly y: number
  /** The row of data that it was drawn from: numbers, texts, and times in milliseconds. */
  readonly row: Readonly<Record<string, unknown>>
  /** The heading of its panel, where there are several. */
  readonly panel: string
  /** The title of the axis on which its values are read, and one of its labels. */
  readonly axis: { readonly title: string; readonly label: string }
  /** What the chart itself says of the point. */
  readonly tooltip?: unknown
}

/** A drawing, and its points. */
export interface Figure {
  readonly svg: string
  readonly points: readonly FigurePoint[]
}

/** Draws a Vega-Lite spec and tells where its points lie. Rejects as `renderSvg` does. */
export function drawFigure(spec: TopLevelSpec): Promise<Figure> {
  return inTurn(async () => {
    const problems: string[] = []
    const view = await openView(spec, problems)
    const svg = await view.toSVG()
    const points = pointsOf(view, svg)
    view.finalize()
    refuseProblems(problems)
    return { svg, points }
  })
}

/** What the scene of a drawing is made of; Vega has no types for it. */
interface Mark {
  readonly marktype?: string
  readonly role?: string
  readonly items?: readonly Item[]
}
interface Item {
  readonly x?: number
  readonly y?: number
  readonly width?: number
  readonly height?: number
  readonly orient?: string
  readonly text?: unknown
  readonly datum?: unknown
  readonly tooltip?: unknown
  readonly items?: readonly Mark[]
}

type Place = readonly [x: number, y: number]

/** Marks that stand for rows of data, those that tell most of them first. */
const TELLING = ['line', 'symbol', 'rect', 'area'] as const

function pointsOf(view: View, svg: string): FigurePoint[] {
  const [, x = '0', y = '0'] = /<g [^>]*transform="translate\(([-\d.]+),([-\d.]+)\)/.exec(svg) ?? []
  const root = (view.scenegraph() as unknown as { readonly root: Mark }).root
  return (root.items ?? []).flatMap((item) => pointsWithin(item, [Number(x), Number(y)]))
}

/** Gives the points of a group that has axes, and of the groups in it that have their own. */
function pointsWithin(group: Item, [left, top]: Place): FigurePoint[] {
  const at: Place = [left + (group.x ?? 0), top + (group.y ?? 0)]
  const marks = group.items ?? []
  const isPlot = marks.some(({ role }) => role === 'axis')
  const inner = marks.filter(({ marktype, role }) => marktype === 'group' && role === 'scope')
  if (!isPlot) return inner.flatMap(({ items = [] }) => items.flatMap((item) => pointsWithin(item, at)))
  return pointsOfPlot(marks, at)
}

function pointsOfPlot(marks: readonly Mark[], at: Place): FigurePoint[] {
  const drawn = marks.flatMap((mark) => marksIn(mark, at))
  const kind = TELLING.find((one) => drawn.some(({ mark }) => mark.marktype === one && hasRows(mark)))
  const panel = textOf(marks.find(({ role }) => role === 'title'))
  return drawn
    .filter(({ mark }) => mark.marktype === kind && hasRows(mark))
    .flatMap(({ mark, at: [left, top] }) =>
      (mark.items ?? []).flatMap((item): FigurePoint[] => {
        const row = item.datum as FigurePoint['row']
        const axis = axisOf(marks, kind === 'line' || kind === 'area' || 'month' in row ? 'left' : 'bottom')
        const x = left + (item.x ?? Number.NaN) + (kind === 'rect' ? (item.width ?? 0) / 2 : 0)
        const isWide = kind === 'rect' || kind === 'area'
        const y = top + (item.y ?? Number.NaN) + (isWide ? (item.height ?? 0) / 2 : 0)
        const tooltip = item.tooltip === undefined || item.tooltip === null ? {} : { tooltip: item.tooltip }
        return Number.isFinite(x + y) ? [{ x, y, row: { ...row }, panel, axis, ...tooltip }] : []
      }),
    )
}

/** Fields that hold what a row is about: a middle, or the end of a step or part that begins at `from`. */
const TOLD = ['p50', 'median', 'value', 'share', 'to']

/** A mark is data where its rows, or what it says of itself, tell a number. */
function hasRows({ items = [] }: Mark): boolean {
  const { datum, tooltip } = items[0] ?? {}
  if (typeof datum !== 'object' || datum === null) return false
  return (tooltip ?? undefined) !== undefined || TOLD.some((field) => field in datum)
}

/** Lists the marks of a plot, those that Vega puts into groups of their own (one for each line) among them. */
function marksIn(mark: Mark, at: Place): { readonly mark: Mark; readonly at: Place }[] {
  if (mark.role === 'mark') return [{ mark, at }]
  if (mark.marktype !== 'group' || mark.role !== 'scope') return []
  return (mark.items ?? []).flatMap((item) => {
    const inside: Place = [at[0] + (item.x ?? 0), at[1] + (item.y ?? 0)]
    return (item.items ?? []).flatMap((one) => marksIn(one, inside))
  })
}

function axisOf(marks: readonly Mark[], orient: string): FigurePoint['axis'] {
  const axes = marks.filter(({ role, items }) => role === 'axis' && items?.[0]?.orient === orient)
  const parts = axes.flatMap(({ items }) => items?.[0]?.items ?? [])
  const named = (role: string) => parts.find((part) => part.role === role)
  const labels = named('axis-label')?.items ?? []
  return { title: textOf(named('axis-title')), label: String(labels.at(-1)?.text ?? '') }
}

/** Gives the text of a mark, or of the first text in it, its lines joined. */
function textOf(mark: Mark | undefined): string {
  const item = mark?.items?.[0]
  if (!item) return ''
  if (mark.marktype === 'text') return [item.text ?? ''].flat().join(' ')
  return textOf(item.items?.[0])
}
