import type { SummaryRow } from '../analysis/rows.js'
import { wordsIn } from '../words/words.js'
import type { FanForm, FanLayers } from './fan-layers.js'
import { colours, fontSizes } from './theme.js'

/** What was observed of a quantity in a month, in its unit; a range where sources give one, and a few words where there is room. */
export interface ObservedFact {
  /** The quantity, or `quantity[element]`; by default that of the first panel. */
  readonly panel?: string
  /** As `2024-06`. */
  readonly month: string
  readonly value: number
  readonly low?: number
  readonly high?: number
  readonly label?: string
  /** Whether it is the mean of a year, which stands in the middle of that. */
  readonly isYearMean?: boolean
}

/** Gives facts the form of rows, so that an axis makes room for them too. */
export function factRows(facts: readonly ObservedFact[], like: SummaryRow): SummaryRow[] {
  return facts.map(({ month, value, low = value, high = value }) => {
    return { ...like, month, p5: low, p25: value, p50: value, p75: value, p95: high }
  })
}

/** Draws facts over a fan: a point each, with a whisker over its range, and its label above that. */
export function factLayers(
  facts: readonly ObservedFact[],
  { axis, lang, isNarrow = false }: Pick<FanForm, 'axis' | 'lang' | 'isNarrow'>,
): FanLayers {
  if (facts.length === 0) return []
  const { observed, observedMean } = wordsIn(lang).fan
  const values = facts.map(({ month, value, low = value, high = value, label = '', isYearMean = false }) => {
    return { month, value, low, high, label, _is: isYearMean ? observedMean : observed }
  })
  const kinds = [observed, observedMean].filter((kind) => values.some(({ _is }) => _is === kind))
  const x = { field: 'month', type: 'temporal', scale: { type: 'utc', nice: false } } as const
  const y = (field: string) => ({ field, type: 'quantitative', ...axis }) as const
  const shape = {
    field: '_is',
    type: 'nominal',
    scale: {
      domain: kinds,
      range: kinds.map((kind) => (kind === observed ? 'circle' : 'diamond')),
    },
    // Beside the fan's own legends there is no room on a phone.
    legend: {
      symbolFillColor: colours.fact,
      symbolStrokeColor: colours.paper,
      ...(isNarrow ? { orient: 'bottom', columns: 1 } : {}),
    },
  } as const
  const whisker = { type: 'rule', color: colours.fact, strokeWidth: 1.5 } as const
  const point = {
    type: 'point',
    filled: true,
    size: 60,
    opacity: 1,
    color: colours.fact,
    stroke: colours.paper,
    strokeWidth: 1,
  } as const
  const label = {
    type: 'text',
    align: 'center',
    baseline: 'bottom',
    dy: -6,
    fontSize: fontSizes.mark,
    color: colours.fact,
  } as const
  // Vega warns of a layer without data.
  const named = values.filter((one) => one.label !== '')
  return [
    { data: { values }, mark: whisker, encoding: { x, y: y('low'), y2: { field: 'high' } } },
    { data: { values }, mark: point, encoding: { x, y: y('value'), shape } },
    ...(named.length === 0
      ? []
      : [
          {
            data: { values: named },
            mark: label,
            encoding: { x, y: y('high'), text: { field: 'label', type: 'nominal' } },
          },
        ]),
  ] as FanLayers
}
