import { beforeAll, describe, expect, test } from 'vitest'
import { baseline, type Ensemble, ensemble, total, variables } from './ensemble.js'

const RUNS = 200
const chips = baseline().elements.import_chip as string[]
const ascend = baseline().elements.domestic_chip as string[]
let world: Ensemble

beforeAll(async () => {
  world = await ensemble(RUNS)
}, 60_000)

/** Checks for every run that what went in before the last month went out or is still there. */
function expectBalance(into: string[], out: string[], stock: string, element = ''): void {
  const last = world.months - 1
  const rows = (names: string[]) => names.map((name) => world.of(name, element))
  const [ins, outs, level] = [rows(into), rows(out), world.of(stock, element)]
  for (let run = 0; run < RUNS; run++) {
    const sum = (all: Float64Array[][]) => all.reduce((amount, row) => amount + total(row, run, 0, last), 0)
    const held = (level[last]?.[run] as number) - (level[0]?.[run] as number)
    const scale = Math.max(1, sum(ins))
    expect(Math.abs(sum(ins) - sum(outs) - held) / scale).toBeLessThan(1e-9)
  }
}

describe('nothing appears from nowhere', () => {
  test.each(chips)('%s: arrived = sold + written off + sold elsewhere + in stock', (chip) => {
    expectBalance(['arrivals'], ['legal_sold', 'written_off', 'diverted'], 'inventory', chip)
  })

  test('dies: made + drawn from the bank = packaged + in stock', () => {
    const used = world
      .of('packages')
      .map((row, month) =>
        row.map((value, run) => value * (world.of('dies_per_package')[month]?.[run] as number)),
      )
    const last = world.months - 1
    for (let run = 0; run < RUNS; run++) {
      const came = total(world.of('good_dies'), run, 0, last) + total(world.of('bank_draw'), run, 0, last)
      const left = world.of('die_stock')[last]?.[run] as number
      expect(total(used, run, 0, last) + left).toBeCloseTo(came, -1)
    }
  })

  test('the bank of TSMC dies: what came is drawn or still there, and it is what TSMC made in all', () => {
    expectBalance(['bank_inflow'], ['bank_draw'], 'die_bank')
    // Between the 5% and the 95% quantile of `tsmc_dies`, and a little beyond.
    for (let run = 0; run < RUNS; run++) {
      const came = total(world.of('bank_inflow'), run)
      expect(came).toBeGreaterThan(1.2e6)
      expect(came).toBeLessThan(3.7e6)
    }
  })

  test('AI wafers: ordered = started + withdrawn + waiting', () => {
    expectBalance(['wafers_ordered'], ['ai_wafers_in', 'withdrawn'], 'wafer_queue')
  })

  test('domestic compute: made = sold + in stock', () => {
    expectBalance(['domestic_supply'], ['domestic_sold'], 'domestic_stock')
  })

  test('smuggled chips arrive no more than were sent, a lead time before', () => {
    for (let run = 0; run < RUNS; run++) {
      const sent = total(world.of('grey_orders'), run) + 4 * (world.of('grey_orders')[0]?.[run] as number)
      expect(total(world.of('grey_arrivals'), run)).toBeLessThanOrEqual(sent)
    }
  })

  test('what buyers get in both rounds is what was sold, as far as they want it this month', () => {
    const served = ['state', 'platform', 'startup'].flatMap((buyer) => [
      world.of('served_openly', buyer),
      world.of('served_grey', buyer),
    ])
    for (const month of [0, 20, 60, 107]) {
      for (let run = 0; run < RUNS; run++) {
        const got = served.reduce((sum, row) => sum + (row[month]?.[run] as number), 0)
        const value = (name: string) => world.of(name)[month]?.[run] as number
        // What is sold beyond the wants of the month goes to orders that have waited.
        const sold = ['card_supply_worth', 'import_sold', 'domestic_sold'].reduce(
          (sum, name) => sum + value(name),
          0,
        )
        expect(got / Math.min(sold, value('demand'))).toBeCloseTo(1, 6)
        expect((got + value('unmet')) / value('demand')).toBeCloseTo(1, 6)
      }
    }
  })

  test('orders: placed = bought + gave up + voided + waiting', () => {
    const waiting = world.of('order_book')
    for (let run = 0; run < RUNS; run++) {
      for (let month = 1; month < world.months; month++) {
        expect(waiting[month]?.[run] as number).toBeGreaterThanOrEqual(-1e-6)
        const [sold, ordered] = ['import_sold', 'import_orders'].map(
          (name) => world.of(name)[month]?.[run] as number,
        ) as [number, number]
        expect(sold).toBeLessThanOrEqual(ordered * (1 + 1e-9) + 1e-6)
      }
    }
  })
})

/** Checks that hold in every month of every run, whatever is drawn. */
const SHARES = [
  'hit',
  'in_force',
  'controlled',
  'us_open',
  'importable',
  'bites',
  'pending',
  'looming',
  'scare',
  'on_sale_abroad',
  'door',
  'openness',
  'expected_openness',
  'caught',
  'serves',
  'domestic_serves',
  'moved_home',
  'bound_by_lines',
  'bound_by_dies',
  'bound_by_memory',
  'breakthrough_ramp',
  'door_closing',
  'cut_off_fear',
  'needs_cowos',
  'ai_wafer_share',
  'fab_yield',
  'memory_closed',
  'mix',
  'maturity',
  'software',
  'inference_share',
  'prefers_domestic',
  'legal_taken',
  'fill_rate',
  'domestic_share',
  'domestic_share_units',
  'china_share',
]
const MAY_BE_NEGATIVE = ['premium', 'cash_burn', 'vendor_cash', 'generations_behind']

describe('every month of every run', () => {
  test('is finite, in every quantity', () => {
    for (const { quantity, element } of world.labels) {
      const bad = world.of(quantity, element).findIndex((row) => !row.every(Number.isFinite))
      expect(bad, `${quantity}[${element}] in month ${bad}`).toBe(-1)
    }
  })

  test('has no negative quantity but a premium, a burn of cash, a debt and a lead of generations', () => {
    for (const { quantity, element } of world.labels) {
      if (MAY_BE_NEGATIVE.includes(quantity)) continue
      const least = Math.min(
        ...world.of(quantity, element).map((row) => row.reduce((a, b) => Math.min(a, b))),
      )
      expect(least, `${quantity}[${element}]`).toBeGreaterThanOrEqual(-1e-6)
    }
  })

  test.each(SHARES)('%s lies between 0 and 1', (name) => {
    for (const { quantity, element } of world.labels.filter((label) => label.quantity === name)) {
      const greatest = Math.max(
        ...world.of(quantity, element).map((row) => row.reduce((a, b) => Math.max(a, b))),
      )
      expect(greatest, `${quantity}[${element}]`).toBeLessThanOrEqual(1 + 1e-9)
    }
  })

  test('has every quantity of the model, and its mixes add up to 1 once something is on sale', () => {
    expect(new Set(world.labels.map(({ quantity }) => quantity)).size).toBe(variables.length)
    const mix = ascend.map((chip) => world.of('mix', chip)[24]?.[0] as number)
    expect(mix.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
  })
})
