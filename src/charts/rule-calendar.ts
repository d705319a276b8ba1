import type { TopLevelSpec } from 'vega-lite'
import type { SummaryRow } from '../analysis/rows.js'
import { elementName } from '../words/names.js'
import { type Words, wordsIn } from '../words/words.js'
import { markLayers } from './event-marks.js'
import { type FigureOptions, figure } from './figure.js'
import { legendColumns } from './legend-columns.js'
import { colours, plot } from './theme.js'
import { monthChannel, NARROW, type Timeline, timelineOf } from './timeline.js'

/** Lists the quantities that tell what becomes of a chip in a month. */
export const calendarQuantities = ['on_sale_abroad', 'controlled', 'us_open', 'door'] as const

/** What becomes of a chip: the states of the calendar. */
export type ChipState = keyof Words['calendar']['states']

/**
 * How each state is told: by colour, the more closed the further from the ground; by a sign on it, in an ink that shows there;
 * and by the height of its bar in pixels.
 */
const LOOKS: Readonly<Record<ChipState, { colour: string; sign: string; height: number; ink: string }>> = {
  open: { colour: colours.outer, sign: 'circle', height: 14, ink: colours.median },
  licensed: { colour: colours.inner, sign: 'triangle-up', height: 14, ink: colours.median },
  door: { colour: colours.fall, sign: 'square', height: 14, ink: colours.paper },
  controlled: { colour: colours.black, sign: 'cross', height: 14, ink: colours.paper },
  absent: { colour: colours.grid, sign: 'stroke', height: 3, ink: colours.grid },
}
const STATES = Object.keys(LOOKS) as ChipState[]

const ROW = 24

/** Months from one sign on a bar to the next, and the size of a sign. */
const SIGNS = { every: 6, size: 34 } as const

/** Half of a month is where a state begins to hold for most of it; licences below this are none. */
const [MOST, ANY] = [0.5, 0.01]

interface Medians {
  readonly on_sale_abroad: number
  readonly controlled: number
  readonly us_open: number
  readonly door: number
}

/** Tells the state of a chip by the medians of a month: whether it is sold at all, what Washington does, and then Beijing. */
export function chipState({ on_sale_abroad, controlled, us_open, door }: Medians): ChipState {
  if (on_sale_abroad < MOST) return 'absent'
  const isLicensed = us_open - (1 - controlled) > ANY
  if (controlled >= MOST && !isLicensed) return 'controlled'
  if (door < MOST) return 'door'
  return controlled >= MOST ? 'licensed' : 'open'
}

interface Stretch {
  readonly chip: string
  readonly state: ChipState
  /** Indices of the first month, and of the one after the last. */
  readonly from: number
  readonly to: number
}

function stretchesOf(rows: readonly SummaryRow[], months: readonly string[]): Stretch[] {
  const medians = new Map(
    rows.map(({ quantity, element, month, p50 }) => [`${quantity}[${element}] ${month}`, p50]),
  )
  const chips = [...new Set(rows.map(({ element }) => element))]
  return chips.flatMap((chip) => {
    const at = (name: string, month: string) => medians.get(`${name}[${chip}] ${month}`) ?? 0
    const found: Stretch[] = []
    months.forEach((month, i) => {
      const read = (name: (typeof calendarQuantities)[number]) => [name, at(name, month)] as const
      const state = chipState(Object.fromEntries(calendarQuantities.map(read)) as unknown as Medians)
      const last = found.at(-1)
      if (last?.state === state) found[found.length - 1] = { ...last, to: i + 1 }
      else found.push({ chip, state, from: i, to: i + 1 })
    })
    return found
  })
}

/** Gives the places of the signs on a stretch: one in the middle, or several on a long one. */
function signsOf({ from, to }: Stretch): number[] {
  const count = Math.max(1, Math.round((to - from) / SIGNS.every / 2))
  return Array.from({ length: count }, (_, i) => from + ((i + 0.5) * (to - from)) / count)
}

