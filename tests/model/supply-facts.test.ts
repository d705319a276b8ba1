import { describe, expect, test } from 'vitest'
import { ask, askAll, median, partWhere } from './ask.js'

const difference = (a: readonly number[], b: readonly number[]) =>
  a.map((value, i) => value - (b[i] as number))

describe('SMIC', () => {
  test('orders wait at the fab while it is full, to the middle of 2024, and hardly at all once it has grown (A22)', async () => {
    const [full = [], later = []] = await askAll('baseline', [
      'mean(queue_time, "2023-01", "2024-06")',
      'mean(queue_time, "2026-07", "2028-06")',
    ])
    expect(median(full)).toBeGreaterThan(0.3)
    expect(median(later)).toBeLessThan(median(full) / 2)
    expect(partWhere(full, later, (a, b) => a > b)).toBeGreaterThan(0.6)
  })

  test('home-made lithography is felt late: hardly at the start of 2028, much at the end of 2030', async () => {
    const at = ['2028-01', '2030-12'].map((month) => `at(smic_capacity, "${month}")`)
    const [here, there] = await Promise.all(
      ['lithography-breakthrough', 'baseline'].map((name) => askAll(name, at)),
    )
    const [early, late] = [0, 1].map((i) =>
      median((here?.[i] ?? []).map((value, run) => value / (there?.[i]?.[run] as number) - 1)),
    ) as [number, number]
    expect(early).toBeLessThan(0.15)
    expect(late).toBeGreaterThan(2 * early)
    expect(late).toBeGreaterThan(0.2)
  })

  test('tools without service lose capacity year by year, and more of it as time goes on', async () => {
    const at = ['2027-06', '2028-06', '2030-06'].map((month) => `at(smic_capacity, "${month}")`)
    const [here, there] = await Promise.all(['servicing-cut-off', 'baseline'].map((name) => askAll(name, at)))
    const losses = at.map((_, i) => median(difference(there?.[i] ?? [], here?.[i] ?? [])))
    expect(losses[0]).toBeGreaterThan(0)
    expect(losses[1]).toBeGreaterThan(losses[0] as number)
    expect(losses[2]).toBeGreaterThan(losses[1] as number)
  })

  test('a yield of 60% and a stall at 30% are what they say', async () => {
    const [goal = []] = await askAll('smic-yields-60', ['at(fab_yield, "2028-01")'])
    for (const value of goal) expect(value).toBeCloseTo(0.6, 9)
    expect(
      Math.max(...(await ask('smic-stalls-30', 'max(fab_yield, "2026-02", "2030-12")'))),
    ).toBeLessThanOrEqual(0.3 + 1e-9)
  })
})

describe('HBM', () => {
  test('some 13 million stacks are imported in all, most of them in the last months before the rule (product notes, SemiAnalysis 2025)', async () => {
    const [all = [], last = []] = await askAll('baseline', [
      'total(hbm_imported)',
      'total(hbm_imported, "2024-09", "2024-12")',
    ])
    expect(median(all)).toBeGreaterThan(13e6 / 1.6)
    expect(median(all)).toBeLessThan(13e6 * 1.6)
    expect(median(last.map((value, i) => value / (all[i] as number)))).toBeGreaterThan(0.5)
  })

  test('a ban of October 2022 leaves less than half of them, and none after', async () => {
    const [all = [], after = []] = await askAll('hbm-ban-2022', [
      'total(hbm_imported)',
      'total(hbm_imported, "2022-11", "2030-12")',
    ])
    const baseline = await ask('baseline', 'total(hbm_imported)')
    expect(Math.max(...after)).toBe(0)
    expect(partWhere(all, baseline, (a, b) => a < b / 2)).toBeGreaterThan(0.95)
  })

  test('makers then wait for memory, and without the bank of dies for dies', async () => {
    const [memory = []] = await askAll('hbm-ban-2022', ['mean(bound_by_memory, "2024", "2025")'])
    const [dies = []] = await askAll('no-die-bank', ['mean(bound_by_dies, "2024", "2025")'])
    const [neither = [], nor = []] = await askAll('baseline', [
      'mean(bound_by_memory, "2024", "2025")',
      'mean(bound_by_dies, "2024", "2025")',
    ])
    expect(partWhere(memory, neither, (a, b) => a > b)).toBeGreaterThan(0.9)
    expect(partWhere(dies, nor, (a, b) => a > b)).toBeGreaterThan(0.9)
  })
})

describe('domestic chips', () => {
  test('an Ascend 910B is about an A100 alone, and well behind in clusters (A69)', async () => {
    const [alone = [], inClusters = []] = await askAll('baseline', [
      'at(domestic_rated[ascend_910b] / rated[a100], "2024-01")',
      'at(software * domestic_training_worth[ascend_910b] / training_worth[a100], "2024-01")',
    ])
    expect(Math.abs(median(alone) - 1)).toBeLessThan(0.15)
    expect(median(inClusters)).toBeLessThan(0.85)
  })

  test('a flood of imports lowers maturity later (A75: learning by use is what dumping hits)', async () => {
    const [here = [], there = []] = await Promise.all(
      ['everything-allowed', 'door-shut'].map((name) => ask(name, 'at(maturity, "2028-12")')),
    )
    const less = partWhere(here, there, (a, b) => a < b - 1e-6)
    expect(less).toBeGreaterThan(0.9)
    expect(partWhere(here, there, (a, b) => a > b + 0.005)).toBeLessThan(0.05)
  })

  test('the best chip that China can have is one to two generations behind in the middle of 2025 (A73)', async () => {
    const behind = median(await ask('baseline', 'at(generations_behind, "2025-07")'))
    expect(behind).toBeGreaterThan(0.8)
    expect(behind).toBeLessThan(2.2)
  })

  test('the smaller makers spend more on research than they earn in 2024 (A59, A60), and their runway falls until listings lift it', async () => {
    const [burn = [], revenue = [], start = [], low = [], listed = []] = await askAll('baseline', [
      'mean(cash_burn, "2024")',
      'total(other_vendor_revenue, "2024")',
      'at(runway, "2022-06")',
      'at(runway, "2025-03")',
      'at(runway, "2026-12")',
    ])
    expect(burn.filter((value) => value > 0).length / burn.length).toBeGreaterThan(0.9)
    // Moore Threads and MetaX alone sold for 1.174 bn CNY, and more than ten makers share the market.
    expect(median(revenue)).toBeGreaterThan(1.174e9 / 7.2)
    expect(median(revenue)).toBeLessThan((10 * 1.174e9) / 7.2)
    expect(partWhere(low, start, (a, b) => a < b)).toBe(1)
    expect(partWhere(listed, low, (a, b) => a > b)).toBeGreaterThan(0.95)
  })
})
