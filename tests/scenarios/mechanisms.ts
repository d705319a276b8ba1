import { quantiles } from '../../src/math/quantile.js'
import { run } from '../../src/run.js'
import type { Scenario } from '../../src/scenario/scenario.js'
import { readWhatIf } from './what-if.js'

/** A mechanism, and two scenarios that differ in it and in little else. */
export interface Pair {
  /** What moves, in words; the number is `expression`. */
  readonly shows: string
  readonly scenario: string
  /** What it is set beside; the baseline where it is left out. */
  readonly against?: string
  /** In the language of outcomes. */
  readonly expression: string
  /** Which way it moves, world by world; `wider` is about the interval over worlds. */
  readonly expected: 'more' | 'less' | 'wider'
  /** The part of the worlds that move this way, at least; 0.9 where it is left out. */
  readonly share?: number
}

/** A mechanism of the model, and the pairs that show it. */
export interface Mechanism {
  readonly title: string
  readonly pairs: readonly Pair[]
}

const DOMESTIC_SHARE_2028 =
  'total(domestic_rated_sold, "2028") / total(domestic_rated_sold + legal_rated + grey_supply, "2028")'
const TRAINING_PART_2024 = 'total(training_added, "2024") / total(training_added + inference_added, "2024")'

/** The mechanisms of the model, in causal order, each with the pairs that show it. */
export const mechanisms: readonly Mechanism[] = [
  {
    title: 'Import rules as data, with grace',
    pairs: [
      {
        shows: 'Thirty days of grace let in more A800 and H800 than six',
        scenario: 'october-2023-window-kept',
        expression: 'total(legal_sold[a800] + legal_sold[h800], "2023-10", "2023-12")',
        expected: 'more',
      },
      {
        shows: 'Without the rule A800 and H800 stay on sale',
        scenario: 'no-october-2023',
        expression: 'total(legal_sold[a800] + legal_sold[h800], "2023-12", "2025-08")',
        expected: 'more',
      },
    ],
  },
  {
    title: 'Licences and reversals, with caps and fees',
    pairs: [
      {
        shows: 'Without cap and fee far more H200 come',
        scenario: 'h200-bought-free',
        against: 'h200-bought',
        expression: 'total(legal_sold[h200], "2028")',
        expected: 'more',
      },
      {
        shows: 'Fees come in once Beijing buys',
        scenario: 'h200-bought',
        expression: 'total(licence_fees, "2028")',
        expected: 'more',
      },
    ],
  },
  {
    title: "Beijing's own door",
    pairs: [
      {
        shows: 'With an open door H20 is bought again',
        scenario: 'h20-bought',
        expression: 'total(legal_sold[h20], "2026")',
        expected: 'more',
      },
      {
        shows: 'With a shut one nothing foreign is',
        scenario: 'door-shut',
        expression: 'total(legal_units, "2028")',
        expected: 'less',
      },
    ],
  },
  {
    title: 'Cut-down chips as an answer to a rule',
    pairs: [
      {
        shows: 'No rule, no H20 that answers it',
        scenario: 'no-october-2023',
        expression: 'total(legal_sold[h20])',
        expected: 'less',
      },
      {
        shows: 'A redesign of a year costs most H20 of 2024',
        scenario: 'slow-redesign',
        expression: 'total(legal_sold[h20], "2024")',
        expected: 'less',
      },
    ],
  },
  {
    title: 'Hoarding before a rule, lead times, orders that cannot be delivered',
    pairs: [
      {
        shows: 'A rule that was announced half a year ahead is hoarded for',
        scenario: 'cards-closed',
        expression: 'total(hoarding, "2026-10", "2027-08")',
        expected: 'more',
      },
      {
        shows: 'Without the rule no order is voided that autumn',
        scenario: 'no-october-2023',
        expression: 'total(orders_voided, "2023-10", "2023-12")',
        expected: 'less',
      },
    ],
  },
  {
    title: 'CoWoS capacity',
    pairs: [
      {
        shows: 'Three tenths less leaves the world with less compute',
        scenario: 'cowos-short',
        expression: 'at(world_compute, "2029-01")',
        expected: 'less',
      },
    ],
  },
  {
    title: 'Vendor inventory, stranded stock, write-downs, lost revenue',
    pairs: [
      {
        shows: 'Without the letter no sale is lost to it',
        scenario: 'h20-never-stopped',
        expression: 'total(lost_revenue, "2025")',
        expected: 'less',
      },
      {
        shows: 'Without a licence more is written off',
        scenario: 'h20-never-returned',
        expression: 'total(write_downs, "2025-04", "2027-12")',
        expected: 'more',
      },
    ],
  },
  {
    title: 'Grey market and enforcement',
    pairs: [
      {
        shows: 'Chips that report where they are arrive less',
        scenario: 'location-verification',
        expression: 'total(grey_arrivals, "2028")',
        expected: 'less',
      },
      {
        shows: 'and cost more',
        scenario: 'location-verification',
        expression: 'mean(premium, "2028")',
        expected: 'more',
        share: 0.85,
      },
      {
        shows: 'More arrive when nobody stops them',
        scenario: 'no-enforcement',
        expression: 'total(grey_arrivals, "2028")',
        expected: 'more',
      },
    ],
  },
  {
    title: 'Offshore rental and a cloud rule',
    pairs: [
      {
        shows: 'A cloud rule closes what is rented',
        scenario: 'cloud-rule',
        expression: 'at(installed_offshore, "2029-01")',
        expected: 'less',
      },
      {
        shows: 'and more is bought at home in its place',
        scenario: 'cloud-rule',
        expression: 'at(china_compute, "2029-01")',
        expected: 'more',
        share: 0.8,
      },
    ],
  },
  {
    title: 'SMIC: capacity, queue, yield, ageing tools, a break-through',
    pairs: [
      {
        shows: 'Tools that are not serviced decay',
        scenario: 'servicing-cut-off',
        expression: 'at(smic_capacity, "2030-12")',
        expected: 'less',
      },
      {
        shows: 'Home-made lithography adds capacity, late',
        scenario: 'lithography-breakthrough',
        expression: 'at(smic_capacity, "2030-12")',
        expected: 'more',
      },
      {
        shows: 'and raises yield',
        scenario: 'lithography-breakthrough',
        expression: 'at(fab_yield, "2030-12")',
        expected: 'more',
      },
      {
        shows: 'A stall of yield takes more wafers for the same dies',
        scenario: 'smic-stalls-30',
        against: 'smic-yields-60',
        expression: 'total(ai_wafers_out, "2028")',
        expected: 'more',
        share: 0.8,
      },
    ],
  },
  {
    title: 'Foreign foundries and the bank of TSMC dies',
    pairs: [
      {
        shows: 'Without the bank there is less Ascend',
        scenario: 'no-die-bank',
        expression: 'total(ascend_units, "2023", "2025")',
        expected: 'less',
      },
      {
        shows: 'With open foundries the smaller makers have more chips',
        scenario: 'foundries-open',
        expression: 'total(other_units, "2024")',
        expected: 'more',
      },
    ],
  },
  {
    title: 'HBM: imports, hoard, ban, domestic ramp',
    pairs: [
      {
        shows: 'A ban of 2022 leaves no time for a hoard',
        scenario: 'hbm-ban-2022',
        expression: 'total(hbm_imported)',
        expected: 'less',
      },
      {
        shows: 'A third of the memory, far less Ascend',
        scenario: 'hbm-runs-dry',
        expression: 'total(ascend_units, "2028")',
        expected: 'less',
      },
      {
        shows: 'Twice the memory, more Ascend',
        scenario: 'cxmt-surge',
        expression: 'total(ascend_units, "2028")',
        expected: 'more',
        share: 0.6,
      },
    ],
  },
  {
    title: 'Domestic share',
    pairs: [
      {
        shows: 'Open doors lower the domestic part of compute added',
        scenario: 'everything-allowed',
        expression: DOMESTIC_SHARE_2028,
        expected: 'less',
      },
    ],
  },
  {
    title: 'Price pressure: premium, panic and relief',
    pairs: [
      {
        shows: 'Without the rule there is no panic in the autumn of 2023',
        scenario: 'no-october-2023',
        expression: 'max(premium, "2023-10", "2024-06")',
        expected: 'less',
      },
      {
        shows: 'An open door brings relief',
        scenario: 'h20-bought',
        expression: 'mean(price_import, "2026")',
        expected: 'less',
      },
    ],
  },
  {
    title: 'Training against inference',
    pairs: [
      {
        shows: 'A800 and H800 train where H20 would have served',
        scenario: 'no-october-2023',
        expression: TRAINING_PART_2024,
        expected: 'more',
      },
    ],
  },
  {
    title: 'Software ecosystem and dumping',
    pairs: [
      {
        shows: 'A flood costs domestic vendors sales',
        scenario: 'h20-dumped',
        against: 'h20-bought',
        expression: 'total(domestic_revenue, "2026")',
        expected: 'less',
        share: 0.8,
      },
      {
        shows: 'and maturity, by little',
        scenario: 'h20-dumped',
        against: 'h20-bought',
        expression: 'at(maturity, "2027-12")',
        expected: 'less',
        share: 0.45,
      },
      {
        shows: 'Doors that stand open slow it far more',
        scenario: 'everything-allowed',
        against: 'door-shut',
        expression: 'at(maturity, "2028-12")',
        expected: 'less',
      },
    ],
  },
  {
    title: 'Buyers: who is served first',
    pairs: [
      {
        shows: 'A full ban is felt by start-ups',
        scenario: 'full-ban-enforced',
        expression: 'mean(fill_rate[startup], "2028")',
        expected: 'less',
        share: 0.8,
      },
    ],
  },
  {
    title: 'Subsidy and mandate',
    pairs: [
      {
        shows: 'A subsidy turns demand to domestic chips',
        scenario: 'subsidy-30',
        expression: 'total(wants_domestic, "2028")',
        expected: 'more',
      },
      {
        shows: 'and raises their part of the compute added',
        scenario: 'subsidy-30',
        expression: DOMESTIC_SHARE_2028,
        expected: 'more',
        share: 0.8,
      },
      {
        shows: 'A mandate does far more',
        scenario: 'domestic-mandate',
        expression: DOMESTIC_SHARE_2028,
        expected: 'more',
      },
    ],
  },
  {
    title: 'Demand: growth, efficiency shocks with rebound',
    pairs: [
      {
        shows: 'A second DeepSeek lowers demand at once',
        scenario: 'second-deepseek',
        expression: 'at(needs, "2027-01")',
        expected: 'less',
      },
      {
        shows: 'and raises it after the rebound',
        scenario: 'second-deepseek',
        expression: 'mean(needs, "2028")',
        expected: 'more',
        share: 0.85,
      },
    ],
  },
  {
    title: "The rest of the world: China's share, months and generations behind",
    pairs: [
      {
        shows: "Without controls China's part of the world's compute is larger",
        scenario: 'no-controls',
        expression: 'at(china_share, "2026-06")',
        expected: 'more',
      },
      {
        shows: 'and it is fewer months behind',
        scenario: 'no-controls',
        expression: 'at(lag, "2026-06")',
        expected: 'less',
      },
      {
        shows: 'With B30A it is fewer generations behind',
        scenario: 'b30a-allowed',
        expression: 'at(generations_behind, "2028-06")',
        expected: 'less',
      },
    ],
  },
  {
    title: "Vendors' money",
    pairs: [
      {
        shows: 'Without H20 foreign vendors sell less',
        scenario: 'h20-never-returned',
        expression: 'total(vendor_revenue, "2026")',
        expected: 'less',
      },
      {
        shows: 'Without investors the smaller domestic makers live shorter',
        scenario: 'investors-leave',
        expression: 'at(runway, "2028-12")',
        expected: 'less',
      },
      {
        shows: 'Open foundries would have lengthened their runway',
        scenario: 'foundries-open',
        expression: 'at(runway, "2025-06")',
        expected: 'more',
      },
    ],
  },
  {
    title: 'Policy as a random process',
    pairs: [
      {
        shows: 'Yearly reviews widen what may come in legally',
        scenario: 'policy-lottery',
        expression: 'total(legal_rated, "2030")',
        expected: 'wider',
      },
    ],
  },
]

