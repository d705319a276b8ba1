import { beforeAll, describe, expect, test } from 'vitest'
import { type Ensemble, ensembleOf, variables } from '../model/ensemble.js'
import { type Balance, balances, begins, bounds, MAY_BE_NEGATIVE, neverMore } from './checks.js'
import { readWhatIf, whatIfs } from './what-if.js'

const RUNS = 60
const SMALL = 1e-6

/** The cells of a quantity: one, or one an element. */
function cellsOf(world: Ensemble, name: string) {
  return world.labels
    .filter(({ quantity }) => quantity === name)
    .map(({ element }) => ({ label: element ? `${name}[${element}]` : name, rows: world.of(name, element) }))
}

/** Gives the least and the greatest value of all months and runs; NaN where one is. */
function extent(rows: readonly Float64Array[]): readonly [least: number, greatest: number] {
  let [least, greatest] = [Infinity, -Infinity]
  for (const row of rows)
    for (const value of row) {
      least = Math.min(least, value)
      greatest = Math.max(greatest, value)
    }
  return [least, greatest]
}

/** Lists what is not finite, or out of bounds. */
function outOfBounds(world: Ensemble): string[] {
  return variables.flatMap(({ name }) => {
    const own = bounds.filter(({ quantities }) => quantities.includes(name))
    const least = Math.max(
      MAY_BE_NEGATIVE.includes(name) ? -Infinity : 0,
      ...own.map((one) => one.least ?? -Infinity),
    )
    const greatest = Math.min(...own.map((one) => one.greatest ?? Infinity))
    return cellsOf(world, name).flatMap(({ label, rows }) => {
      const [low, high] = extent(rows)
      if (!Number.isFinite(low) || !Number.isFinite(high)) return [`${label} is not finite`]
      return low < least - SMALL || high > greatest + SMALL ? [`${label} goes from ${low} to ${high}`] : []
    })
  })
}

/** Lists the pairs in which what should be the lesser is more, with the first month. */
function tooMuch(world: Ensemble): string[] {
  return neverMore.flatMap(([lesser, greater]) => {
    const [few, many] = [cellsOf(world, lesser), cellsOf(world, greater)]
    return few.flatMap(({ label, rows }, i) => {
      const limit = (many.length === 1 ? many[0] : many[i])?.rows ?? []
      const month = rows.findIndex((row, when) =>
        row.some((value, run) => value > (limit[when]?.[run] as number) * (1 + 1e-9) + SMALL),
      )
      return month < 0 ? [] : [`${label} is more than ${greater} in month ${month}`]
    })
  })
}

/** Lists the runs in which what came in is neither gone nor there in the end, up to rounding. */
function unbalanced(world: Ensemble, { stock, into, out }: Balance): string[] {
  const last = world.months - 1
  return cellsOf(world, stock).flatMap(({ label, rows }, cell) => {
    const came = new Float64Array(world.runs)
    const moved = new Float64Array(world.runs)
    const add = (names: readonly string[], sign: number) => {
      const factors = names.map((name) => cellsOf(world, name)[cell]?.rows ?? [])
      for (let month = 0; month < last; month++)
        for (let run = 0; run < world.runs; run++) {
          const value = factors.reduce((product, one) => product * (one[month]?.[run] as number), 1)
          moved[run] = (moved[run] as number) + sign * value
          came[run] = (came[run] as number) + value
        }
    }
    for (const name of into) add([name], 1)
    for (const one of out) add([one].flat(), -1)
    return [...moved].flatMap((value, run) => {
      const missing = value - (rows[last]?.[run] as number) + (rows[0]?.[run] as number)
      return Math.abs(missing) / Math.max(1, came[run] as number) < 1e-9
        ? []
        : [`${label} in run ${run + 1}: ${missing}`]
    })
  })
}

/** What the levers move, of which history is watched. */
const WATCHED = [
  'legal_sold',
  'grey_arrivals',
  'ascend_units',
  'price_import',
  'maturity',
  'fill_rate',
  'runway',
]

/** Gives the first month in which some run of a watched quantity differs; infinite where none does. */
function firstChange(world: Ensemble, other: Ensemble): number {
  const first = WATCHED.flatMap((name) => {
    const others = cellsOf(other, name)
    return cellsOf(world, name).map(({ rows }, cell) => {
      const month = rows.findIndex((row, when) =>
        row.some((value, run) => value !== others[cell]?.rows[when]?.[run]),
      )
      return month < 0 ? Infinity : month
    })
  })
  return Math.min(...first)
}

describe('in every month of every run', () => {
  let base: Ensemble
  beforeAll(async () => {
    base = await ensembleOf(readWhatIf('baseline', `runs=${RUNS}`))
  })

  test('the checks name quantities that there are', () => {
    const named = [
      ...MAY_BE_NEGATIVE,
      ...bounds.flatMap(({ quantities }) => quantities),
      ...neverMore.flat(),
      ...balances.flatMap(({ stock, into, out }) => [stock, ...into, ...out.flat()]),
    ]
    const known = new Set(variables.map(({ name }) => name))
    expect(named.filter((name) => !known.has(name))).toEqual([])
  })

  test.each(['baseline', ...whatIfs])('of %s nothing is out of bounds, oversold or lost', async (name) => {
    const world = await ensembleOf(readWhatIf(name, `runs=${RUNS}`))
    expect(world.labels.length).toBeGreaterThan(400)
    expect(outOfBounds(world)).toEqual([])
    expect(tooMuch(world)).toEqual([])
    expect(balances.flatMap((balance) => unbalanced(world, balance))).toEqual([])
    const changes = firstChange(world, base)
    if (name in begins) expect(changes, 'history is changed').toBeGreaterThanOrEqual(begins[name] as number)
    expect(changes < world.months, 'the lever does something').toBe(name !== 'baseline')
  })

  test('what-ifs that may change history are those about history', () =>
    expect(whatIfs.filter((name) => !(name in begins))).toEqual([
      'foundries-open',
      'h20-never-stopped',
      'hbm-ban-2022',
      'no-controls',
      'no-die-bank',
      'no-october-2023',
      'october-2023-window-kept',
      'slow-redesign',
    ]))

  test('licences with a cap let through no more than the cap, and it binds in most runs when Beijing buys', async () => {
    const world = await ensembleOf(readWhatIf('h200-bought', `runs=${RUNS}`))
    const highest = [...Array(RUNS).keys()].map((run) =>
      Math.max(...world.of('legal_sold', 'h200').map((row) => row[run] as number)),
    )
    // The licence of January 2026: half of what is sold at home, 30,000 a month by judgement.
    expect(Math.max(...highest)).toBeLessThanOrEqual(30_000 * (1 + 1e-9))
    expect(highest.filter((one) => one > 29_999).length / RUNS).toBeGreaterThan(0.5)
  })
})
