import type { TopLevelSpec } from 'vega-lite'
import type { HindcastRow } from '../analysis/hindcast-rows.js'
import { type FigureOptions, figure } from './figure.js'
import { colours, fontSizes, plot } from './theme.js'

/** Names the parts in words; the legend shows these. */
const WORDS = {
  spread: '90% of runs',
  middle: '50% of runs',
  inside: 'fact, inside the 90%',
  meets: 'outside, but its range reaches in',
  misses: 'outside',
} as const

/** What misses is of another colour (Okabe-Ito vermilion) and of another shape. */
const MISS = '#d55e00'
const ROW = 19
/** Pixels of the plot, and from its right edge to the two columns of numbers. */
const [WIDTH, FACT, MODEL] = [400, 14, 150]
/** How far a ratio is drawn, either way; what lies beyond ends in an arrow. */
const FURTHEST = 8

/** Units in words, where those read better. */
const UNITS: Readonly<Record<string, string>> = {
  '1': 'Shares and ratios',
  chip: 'Chips',
  wafer: 'Wafers',
  H100e: 'H100 equivalents',
  USD: 'US dollars',
  'CNY/chip': 'CNY a chip',
}

type Bar = Readonly<Record<string, string | number | boolean>>

/**
 * Draws the model's intervals beside facts, as multiples of the fact on a logarithmic axis, so that quantities of any size
 * share it; a panel for each unit, and the numbers at the right. Of a fact that is not above 0, there are the numbers only.
 * Throws where there is nothing to draw.
 */
export function hindcastChart(rows: readonly HindcastRow[], options: FigureOptions): TopLevelSpec {
  if (rows.length === 0) throw new Error(`the chart "${options.title}" has no facts to draw`)
  const units = [...new Set(rows.map(({ unit }) => unit))]
  const edge = edgeOf(rows)
  const panels = units.map((unit, i) => {
    const bars = rows.filter((row) => row.unit === unit).map((row) => barOf(row, edge))
    return panel(unit, bars, { edge, isFirst: i === 0, isLast: i === units.length - 1 })
  })
  return figure(panels, {
    ...options,
    width: options.width ?? plot.width,
    description: `${options.title} Intervals of the model as multiples of facts.`,
  })
}

/** Chooses how far the axis goes either way: to the next power of 2 that has room for all ratios. */
function edgeOf(rows: readonly HindcastRow[]): number {
  const ratios = rows.flatMap((row) =>
    [row.p5, row.p95, row.low, row.high].map((value) => (value ?? row.value) / row.value),
  )
  const sizes = ratios.filter((ratio) => ratio > 0).map((ratio) => Math.max(ratio, 1 / ratio))
  const most = Math.max(2, ...sizes.filter(Number.isFinite))
  return [2, 4, FURTHEST].find((edge) => edge >= most) ?? FURTHEST
}

function barOf(row: HindcastRow, edge: number): Bar {
  const { id, value, low, high, unit } = row
  const [least, most] = [1 / edge, edge]
  const isDrawn = value > 0 && Number.isFinite(row.p5) && Number.isFinite(row.p95)
  const place = (number: number) => Math.min(Math.max(number / value, least), most)
  const ends = [row.p5, row.p95].map((number) => number / value)
  const hit = row.inside90 ? WORDS.inside : row.meets90 ? WORDS.meets : WORDS.misses
  const numbers = [value, low ?? value, high ?? value, row.p5, row.p50, row.p95]
  const isPercent = unit === '1' && numbers.every((number) => !(Math.abs(number) > 10))
  const text = (number: number) => numberText(number, isPercent)
  const range =
    low === undefined && high === undefined ? '' : ` (${text(low ?? value)}\u2013${text(high ?? value)})`
  const texts = {
    fact: `${text(value)}${range}`,
    model: `${text(row.p50)} (${text(row.p5)}\u2013${text(row.p95)})`,
  }
  if (!isDrawn) return { name: id, hit, isDrawn, ...texts }
  return {
    name: id,
    hit,
    isDrawn,
    ...texts,
    p5: place(row.p5),
    p25: place(row.p25),
    p50: place(row.p50),
    p75: place(row.p75),
    p95: place(row.p95),
    low: place(low ?? value),
    high: place(high ?? value),
    isBelow: (ends[0] as number) < least,
    isAbove: (ends[1] as number) > most,
  }
}

