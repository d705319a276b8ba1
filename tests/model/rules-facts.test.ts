import { describe, expect, test } from 'vitest'
import { ask, askAll, median, partWhere } from './ask.js'

// Numbers are of the articles and reports that the scenarios cite, given with the fact; not of the model.
const WINDOW_SALES = 'total(legal_sold[a800] + legal_sold[h800], "2023-10", "2023-12")'

describe('the window of October 2023', () => {
  test('the longer the grace, the more A800 and H800: none, six days, thirty days, half a year', async () => {
    const grace = (date: string) => ask('baseline', WINDOW_SALES, `rules.bis_2023.effective=${date}`)
    const sold = await Promise.all(['2023-10-17', '2023-10-23', '2023-11-16', '2024-04-17'].map(grace))
    for (const [i, longer] of sold.slice(1).entries())
      expect(partWhere(longer, sold[i] as number[], (a, b) => a > b)).toBeGreaterThan(0.95)
  })

  test('100,000 A800 were ordered, of which thirty days bring a part, since a delivery takes six to seven months (A28, A34)', async () => {
    const [six, thirty] = await Promise.all(
      ['baseline', 'october-2023-window-kept'].map((name) => ask(name, WINDOW_SALES)),
    )
    const more = median((thirty ?? []).map((value, i) => value - (six?.[i] as number)))
    expect(more).toBeGreaterThan(5_000)
    expect(more).toBeLessThan(100_000)
  })

  test('the rule voids what waits, and buyers lose deposits of the order of half a billion USD: 30% to 50% of what could not be delivered (A30, A34)', async () => {
    const [voided, before, lost] = await askAll('baseline', [
      'total(orders_voided, "2023-10", "2023-11")',
      'total(orders_voided, "2023-07", "2023-09")',
      'total(deposits_lost, "2023-10", "2023-12")',
    ])
    expect(partWhere(voided ?? [], before ?? [], (a, b) => a > b)).toBeGreaterThan(0.9)
    expect(Math.max(...(before ?? []))).toBe(0)
    // 1 bn USD of A800 were to come in 2023 and 4 bn more in 2024; deposits are a part of that.
    expect(median(lost ?? [])).toBeGreaterThan(0.05e9)
    expect(median(lost ?? [])).toBeLessThan(2.5e9)
  })

  test('the RTX 4090 jumps in October 2023 and comes back once its exemption is read (A48 to A50)', async () => {
    const [september = [], october = [], january = []] = await askAll(
      'baseline',
      ['2023-09', '2023-10', '2024-01'].map((month) => `at(street_price[rtx4090], "${month}")`),
    )
    expect(partWhere(october, september, (a, b) => a > b)).toBeGreaterThan(0.95)
    expect(partWhere(january, october, (a, b) => a < b)).toBeGreaterThan(0.8)
    // 15,000 CNY before, 30,000 to 50,000 within days, then 20,000 to 30,000; months blur days.
    expect(median(september)).toBeLessThan(2 * 15_000)
    expect(median(october)).toBeGreaterThan(40_000 / 2)
    expect(median(january)).toBeLessThan(30_000)
  })
})

