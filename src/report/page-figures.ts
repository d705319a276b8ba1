import type { TopLevelSpec } from 'vega-lite'
import { drawFigure, type Figure } from '../charts/draw-figure.js'
import type { Lang } from '../words/words.js'
import { bareFigure, slimmed } from './bare-figure.js'
import { hoverText } from './hover-text.js'
import { asMarkup, html, jsonInPage, type Markup } from './markup.js'
import { pageTexts } from './page-words.js'

/** A chart as a result holds it, and where there is one, a form of it for narrow screens. */
export interface PageChart {
  readonly id: string
  readonly spec: TopLevelSpec
  readonly narrow?: TopLevelSpec
}

/** How the figures of a page are made. */
export interface FigureOptions {
  readonly lang: Lang
  /** Draws a chart; by default `drawFigure`, here and now. */
  readonly draw?: typeof drawFigure
}

/** Draws the charts of a page, with their points' words. Those that can't be drawn are left out. */
export async function pageFigures(
  charts: readonly PageChart[],
  { lang, draw = drawFigure }: FigureOptions,
): Promise<Markup[]> {
  const figures = await Promise.all(
    charts.map(async ({ id, spec, narrow }) => {
      const words = { id: `chart-${id}`, lang, ...bareFigure(spec) }
      const [wide, slim] = await Promise.all([
        drawn(bareFigure(spec).spec, draw),
        narrow && drawn(slimmed(bareFigure(narrow).spec), draw),
      ])
      return wide && figureMarkup({ wide, slim: slim && isSlim(slim) ? slim : undefined }, words)
    }),
  )
  return figures.filter((figure) => figure !== undefined)
}

/** Pixels that a narrow form may be wide at most, or it is none. */
const MOST_SLIM = 420

function isSlim({ svg }: Figure): boolean {
  const [, width] = /<svg[^>]* width="([\d.]+)"/.exec(svg) ?? []
  return Number(width) <= MOST_SLIM
}

async function drawn(spec: TopLevelSpec, draw: typeof drawFigure): Promise<Figure | undefined> {
  return draw(spec).catch(() => undefined)
}

interface Words {
  readonly id: string
  readonly lang: Lang
  readonly title: string
  readonly description: string
  readonly notes: string
}

interface Forms {
  readonly wide: Figure
  readonly slim: Figure | undefined
}

function figureMarkup({ wide, slim }: Forms, words: Words): Markup {
  const { id, title, notes } = words
  const plots = slim
    ? [
        plotMarkup(wide, { ...words, form: 'wide' }),
        plotMarkup(slim, { ...words, form: 'slim', id: `${id}-slim` }),
      ]
    : plotMarkup(wide, { ...words, form: 'only' })
  return html`<figure id="${id}">
<h3>${title}</h3>
${plots}
${notes === '' ? undefined : html`<figcaption>${notes}</figcaption>`}
</figure>
`
}

function plotMarkup(
  { svg, points: all }: Figure,
  { id, lang, title, description, form }: Words & { readonly form: 'wide' | 'slim' | 'only' },
): Markup {
  const points = all.flatMap((point): [number, number, string][] => {
    const text = hoverText(point, lang)
    return text === '' ? [] : [[rounded(point.x), rounded(point.y), text]]
  })
  const { chart, chartAlone } = pageTexts(lang)
  const data = html`<script type="application/json">${jsonInPage(points)}</script>`
  return html`<div class="plot ${form}" role="group" aria-label="${chartAlone(title)}" data-hint="${points.length > 0 ? chart(title) : ''}">${inlineSvg(svg, { id, title, description })}
${points.length === 0 ? undefined : data}</div>
`
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}

/**
 * Makes a drawing part of a page: with a title and a description for those who don't see it, names of its own for what it
 * refers to, and without what only a file of its own needs.
 */
function inlineSvg(
  svg: string,
  { id, title, description }: Pick<Words, 'id' | 'title' | 'description'>,
): Markup {
  const [, width = '0', height = '0'] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []
  const drawing = svg
    .replace(/^<svg[^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(
      / (class|role|aria-roledescription|aria-hidden|pointer-events|stroke-miterlimit|font-family)="[^"]*"/g,
      '',
    )
    .replace(/<path d="M0,0h[\d.]+v[\d.]+h-[\d.]+Z" fill="transparent"[^>]*\/>/g, '')
    .replace(/ d="[^"]+"/g, (path) =>
      path.replace(/-?\d+\.\d{2,}/g, (number) => String(rounded(Number(number)))),
    )
    .replace(/(id="|url\(#)((?:clip|gradient|pattern)\w*)/g, `$1${id}-$2`)
  const head = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-about"><title id="${id}-title">${title}</title><desc id="${id}-about">${description}</desc>`
  return asMarkup(`${head.markup}${drawing}</svg>`)
}