/** What a pair came to. */
export interface Shown extends Pair {
  readonly mechanism: string
  readonly unit: string
  /** p5, p50 and p95 over runs: in the scenario, in what it is set beside, and of the difference run by run. */
  readonly here: Interval
  readonly there: Interval
  readonly difference: Interval
  /** The part of the runs that move the way that is expected. */
  readonly moved: number
}

/** The 5%, 50% and 95% quantiles over runs. */
export type Interval = readonly [p5: number, p50: number, p95: number]

/** Runs the scenarios of all mechanisms, or of those whose title is given, and measures every pair in the same worlds. */
export async function measure(runs: number, titles?: readonly string[]): Promise<Shown[]> {
  const pairs = mechanisms
    .filter(({ title }) => titles?.includes(title) ?? true)
    .flatMap((one) => one.pairs.map((pair) => ({ mechanism: one.title, ...pair })))
  const expressions = [...new Set(pairs.map(({ expression }) => expression))]
  const worlds = new Map<string, Awaited<ReturnType<typeof outcomesOf>>>()
  for (const name of new Set(pairs.flatMap(({ scenario, against = 'baseline' }) => [scenario, against])))
    worlds.set(name, await outcomesOf(readWhatIf(name, `runs=${runs}`), expressions))
  return pairs.map((pair) => {
    const [here, there] = [pair.scenario, pair.against ?? 'baseline'].map((name) =>
      worlds.get(name)?.get(pair.expression),
    )
    if (!here || !there) throw new RangeError(`nothing measured of ${pair.expression}`)
    return { ...pair, unit: here.unit, ...compared(pair, here.values, there.values) }
  })
}

