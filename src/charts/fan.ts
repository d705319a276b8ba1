import type { TopLevelSpec } from 'vega-lite'
import type { SummaryRow } from '../analysis/rows.js'
import { inLanguage } from '../words/names.js'
import { wordsIn } from '../words/words.js'
import { type ChartContext, footnote, heading } from './captions.js'
import { type EventMark, type MonthSpan, markLayers, marksWithin, placeMarks } from './event-marks.js'
import { fanLayers } from './fan-layers.js'
import { factLayers, factRows, type ObservedFact } from './observed-facts.js'
import { type Panel, type PanelNames, splitPanels } from './panels.js'
import { fontSizes, plot, theme } from './theme.js'
import { NARROW } from './timeline.js'
import { type Kind, type ValueAxis, valueAxis } from './value-axis.js'

/** What one fan is told; sizes are in pixels and are those of the whole plot's width and of one panel's height. */
export interface FanOptions extends ChartContext, PanelNames {
  /** The question that the chart answers. */
  readonly title: string
  /** The quantity and its unit in words. */
  readonly axis: string
  readonly kind: Kind
  readonly log?: boolean
  /** Gives each panel a y axis of its own. */
  readonly independent?: boolean
  /** What each panel says in the place of the axis and kind of all, where units differ. */
  readonly eachPanel?: (rows: readonly SummaryRow[]) => Pick<FanOptions, 'axis' | 'kind' | 'log'>
  /** What was observed, as points over the fans. */
  readonly facts?: readonly ObservedFact[]
  readonly width?: number
  readonly height?: number
  /** What it shows, for those who can't see it; by default its title and axis. */
  readonly description?: string
}

interface Figure {
  readonly panels: readonly Panel[]
  readonly span: MonthSpan
  readonly months: number
  readonly width: number
  readonly height: number
  readonly columns: number
}

function data(panels: readonly Panel[]) {
  const finite = (value: number) => (Number.isFinite(value) ? value : null)
  const quantiles = ({ p5, p25, p50, p75, p95 }: SummaryRow) => {
    return { p5: finite(p5), p25: finite(p25), p50: finite(p50), p75: finite(p75), p95: finite(p95) }
  }
  return {
    values: panels.flatMap(({ key, rows }) => {
      return rows.map((row) => ({ panel: key, month: row.month, ...quantiles(row) }))
    }),
  }
}

function checkRows(rows: readonly SummaryRow[], { title, independent }: FanOptions): void {
  if (rows.length === 0) throw new Error(`the chart "${title}" has no rows to draw`)
  const units = [...new Set(rows.map((row) => row.unit))]
  if (units.length === 1 || independent) return
  throw new Error(`the chart "${title}" has one y scale; found the units ${units.join(' and ')}`)
}

function figureOf(rows: readonly SummaryRow[], options: FanOptions): Figure {
  const panels = splitPanels(rows, options)
  const several = panels.length > 1
  const { width = plot.width, height = several ? plot.panelHeight : plot.height } = options
  const months = [...new Set(rows.map((row) => row.month))].sort()
  const columns = several && width >= NARROW ? 2 : 1
  const panelWidth = columns === 2 ? (width - plot.panelGap) / 2 : width
  const span = { first: months[0]!, last: months.at(-1)!, width: panelWidth }
  return { panels, span, months: months.length, width, height, columns }
}

function caption({ panels, span, width }: Figure) {
  const numbered = panels.length > 1 || width < NARROW
  return { span, width: width + plot.axisRoom, numbered }
}

function plotOf(
  panel: Panel,
  axis: ValueAxis,
  { figure, marks, facts, lang }: FanOptions & { figure: Figure; marks: readonly EventMark[] },
) {
  const own = factsOf(panel, facts, figure)
  const placed = placeMarks(marks, figure.span)
  return {
    width: figure.span.width,
    height: figure.height,
    transform: [{ filter: { field: 'panel', equal: panel.key } }],
    layer: [
      ...fanLayers({
        months: figure.months,
        axis,
        lang,
        width: figure.span.width,
        isNarrow: figure.width < NARROW,
      }),
      ...markLayers(placed, figure.height),
      ...factLayers(own, { axis, lang, isNarrow: figure.width < NARROW }),
    ],
  }
}

/** Selects the facts of a panel that lie in its months; those that name no panel are of the first. */
function factsOf({ key }: Panel, facts: readonly ObservedFact[] = [], { panels, span }: Figure) {
  return facts.filter(
    ({ panel = panels[0]?.key, month }) => panel === key && month >= span.first && month <= span.last,
  )
}

/** Makes the axis of some panels, with room for the facts that are drawn over them. */
function axisOf(panels: readonly Panel[], options: FanOptions, figure: Figure): ValueAxis {
  const rows = panels.flatMap((panel) => [
    ...panel.rows,
    ...factRows(factsOf(panel, options.facts, figure), panel.rows[0]!),
  ])
  return valueAxis(rows, { ...options, height: figure.height })
}

function numberedMarks({ marks = [] }: FanOptions, { span }: Figure): EventMark[] {
  return marksWithin(marks, span).map((mark, index) => ({ ...mark, label: String(index + 1) }))
}

function panelPlots(options: FanOptions, figure: Figure) {
  const numbered = numberedMarks(options, figure)
  return figure.panels.map((panel, index) => {
    const said = { ...options, ...options.eachPanel?.(panel.rows) }
    const own = axisOf(options.independent ? [panel] : figure.panels, said, figure)
    const outer = options.independent || index % figure.columns === 0
    const axis = outer ? own : { ...own, axis: { ...own.axis, title: null } }
    const title = { text: panel.heading, fontSize: fontSizes.panel, frame: 'group', offset: 8 }
    return { title, ...plotOf(panel, axis, { ...options, figure, marks: numbered }) }
  })
}

function singlePlot(options: FanOptions, figure: Figure) {
  const axis = axisOf(figure.panels, options, figure)
  const named = (options.marks ?? []).map((mark) => ({
    ...mark,
    label: inLanguage(mark.label, options.lang),
  }))
  const marks = caption(figure).numbered ? numberedMarks(options, figure) : named
  return plotOf(figure.panels[0]!, axis, { ...options, figure, marks })
}

function panelGrid(options: FanOptions, figure: Figure) {
  const spacing = { row: plot.panelRowGap, column: plot.panelGap }
  return { columns: figure.columns, spacing, concat: panelPlots(options, figure) }
}

/**
 * Draws the spread of a quantity over the runs by month: 5% to 95% and 25% to 75% as bands, the median as a line,
 * dated events as dashed lines. Rows of several quantities or elements become panels in two columns on one y scale,
 * with events numbered and named below; what was observed as points with whiskers. Returns a spec with its data inside; throws when there are no rows, when
 * panels on one scale differ in unit, and when an event's date is none.
 */
export function fan(rows: readonly SummaryRow[], options: FanOptions): TopLevelSpec {
  checkRows(rows, options)
  const figure = figureOf(rows, options)
  const drawn = (figure.panels.length > 1 ? panelGrid : singlePlot)(options, figure)
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: options.description ?? wordsIn(options.lang).fan.description(options.title, options.axis),
    config: theme,
    title: heading(options, caption(figure)),
    data: data(figure.panels),
    vconcat: [{ title: footnote(options, caption(figure)), ...drawn }],
  } as TopLevelSpec
}