describe('cut-down chips', () => {
  const FIRST_H20 = 'first(legal_sold[h20] > 0)'

  test('H20 comes four months after the rule that it answers, to the month', async () => {
    // The 23rd of October 2023 and four months: the end of February 2024, the 26th month from January 2022 on, as 25.
    expect(new Set(await ask('baseline', FIRST_H20))).toEqual(new Set([25]))
    const late = await ask('slow-redesign', FIRST_H20)
    expect(new Set(late)).toEqual(new Set([33]))
  })

  test('without the rule of October 2023 no H20 is ever sold, and A800 and H800 are to the end', async () => {
    const [h20 = [], months = []] = await askAll('no-october-2023', [
      'total(legal_sold[h20])',
      'min(legal_sold[a800] + legal_sold[h800], "2023-11", "2030-12")',
    ])
    expect(Math.max(...h20)).toBe(0)
    expect(Math.min(...months)).toBeGreaterThan(0)
  })

  test('without any rule there is no chip that answers one', async () => {
    const sold = await ask(
      'no-controls',
      'total(legal_sold[a800] + legal_sold[h800] + legal_sold[h20] + legal_sold[b30a])',
    )
    expect(Math.max(...sold)).toBe(0)
  })

  test('H20 has 15% of the arithmetic of an H100 (A66), serves more than H800 does, and trains less', async () => {
    const [rated = [], h20 = [], h800 = [], training = []] = await askAll('baseline', [
      'at(rated[h20] / rated[h100], "2024-06")',
      'mean(serves[h20], "2024")',
      'mean(serves[h800], "2024")',
      'mean(training_worth[h20] / training_worth[h800], "2024")',
    ])
    expect(median(rated)).toBeCloseTo(0.15, 2)
    expect(partWhere(h20, h800, (a, b) => a > b)).toBe(1)
    expect(Math.max(...training)).toBeLessThan(0.5)
  })

  test('H800 trains at 70% to 90% of H100, for slower links (CNAS 2025 on A800)', async () => {
    const part = median(await ask('baseline', 'at(training_worth[h800] / training_worth[h100], "2024-01")'))
    expect(part).toBeGreaterThan(0.7)
    expect(part).toBeLessThan(0.9)
  })
})

describe('the stop of H20 in 2025', () => {
  test('strands stock of the order of the charge of 4.5 bn USD (A35), and stops deliveries of the order of 2.5 bn (A36)', async () => {
    const [stranded = [], lost = []] = await askAll('baseline', [
      'max(stranded_value, "2025-04", "2025-12")',
      'total(lost_revenue, "2025-04", "2025-06")',
    ])
    expect(median(stranded)).toBeGreaterThan(4.5e9 / 2)
    expect(median(stranded)).toBeLessThan(4.5e9 * 2)
    expect(median(lost)).toBeGreaterThan(2.5e9 / 3)
    expect(median(lost)).toBeLessThan(2.5e9 * 3)
  })

  test('without it nothing built is blocked', async () => {
    expect(Math.max(...(await ask('h20-never-stopped', 'total(lost_revenue, "2025")')))).toBe(0)
  })
})

describe('licences and doors', () => {
  test('the fee of 25% is a quarter of what H200 sells for', async () => {
    const [fees = [], sales = []] = await askAll('h200-bought', [
      'total(licence_fees, "2028")',
      'total(27000 * legal_sold[h200] + 12000 * legal_sold[h20], "2028")',
    ])
    // H20 pays 15%: the fees lie between 15% and 25% of the list prices of both.
    const part = median(fees.flatMap((fee, i) => (sales[i] ? [fee / sales[i]] : [])))
    expect(part).toBeGreaterThan(0.15)
    expect(part).toBeLessThan(0.25)
  })

  test('what the door of Beijing shuts, no licence of Washington opens', async () => {
    expect(Math.max(...(await ask('door-shut', 'total(legal_units, "2027", "2030")')))).toBe(0)
  })

  test('yearly reviews close some H20 licences and open some B200, in more runs as the years go by', async () => {
    const part = (values: readonly number[], holds: (value: number) => boolean) =>
      values.filter(holds).length / values.length
    const [h27 = [], h30 = [], b30 = []] = await askAll('policy-lottery', [
      'at(licensed[h20], "2027-06")',
      'at(licensed[h20], "2030-06")',
      'at(licensed[b200], "2030-06")',
    ])
    // Three reviews in ten close a quarter; after four, a walk is below its start in some 39 of 100 runs.
    expect(Math.abs(part(h27, (value) => value < 1) - 0.3)).toBeLessThan(0.13)
    expect(part(h30, (value) => value < 1)).toBeGreaterThan(0.25)
    expect(part(b30, (value) => value > 0)).toBeGreaterThan(0.25)
  })
})
