import type { Config } from 'vega-lite'

/**
 * Lists the colours of every chart by what they are for, as CSS hex, on paper. The three of a fan are one hue (Okabe-Ito
 * blue) at three lightnesses far apart, so that they stay apart on a grey printer and for every kind of colour vision. No two
 * are the same, so that each has its own twin on a dark ground (see `themed`).
 */
export const colours = {
  outer: '#d3e4f2',
  inner: '#85b4d9',
  median: '#003f66',
  text: '#1a1a1a',
  muted: '#555555',
  rule: '#757575',
  grid: '#e3e3e3',
  paper: '#ffffff',
  /** What lowers something; vermilion of Okabe and Ito, beside `inner` for what raises it. */
  fall: '#d55e00',
  /** What was observed, over what was simulated. */
  fact: '#c23b00',
  /** The middle of a diverging scheme and its lower half; the upper half is `inner` and `median`. */
  middle: '#f2f2f2',
  low: '#d9a35f',
  lowest: '#8a4b00',
  /** Six colours for things of a kind; in the order of `categories`. */
  blue: '#1f40bb',
  amber: '#c6840e',
  green: '#3da17b',
  mauve: '#9281bd',
  brown: '#734413',
  black: '#333333',
  /** Boxes of a diagram, of numbers and series that are given, and of other blocks. */
  numberBox: '#fbe8c6',
  numberEdge: '#8a5a00',
  seriesBox: '#d5efe6',
  seriesEdge: '#00664a',
  otherBox: '#eaeaea',
} as const

/** Names a colour by what it is for. */
export type ColourRole = keyof typeof colours

/** Lists the twin of each colour on a dark ground. */
export const darkColours: Readonly<Record<ColourRole, string>> = {
  outer: '#1d3a52',
  inner: '#2f6c9a',
  median: '#9fd0f5',
  text: '#ececec',
  muted: '#a9b0b7',
  rule: '#7f868d',
  grid: '#2d3238',
  paper: '#16191d',
  fall: '#f0803c',
  fact: '#ff9a5c',
  middle: '#30353b',
  low: '#a1662a',
  lowest: '#f5b465',
  blue: '#5d7be1',
  amber: '#dc5616',
  green: '#5fe885',
  mauve: '#c1709c',
  brown: '#fcd408',
  black: '#f0f0f0',
  numberBox: '#453613',
  numberEdge: '#d9a93f',
  seriesBox: '#123d33',
  seriesEdge: '#5cc9a7',
  otherBox: '#2b2f34',
}

/**
 * Lists colours for things of a kind, such as channels, in the order of use: at least 3:1 on their ground, and apart for
 * every kind of colour vision (tested after Machado, Oliveira and Fernandes 2009). Six are the most that a chart may need.
 */
export const categories: readonly string[] = [
  colours.blue,
  colours.amber,
  colours.green,
  colours.mauve,
  colours.brown,
  colours.black,
]

/** Lists the dashes of lines for things of a kind, so that colour is never alone; in the order of `categories`. */
export const dashes: readonly (readonly number[])[] = [[], [7, 3], [2, 2], [9, 3, 2, 3], [4, 2], [12, 4]]

/** Lists the shapes of points for things of a kind, so that colour is never alone; in the order of `categories`. */
export const shapes: readonly string[] = [
  'circle',
  'square',
  'triangle-up',
  'diamond',
  'cross',
  'triangle-down',
]

/** Lists the colours from little to much. */
export const sequential: readonly string[] = [colours.outer, colours.inner, colours.median]

/** Lists the colours from far below to far above a middle. */
export const diverging: readonly string[] = [
  colours.lowest,
  colours.low,
  colours.middle,
  colours.inner,
  colours.median,
]

/** Names the font families of every text: those that systems have, Latin first; nothing is downloaded. */
export const fontFamily =
  'Helvetica, Arial, PingFang SC, Microsoft YaHei, Noto Sans SC, Noto Sans CJK SC, sans-serif'

/** Lists the sizes of letters, in pixels. */
export const fontSizes = {
  title: 17,
  subtitle: 12,
  panel: 12,
  axis: 11,
  legend: 11,
  mark: 10,
  note: 10,
} as const

/** Lists the default sizes of a plot, in pixels: one alone, or panels with gaps; room beside it for numbers. */
export const plot = {
  width: 720,
  height: 400,
  panelHeight: 210,
  panelGap: 46,
  panelRowGap: 16,
  axisRoom: 50,
  padding: 14,
} as const

/** Holds the Vega-Lite config shared by all charts. */
export const theme: Config = {
  background: colours.paper,
  padding: plot.padding,
  font: fontFamily,
  view: { stroke: null },
  mark: { aria: false },
  title: {
    anchor: 'start',
    color: colours.text,
    fontSize: fontSizes.title,
    fontWeight: 'bold',
    subtitleColor: colours.muted,
    subtitleFontSize: fontSizes.subtitle,
    subtitlePadding: 6,
    offset: 14,
  },
  axis: {
    labelColor: colours.muted,
    labelFontSize: fontSizes.axis,
    titleColor: colours.text,
    titleFontSize: fontSizes.axis,
    titleFontWeight: 'normal',
    titlePadding: 10,
    gridColor: colours.grid,
    domain: false,
    tickColor: colours.muted,
  },
  axisX: {
    grid: false,
    domain: true,
    domainColor: colours.muted,
    tickSize: 4,
    labelPadding: 4,
    labelFlush: false,
  },
  axisY: { ticks: false, labelPadding: 6 },
  legend: {
    orient: 'top',
    direction: 'horizontal',
    title: null,
    titleColor: colours.text,
    titleFontWeight: 'normal',
    labelColor: colours.text,
    labelFontSize: fontSizes.legend,
    labelLimit: 0,
    symbolSize: 160,
    columnPadding: 16,
    offset: 10,
  },
}
