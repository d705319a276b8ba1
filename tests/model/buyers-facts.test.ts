import { describe, expect, test } from 'vitest'
import { ask, askAll, median, partWhere } from './ask.js'

describe('buyers', () => {
  test('platforms, who buy in bulk, are served before start-ups in 2023 (A76)', async () => {
    const [platform = [], startup = []] = await askAll('baseline', [
      'mean(fill_rate[platform], "2023")',
      'mean(fill_rate[startup], "2023")',
    ])
    expect(partWhere(platform, startup, (a, b) => a > b)).toBeGreaterThan(0.95)
    expect(median(startup)).toBeLessThan(0.5)
  })

  test('a mandate for all leaves little else to buy: two thirds of the compute added in 2028 is domestic at least', async () => {
    const share = await ask(
      'domestic-mandate',
      'total(domestic_rated_sold, "2028") / total(domestic_rated_sold + legal_rated + grey_supply, "2028")',
    )
    expect(median(share)).toBeGreaterThan(2 / 3)
  })

  test('a subsidy of 30% does less than a mandate, and costs what it says: three tenths of domestic sales', async () => {
    const wants = 'total(wants_domestic, "2028") / total(demand, "2028")'
    const [subsidy = [], mandate = [], none = []] = await Promise.all(
      ['subsidy-30', 'domestic-mandate', 'baseline'].map((name) => ask(name, wants)),
    )
    expect(partWhere(subsidy, none, (a, b) => a > b)).toBe(1)
    expect(partWhere(mandate, subsidy, (a, b) => a > b)).toBe(1)
    const [paid = [], sales = []] = await askAll('subsidy-30', [
      'total(domestic_revenue * subsidy, "2028")',
      'total(domestic_revenue, "2028")',
    ])
    for (const [i, value] of paid.entries()) expect(value / (sales[i] as number)).toBeCloseTo(0.3, 9)
  })
})

describe('demand', () => {
  test('the boom of 2023 more than doubles what is needed within a year (A52: doubling every three to four months at the top)', async () => {
    const growth = median(
      await ask('baseline', 'mean(needs, "2023-07", "2023-12") / mean(needs, "2022-07", "2022-12")'),
    )
    expect(growth).toBeGreaterThan(2)
    // Four doublings in a year and more, at the top labs only.
    expect(growth).toBeLessThan(16)
  })

  test('a shock of efficiency lowers demand by all that it saves in its month, and use then takes it back (A55)', async () => {
    const [here, there] = await Promise.all(
      ['second-deepseek', 'baseline'].map((name) =>
        askAll(name, ['at(needs, "2027-01")', 'mean(needs, "2028")']),
      ),
    )
    // A unit does 1.3 times the work, so the same work takes 1 / 1.3 of the compute.
    for (const [i, value] of (here?.[0] ?? []).entries())
      expect(value / (there?.[0]?.[i] as number)).toBeCloseTo(1 / 1.3, 6)
    expect(partWhere(here?.[1] ?? [], there?.[1] ?? [], (a, b) => a > b)).toBeGreaterThan(0.85)
  })
})

describe('leaks', () => {
  test('enforcement lowers what arrives and raises the premium; without any, the contrary', async () => {
    const expressions = ['total(grey_arrivals, "2028")', 'mean(premium, "2028")']
    const [strict, base, none] = await Promise.all(
      ['location-verification', 'baseline', 'no-enforcement'].map((name) => askAll(name, expressions)),
    )
    const part = (a: number[][] | undefined, b: number[][] | undefined, i: number) =>
      partWhere(a?.[i] ?? [], b?.[i] ?? [], (x, y) => x > y)
    expect([part(base, strict, 0), part(none, base, 0)].every((one) => one > 0.95)).toBe(true)
    expect([part(strict, base, 1), part(base, none, 1)].every((one) => one > 0.8)).toBe(true)
  })

  test('some 140,000 chips are smuggled in 2024, from 10,000 to several hundred thousand (CNAS 2025)', async () => {
    const smuggled = await ask('baseline', 'total(grey_arrivals, "2024")')
    expect(median(smuggled)).toBeGreaterThan(70_000)
    expect(median(smuggled)).toBeLessThan(280_000)
    expect(Math.max(...smuggled)).toBeLessThan(1e6)
  })

  test('a cloud rule lowers what Chinese firms can use at once, and not what stands in China', async () => {
    const expressions = [
      'at(china_access, "2027-06")',
      'at(china_compute, "2027-06")',
      'at(china_access, "2026-12")',
    ]
    const [here, there] = await Promise.all(
      ['cloud-rule', 'baseline'].map((name) => askAll(name, expressions)),
    )
    const ratio = (i: number) => (here?.[i] ?? []).map((value, run) => value / (there?.[i]?.[run] as number))
    expect(median(ratio(0))).toBeLessThan(0.95)
    expect(Math.min(...ratio(1))).toBeGreaterThan(0.995)
    expect(ratio(2).every((value) => value === 1)).toBe(true)
  })

  test('at least 670,000 H100e are rented abroad by the end of 2025 (Epoch), within a factor of two', async () => {
    const rented = median(await ask('baseline', 'at(installed_offshore, "2026-01")'))
    expect(rented).toBeGreaterThan(670_000 / 2)
    expect(rented).toBeLessThan(670_000 * 2)
  })
})

describe('the rest of the world', () => {
  test("China has 4% to 13% of the world's compute in 2026 (5% to 13% by published counts)", async () => {
    const share = median(await ask('baseline', 'at(china_share, "2026-06")'))
    expect(share).toBeGreaterThan(0.04)
    expect(share).toBeLessThan(0.13)
  })

  test('a year without CoWoS costs the world more than China, whose part grows', async () => {
    const [here, there] = await Promise.all(
      ['strait-closed', 'baseline'].map((name) =>
        askAll(name, ['at(china_share, "2029-01")', 'at(world_compute, "2029-01")']),
      ),
    )
    expect(partWhere(here?.[0] ?? [], there?.[0] ?? [], (a, b) => a > b)).toBeGreaterThan(0.95)
    expect(partWhere(here?.[1] ?? [], there?.[1] ?? [], (a, b) => a < 0.8 * b)).toBeGreaterThan(0.95)
  })

  test('more CoWoS reaches Chinese firms through clouds abroad, in proportion', async () => {
    const offshore = 'at(installed_offshore, "2029-01")'
    const [more = [], base = []] = await Promise.all(
      ['cowos-surge', 'baseline'].map((name) => ask(name, offshore)),
    )
    const growth = median(more.map((value, i) => value / (base[i] as number)))
    expect(growth).toBeGreaterThan(1.1)
    // Three tenths more capacity adds no more than three tenths.
    expect(growth).toBeLessThanOrEqual(1.3)
  })

  test('memory that is let in again is packaged: more Ascend in most runs', async () => {
    const [here = [], there = []] = await Promise.all(
      ['hbm-traded', 'baseline'].map((name) => ask(name, 'total(ascend_units, "2028")')),
    )
    expect(partWhere(here, there, (a, b) => a > b)).toBeGreaterThan(0.6)
  })
})