async function outcomesOf(scenario: Scenario, expressions: readonly string[]) {
  const outcomes = Object.fromEntries(expressions.map((equals, i) => [`x${i}`, { equals, about: '' }]))
  const result = await run({ ...scenario, outcomes })
  return new Map(
    result.outcomes.map(({ values, unit }, i) => [expressions[i] as string, { values, unit }] as const),
  )
}

/** Compares run by run; a run that failed in either scenario is left out, as `compare` does. */
function compared({ expected }: Pair, all: Float64Array, beside: Float64Array) {
  const kept = [...all.keys()].filter((i) => !Number.isNaN(all[i]) && !Number.isNaN(beside[i]))
  const [here, there] = [all, beside].map((values) => kept.map((i) => values[i] as number)) as [
    number[],
    number[],
  ]
  const difference = here.map((value, i) => value - (there[i] as number))
  const isMoved = (value: number, i: number) => {
    const tolerance = 1e-9 * Math.abs(there[i] as number)
    return expected === 'more' ? value > tolerance : value < -tolerance
  }
  const [own, other, between] = [here, there, difference].map(
    (values) => quantiles(Float64Array.from(values), [0.05, 0.5, 0.95]) as unknown as Interval,
  ) as [Interval, Interval, Interval]
  const moved = difference.filter(isMoved).length / difference.length
  return { here: own, there: other, difference: between, moved }
}
