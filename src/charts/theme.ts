import type { Config } from 'vega-lite'

/**
 * Lists the colours of every chart, as CSS hex. The three of a fan are one hue (Okabe-Ito blue) at three
 * lightnesses far apart, so that they stay apart on a grey printer and for every kind of colour vision.
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
} as const

/** Names the font family of every text: a generic stack that needs no download. */
export const fontFamily = 'Helvetica, Arial, sans-serif'

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
    labelColor: colours.text,
    labelFontSize: fontSizes.legend,
    labelLimit: 0,
    symbolSize: 160,
    columnPadding: 16,
    offset: 10,
  },
}
