import type { TopLevelSpec } from 'vega-lite'
import { type Lang, wordsIn } from '../words/words.js'
import { type FigureOptions, figure } from './figure.js'
import { type Bar, barOf, edgeOf, type HindcastBar } from './hindcast-bars.js'
import { colours, fontSizes, plot } from './theme.js'

const ROW = 19
/** Pixels of the plot, and from its right edge to the two columns of numbers. */
const [WIDTH, FACT, MODEL] = [400, 14, 150]
/**
 * Draws the model's intervals beside facts, as multiples of the fact on a logarithmic axis, so that quantities of any size
 * share it; a panel for each unit, and the numbers at the right. Of a fact that is not above 0, there are the numbers only.
 * Throws where there is nothing to draw.
 */
export function hindcastChart(rows: readonly HindcastBar[], options: FigureOptions): TopLevelSpec {
  if (rows.length === 0) throw new Error(`the chart "${options.title}" has no facts to draw`)
  const { lang } = options
  const units = [...new Set(rows.map(({ unit }) => unit))]
  const edge = edgeOf(rows)
  const panels = units.map((unit, i) => {
    const bars = rows.filter((row) => row.unit === unit).map((row) => barOf(row, { edge, lang }))
    return panel(unit, bars, { edge, isFirst: i === 0, isLast: i === units.length - 1, lang })
  })
  return figure(panels, {
    ...options,
    width: options.width ?? plot.width,
    description: wordsIn(lang).hindcast.description(options.title),
  })
}

interface PanelForm {
  readonly edge: number
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly lang: Lang | undefined
}

function panel(unit: string, bars: readonly Bar[], form: PanelForm) {
  const x = xOf(form)
  const words = wordsIn(form.lang).hindcast
  const drawn = { transform: [{ filter: 'datum.isDrawn' }] }
  return {
    title: {
      text: words.units[unit] ?? unit,
      fontSize: fontSizes.panel,
      frame: 'group',
      offset: 6,
    },
    width: WIDTH,
    height: ROW * bars.length,
    data: { values: bars },
    encoding: {
      y: {
        field: 'name',
        type: 'nominal',
        sort: bars.map(({ name }) => name),
        axis: { title: null, labelLimit: 200, grid: false },
      },
    },
    layer: [
      {
        data: { values: [{}] },
        mark: { type: 'rule', color: colours.muted },
        encoding: { x: { datum: 1, type: 'quantitative', ...x }, y: { value: 0 }, y2: { value: 'height' } },
      },
      ...[
        interval(['p5', 'p95'], { words: words.spread, width: 8, x, lang: form.lang }),
        interval(['p25', 'p75'], { words: words.middle, width: 8, x, lang: form.lang }),
        {
          transform: [{ filter: 'datum.hasMedian' }],
          mark: { type: 'tick', color: colours.median, thickness: 2, height: 10, orient: 'vertical' },
          encoding: { x: { field: 'p50', type: 'quantitative', ...x } },
        },
        {
          mark: { type: 'rule', color: colours.text, strokeWidth: 1 },
          encoding: { x: { field: 'low', type: 'quantitative', ...x }, x2: { field: 'high' } },
        },
        fact(x, form.lang),
      ].map((layer) => ({
        ...layer,
        transform: [...drawn.transform, ...('transform' in layer ? layer.transform : [])],
      })),
      ...arrows(x, form.edge),
      ...numbers(form),
    ],
  }
}

function xOf({ edge, isLast, lang }: PanelForm) {
  const { axis, fact } = wordsIn(lang).hindcast
  const values = [1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8].filter((tick) => tick <= edge && tick >= 1 / edge)
  return {
    scale: { type: 'log', domain: [1 / edge, edge], nice: false },
    axis: {
      title: isLast ? axis : null,
      values,
      grid: true,
      labels: isLast,
      ticks: isLast,
      domain: isLast,
      labelExpr:
        `datum.value == 1 ? '${fact}' : ` +
        "datum.value < 1 ? '1/' + 1 / datum.value : '\u00d7' + datum.value",
    },
  }
}

function interval(
  edges: readonly [string, string],
  { words, width, x, lang }: { words: string; width: number; x: object; lang: Lang | undefined },
) {
  return {
    transform: [{ calculate: JSON.stringify(words), as: 'bar' }],
    mark: { type: 'rule', strokeWidth: width, strokeCap: 'butt' },
    encoding: {
      x: { field: edges[0], type: 'quantitative', ...x },
      x2: { field: edges[1] },
      stroke: {
        field: 'bar',
        type: 'nominal',
        scale: {
          domain: [wordsIn(lang).hindcast.spread, wordsIn(lang).hindcast.middle],
          range: [colours.outer, colours.inner],
        },
        legend: { symbolType: 'stroke', symbolStrokeWidth: 8 },
      },
    },
  }
}

/** Marks the fact itself: a dot where the interval holds it, a diamond where it only meets its range, a cross otherwise. */
function fact(x: object, lang?: Lang) {
  const { inside, meets, misses } = wordsIn(lang).hindcast
  const domain = [inside, meets, misses]
  return {
    mark: { type: 'point', filled: true, size: 70, opacity: 1 },
    encoding: {
      x: { datum: 1, type: 'quantitative', ...x },
      shape: {
        field: 'hit',
        type: 'nominal',
        scale: { domain, range: ['circle', 'diamond', 'cross'] },
      },
      fill: {
        field: 'hit',
        type: 'nominal',
        scale: { domain, range: [colours.text, colours.rule, colours.fall] },
      },
    },
  }
}

/** Points outwards where an interval, or a fact's own range, goes on beyond the axis. */
function arrows(x: object, edge: number) {
  const arrow = (field: string, shape: string, at: number) => ({
    transform: [{ filter: `datum.${field} === true` }],
    mark: { type: 'point', shape, filled: true, size: 60, opacity: 1, color: colours.median },
    encoding: { x: { datum: at, type: 'quantitative', ...x } },
  })
  return [arrow('isBelow', 'triangle-left', 1 / edge), arrow('isAbove', 'triangle-right', edge)]
}

/** Writes the numbers at the right, under headings that stand above the first panel. */
function numbers({ isFirst: hasHeadings, lang }: PanelForm) {
  const words = wordsIn(lang).hindcast
  const style = { type: 'text', align: 'left', baseline: 'middle', fontSize: fontSizes.mark }
  const columns = [
    { field: 'fact', heading: words.factHeading, at: WIDTH + FACT, color: colours.text },
    { field: 'model', heading: words.modelHeading, at: WIDTH + MODEL, color: colours.muted },
  ]
  return columns.flatMap(({ field, heading, at, color }) => [
    {
      mark: { ...style, color },
      encoding: { x: { value: at }, text: { field, type: 'nominal' } },
    },
    ...(hasHeadings
      ? [
          {
            data: { values: [{}] },
            mark: { ...style, color: colours.muted, fontStyle: 'italic', text: heading },
            encoding: { x: { value: at }, y: { value: -11 } },
          },
        ]
      : []),
  ])
}
