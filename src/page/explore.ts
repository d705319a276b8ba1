/// <reference lib="dom" />
// What a report does in a browser beside being read: the numbers of charts appear under the pointer, and to the arrow keys.
// It is bundled to a file of its own, whose text stands in the page; it asks for nothing and makes no code of text.

/** A point of a chart, in the units of its drawing, and what is said of it. */
type Point = readonly [x: number, y: number, text: string]

const SVG = 'http://www.w3.org/2000/svg'
const RADIUS = 5
/** How much more a step across counts than one along, where points follow each other along an axis. */
const ACROSS = 8
/** Points that a page key goes over: the months of a year. */
const PAGE = 12
/** Pixels between a point and what is said of it. */
const GAP = 14

for (const plot of document.querySelectorAll<HTMLElement>('.plot')) explore(plot)
for (const box of document.querySelectorAll<HTMLElement>('.scroll, .plot, .equation'))
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0

/** Lets one plot be explored, if it has points. */
function explore(plot: HTMLElement): void {
  const figure = plot.closest('figure')
  const [data, svg] = [plot.querySelector('script'), plot.querySelector('svg')]
  if (!figure || !data || !svg) return
  const points = JSON.parse(data.textContent ?? '[]') as Point[]
  const tip = figure.appendChild(document.createElement('div'))
  const mark = svg.appendChild(document.createElementNS(SVG, 'circle'))
  tip.className = 'tip'
  tip.setAttribute('role', 'status')
  tip.hidden = true
  mark.setAttribute('class', 'mark')
  mark.setAttribute('r', String(RADIUS))
  mark.setAttribute('visibility', 'hidden')
  plot.tabIndex = 0
  plot.setAttribute('aria-label', plot.dataset.hint ?? '')
  let shown = -1

  const show = (index: number): void => {
    const point = points[index]
    if (!point || index === shown) return
    shown = index
    const [x, y, text] = point
    mark.setAttribute('cx', String(x))
    mark.setAttribute('cy', String(y))
    mark.removeAttribute('visibility')
    tip.textContent = text
    tip.hidden = false
    place(tip, { figure, svg, point })
  }
  const hide = (): void => {
    shown = -1
    tip.hidden = true
    mark.setAttribute('visibility', 'hidden')
  }
  const follow = ({ clientX, clientY }: PointerEvent): void => {
    const box = svg.getBoundingClientRect()
    const scale = svg.viewBox.baseVal.width / box.width
    show(nearest(points, [(clientX - box.left) * scale, (clientY - box.top) * scale]))
  }
  plot.addEventListener('pointermove', follow)
  plot.addEventListener('pointerdown', follow)
  plot.addEventListener('pointerleave', hide)
  plot.addEventListener('blur', hide)
  plot.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return hide()
    const next = afterKey(event.key, shown, points.length)
    if (next === undefined) return
    event.preventDefault()
    show(next)
  })
}

/** Gives the point that a key leads to; undefined for a key that leads nowhere. */
function afterKey(key: string, shown: number, count: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: shown + 1,
    ArrowDown: shown + 1,
    ArrowLeft: shown - 1,
    ArrowUp: shown - 1,
    PageDown: shown + PAGE,
    PageUp: shown - PAGE,
    Home: 0,
    End: count - 1,
  }
  const next = steps[key]
  return next === undefined ? undefined : Math.min(Math.max(next, 0), count - 1)
}

/** Finds the point nearest to a place: where many follow each other from left to right, the nearest on that way. */
function nearest(points: readonly Point[], [left, top]: readonly [number, number]): number {
  const columns = new Set(points.map(([x]) => x)).size
  const rows = new Set(points.map(([, y]) => y)).size
  const weights = columns >= rows ? [ACROSS, 1] : [1, ACROSS]
  const distances = points.map(([x, y]) => Math.abs(x - left) * weights[0]! + Math.abs(y - top) * weights[1]!)
  return distances.indexOf(Math.min(...distances))
}

interface Place {
  readonly figure: HTMLElement
  readonly svg: SVGSVGElement
  readonly point: Point
}

/** Puts what is said of a point beside it, on the side that has room, and never beyond the figure; small screens have their own place for it. */
function place(tip: HTMLElement, { figure, svg, point: [x, y] }: Place): void {
  const [outer, inner] = [figure.getBoundingClientRect(), svg.getBoundingClientRect()]
  const scale = inner.width / svg.viewBox.baseVal.width
  const left = inner.left - outer.left + x * scale
  const top = inner.top - outer.top + y * scale
  const isRight = left + GAP + tip.offsetWidth <= outer.width
  const wanted = isRight ? left + GAP : left - GAP - tip.offsetWidth
  tip.style.left = `${Math.max(0, Math.min(wanted, outer.width - tip.offsetWidth))}px`
  tip.style.top = `${Math.max(0, top - tip.offsetHeight / 2)}px`
}