function dayOf(months: readonly string[], place: number): string {
  const [whole, part] = [Math.floor(place), place % 1]
  const last = months.at(-1) as string
  const month = months[whole] ?? nextOf(last)
  return part === 0 ? month : `${month}-${String(1 + Math.floor(28 * part)).padStart(2, '0')}`
}

function nextOf(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

function layersOf(
  stretches: readonly Stretch[],
  {
    timeline,
    months,
    options,
    width,
  }: { timeline: Timeline; months: readonly string[]; options: FigureOptions; width: number },
) {
  const { lang } = options
  const { states } = wordsIn(lang).calendar
  const present = STATES.filter((state) => stretches.some((one) => one.state === state))
  const names = present.map((state) => states[state])
  const chips = [...new Set(stretches.map(({ chip }) => elementName(chip, options)))]
  const y = {
    field: 'chip',
    type: 'nominal',
    sort: chips,
    axis: { title: null, labelLimit: 110, grid: false },
  }
  const row = (one: Stretch) => ({ chip: elementName(one.chip, options), state: states[one.state] })
  const bars = stretches.map((one) => {
    const [from, to] = [dayOf(months, one.from), dayOf(months, one.to)]
    return { ...row(one), from, to, _height: LOOKS[one.state].height }
  })
  const signs = (ink: string) =>
    stretches
      .filter(({ state }) => state !== 'absent' && LOOKS[state].ink === ink)
      .flatMap((one) => signsOf(one).map((place) => ({ ...row(one), _sign: dayOf(months, place) })))
  const look = { field: 'state', type: 'nominal', sort: names }
  const legend = {
    columns: legendColumns(names, width),
    symbolSize: 110,
    symbolStrokeColor: colours.rule,
    symbolStrokeWidth: 1,
  }
  const fill = {
    ...look,
    scale: { domain: names, range: present.map((state) => LOOKS[state].colour) },
    legend,
  }
  const shape = {
    ...look,
    scale: { domain: names, range: present.map((state) => LOOKS[state].sign) },
    legend,
  }
  const x = monthChannel(timeline, lang, 'from')
  return [
    {
      data: { values: bars },
      mark: { type: 'bar', height: { expr: 'datum._height' }, stroke: colours.rule, strokeWidth: 0.6 },
      encoding: { x, x2: { field: 'to' }, y, fill },
    },
    ...[colours.median, colours.paper].flatMap((ink) => {
      const values = signs(ink)
      const mark = { type: 'point', size: SIGNS.size, stroke: ink, strokeWidth: 1.2, opacity: 1 }
      const encoding = { x: { ...x, field: '_sign' }, y, fill, shape }
      return values.length === 0 ? [] : [{ data: { values }, mark, encoding }]
    }),
  ]
}

/**
 * Draws which chips may reach China and when, as bars over months: open, licensed, banned, shut out by Beijing, or not on sale,
 * by the medians of the runs. Rules stand above as dated lines. States differ by colour, by signs and by height. Throws where
 * a quantity has no rows.
 */
export function ruleCalendar(rows: readonly SummaryRow[], options: FigureOptions): TopLevelSpec {
  const { lang, title } = options
  const missing = calendarQuantities.filter((name) => !rows.some(({ quantity }) => quantity === name))
  if (missing.length > 0) throw new Error(`the chart "${title}" has no rows of ${missing.join(', ')}`)
  const words = wordsIn(lang).calendar
  const size = options.width ?? plot.width
  const width = size < NARROW ? size - 40 : size
  const own = rows.filter(({ quantity }) => calendarQuantities.some((name) => name === quantity))
  const months = [...new Set(own.map(({ month }) => month))].sort()
  const timeline = timelineOf(months, { ...options, width })
  const stretches = stretchesOf(own, months)
  const height = ROW * new Set(stretches.map(({ chip }) => chip)).size
  const layer = [
    ...layersOf(stretches, { timeline, months, options, width }),
    ...markLayers(timeline.placed, height),
  ]
  return figure([{ width, height, layer }], {
    ...options,
    reading: words.reading,
    description: words.description(title),
    timeline,
  })
}
