/** A bound that a quantity keeps in every month of every run of every scenario. */
export interface Bound {
  readonly quantities: readonly string[]
  readonly least?: number
  readonly greatest?: number
}

/** What may be below 0: all else is an amount, a price or a share. */
export const MAY_BE_NEGATIVE = ['premium', 'cash_burn', 'vendor_cash', 'generations_behind']

/** Bounds by number: shares, and what physics or a definition allows. */
export const bounds: readonly Bound[] = [
  {
    greatest: 1,
    quantities: [
      'hit',
      'in_force',
      'controlled',
      'licensed',
      'us_open',
      'on_sale_abroad',
      'door',
      'importable',
      'bites',
      'known',
      'looming',
      'pending',
      'scare',
      'cut_off_fear',
      'needs_cowos',
      'buildable',
      'openness',
      'expected_openness',
      'serves',
      'domestic_serves',
      'suits_serving',
      'domestic_suits_serving',
      'caught',
      'breakthrough_ramp',
      'ai_wafer_share',
      'best_yield',
      'fab_yield',
      'memory_closed',
      'memory_looms',
      'mix',
      'bound_by_lines',
      'bound_by_dies',
      'bound_by_memory',
      'foundry_closed',
      'moved_home',
      'maturity',
      'software',
      'inference_share',
      'prefers_domestic',
      'door_closing',
      'legal_taken',
      'fill_rate',
      'domestic_share',
      'domestic_share_units',
      'ascend_share',
      'china_share',
    ],
  },
  { quantities: ['bottleneck'], least: 1, greatest: 3 },
  { quantities: ['premium'], least: -1 },
  { quantities: ['domestic_training_worth', 'training_worth'], greatest: 10 },
  { quantities: ['dies_per_package'], greatest: 16 },
  { quantities: ['lag'], greatest: 108 },
]

/** Pairs of quantities of which the first is never more than the second. */
export const neverMore: readonly (readonly [quantity: string, than: string])[] = [
  ['nvidia_wafers', 'cowos_capacity'],
  ['china_wafers', 'planned_wafers'],
  ['on_offer', 'on_hand'],
  ['legal_sold', 'on_offer'],
  ['blocked', 'arrivals'],
  ['stranded', 'inventory'],
  ['written_off', 'stranded'],
  ['diverted', 'stranded'],
  ['seized', 'grey_pull'],
  ['grey_orders', 'grey_pull'],
  ['grey_orders', 'world_chips'],
  ['ai_wafers_in', 'smic_capacity'],
  ['fab_yield', 'best_yield'],
  ['bank_draw', 'die_bank'],
  ['packages', 'packages_planned'],
  ['packages', 'packages_by_dies'],
  ['packages', 'packages_by_memory'],
  ['ascend_units', 'packages'],
  ['import_sold', 'import_supply'],
  ['import_sold', 'import_orders'],
  ['spot_sold', 'spot_supply'],
  ['grey_sold', 'grey_supply'],
  ['domestic_sold', 'domestic_offer'],
  ['domestic_sold', 'domestic_wanted'],
  ['served_openly', 'buyer_demand'],
  ['served_grey', 'buyer_demand'],
  ['unmet', 'demand'],
  ['china_compute', 'china_access'],
  ['china_compute', 'world_compute'],
]

/** A stock, and the flows whose difference it keeps; a flow in parts is the product of two quantities. */
export interface Balance {
  readonly stock: string
  readonly into: readonly string[]
  readonly out: readonly (string | readonly [string, string])[]
}

/** Stocks in which nothing appears from nowhere and nothing is lost. */
export const balances: readonly Balance[] = [
  { stock: 'inventory', into: ['arrivals'], out: ['legal_sold', 'written_off', 'diverted'] },
  { stock: 'die_bank', into: ['bank_inflow'], out: ['bank_draw'] },
  { stock: 'die_stock', into: ['good_dies', 'bank_draw'], out: [['packages', 'dies_per_package']] },
  { stock: 'hbm_stock', into: ['hbm_supply'], out: [['packages', 'stacks_per_package']] },
  { stock: 'ai_wafers_run', into: ['ai_wafers_out'], out: [] },
  { stock: 'domestic_stock', into: ['domestic_supply'], out: ['domestic_sold'] },
]

/** Months from 2022-01. */
const at = (year: number, month: number) => (year - 2022) * 12 + month - 1

/**
 * The month from which a what-if may differ from the baseline, bit for bit: that of its lever, or of the first rumour of it. Those
 * that are not listed are about history itself.
 */
export const begins: Readonly<Record<string, number>> = {
  'b30a-allowed': at(2027, 1),
  'cards-closed': at(2026, 1),
  'cloud-rule': at(2027, 1),
  'cowos-short': at(2027, 1),
  'cowos-surge': at(2027, 1),
  'cxmt-surge': at(2027, 1),
  'domestic-mandate': at(2027, 1),
  'door-shut': at(2027, 1),
  'everything-allowed': at(2027, 1),
  'full-ban-enforced': at(2027, 1),
  'h20-bought': at(2025, 8),
  'h20-dumped': at(2025, 8),
  'h20-never-returned': at(2025, 7),
  'h200-bought': at(2026, 7),
  'h200-bought-free': at(2026, 7),
  'hbm-runs-dry': at(2027, 1),
  'hbm-traded': at(2027, 1),
  'investors-leave': at(2027, 1),
  'lithography-breakthrough': at(2027, 1),
  'location-verification': at(2027, 1),
  'no-enforcement': at(2027, 1),
  'policy-lottery': at(2027, 1),
  'second-deepseek': at(2027, 1),
  'servicing-cut-off': at(2027, 1),
  'smic-stalls-30': at(2026, 1),
  'smic-yields-60': at(2027, 1),
  'strait-closed': at(2027, 7),
  'subsidy-30': at(2027, 1),
}