const LETTERS = [
  [1e12, 'tn'],
  [1e9, 'bn'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const

/** Writes a number with at most three digits: `958k`, `4.5bn`, `31%`. */
function numberText(value: number, isPercent: boolean): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'none' : String(value)
  if (isPercent) return percentText(100 * value)
  const rounded = Number(value.toPrecision(3))
  const [size, letter] = LETTERS.find(([least]) => Math.abs(rounded) >= least) ?? [1, '']
  return `${Number((rounded / size).toPrecision(3))}${letter}`.replace('-', '\u2212')
}

function percentText(hundredths: number): string {
  const rounded = Math.abs(hundredths) < 10 ? Number(hundredths.toPrecision(2)) : Math.round(hundredths)
  return `${rounded}%`.replace('-', '\u2212')
}

interface PanelForm {
  readonly edge: number
  readonly isFirst: boolean
  readonly isLast: boolean
}

function panel(unit: string, bars: readonly Bar[], form: PanelForm) {
  const x = xOf(form)
  const drawn = { transform: [{ filter: 'datum.isDrawn' }] }
  return {
    title: {
      text: UNITS[unit] ?? unit,
      fontSize: fontSizes.panel,
      frame: 'group',
      offset: form.isFirst ? 18 : 6,
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
        interval(['p5', 'p95'], { words: WORDS.spread, width: 8, x }),
        interval(['p25', 'p75'], { words: WORDS.middle, width: 8, x }),
        {
          mark: { type: 'tick', color: colours.median, thickness: 2, height: 10, orient: 'vertical' },
          encoding: { x: { field: 'p50', type: 'quantitative', ...x } },
        },
        {
          mark: { type: 'rule', color: colours.text, strokeWidth: 1 },
          encoding: { x: { field: 'low', type: 'quantitative', ...x }, x2: { field: 'high' } },
        },
        fact(x),
      ].map((layer) => ({
        ...layer,
        transform: [...drawn.transform, ...('transform' in layer ? layer.transform : [])],
      })),
      ...arrows(x, form.edge),
      ...numbers(form.isFirst),
    ],
  }
}

function xOf({ edge, isLast }: PanelForm) {
  const values = [1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8].filter((tick) => tick <= edge && tick >= 1 / edge)
  return {
    scale: { type: 'log', domain: [1 / edge, edge], nice: false },
    axis: {
      title: isLast ? 'The model as a multiple of the fact (log scale)' : null,
      values,
      grid: true,
      labels: isLast,
      ticks: isLast,
      domain: isLast,
      labelExpr:
        "datum.value == 1 ? 'fact' : datum.value < 1 ? '1/' + 1 / datum.value : '\u00d7' + datum.value",
    },
  }
}

function interval(
  edges: readonly [string, string],
  { words, width, x }: { words: string; width: number; x: object },
) {
  return {
    transform: [{ calculate: `'${words}'`, as: 'bar' }],
    mark: { type: 'rule', strokeWidth: width, strokeCap: 'butt' },
    encoding: {
      x: { field: edges[0], type: 'quantitative', ...x },
      x2: { field: edges[1] },
      stroke: {
        field: 'bar',
        type: 'nominal',
        scale: { domain: [WORDS.spread, WORDS.middle], range: [colours.outer, colours.inner] },
        legend: { symbolType: 'stroke', symbolStrokeWidth: 8 },
      },
    },
  }
}

/** Marks the fact itself: a dot where the interval holds it, a diamond where it only meets its range, a cross otherwise. */
function fact(x: object) {
  const domain = [WORDS.inside, WORDS.meets, WORDS.misses]
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
        scale: { domain, range: [colours.text, colours.rule, MISS] },
      },
    },
  }
}

/** Points outwards where an interval goes on beyond the axis. */
function arrows(x: object, edge: number) {
  const arrow = (field: string, shape: string, at: number) => ({
    transform: [{ filter: `datum.${field} === true` }],
    mark: { type: 'point', shape, filled: true, size: 60, opacity: 1, color: colours.median },
    encoding: { x: { datum: at, type: 'quantitative', ...x } },
  })
  return [arrow('isBelow', 'triangle-left', 1 / edge), arrow('isAbove', 'triangle-right', edge)]
}

/** Writes the numbers at the right, under headings that stand above the first panel. */
function numbers(hasHeadings: boolean) {
  const style = { type: 'text', align: 'left', baseline: 'middle', fontSize: fontSizes.mark }
  const columns = [
    { field: 'fact', heading: 'fact (from\u2013to)', at: WIDTH + FACT, color: colours.text },
    { field: 'model', heading: 'model: median (90%)', at: WIDTH + MODEL, color: colours.muted },
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
            encoding: { x: { value: at }, y: { value: -9 } },
          },
        ]
      : []),
  ])
}
