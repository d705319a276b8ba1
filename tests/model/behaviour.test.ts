import { beforeAll, describe, expect, test } from 'vitest'
import { type Ensemble, ensemble, total } from './ensemble.js'

/** Months from 2022-01. */
const at = (year: number, month: number) => (year - 2022) * 12 + month - 1

/** One run with every uncertain number at its median. */
const middle = (...overrides: string[]) => ensemble(1, 'design=median', ...overrides)
const NEVER = ['h20', 'mi308', 'h200'].map((chip) => `series.us_licence[${chip}].value=0`)

let base: Ensemble
beforeAll(async () => {
  base = await middle()
})

const sum = (world: Ensemble, name: string, element = '') => total(world.of(name, element), 0)
const value = (world: Ensemble, name: string, { month, element = '' }: { month: number; element?: string }) =>
  world.of(name, element)[month]?.[0] as number

describe('which chip trips which rule', () => {
  // Read off the rules' texts and the chips' data sheets, not off the model.
  test.each([
    ['bis_2022', ['a100', 'h100', 'b30a', 'h200', 'b200']],
    ['bis_2023', ['a100', 'a800', 'h100', 'h800', 'l40s', 'b30a', 'h200', 'b200']],
    ['bis_2023_consumer', ['rtx4090']],
    ['letter_2025', ['a100', 'a800', 'h100', 'h800', 'h20', 'mi308', 'b30a', 'h200', 'b200']],
    ['hbm_2024', []],
  ])('%s', (rule, chips) => {
    const hit = base.labels.filter(
      ({ quantity, element }) => quantity === 'hit' && element.startsWith(`${rule},`),
    )
    const caught = hit.filter(({ element }) => value(base, 'hit', { month: 0, element }) === 1)
    expect(caught.map(({ element }) => element.split(',')[1])).toEqual(chips)
  })

  test('a rule effective on the 23rd of October covers the nine last days of the month', () => {
    expect(value(base, 'in_force', { month: at(2023, 10), element: 'bis_2023' })).toBeCloseTo(9 / 31, 12)
    expect(value(base, 'in_force', { month: at(2023, 9), element: 'bis_2023' })).toBe(0)
    expect(value(base, 'in_force', { month: at(2023, 11), element: 'bis_2023' })).toBe(1)
  })

  test('a pending rule is felt before it, not after it, and only if it takes something away', () => {
    expect(value(base, 'pending', { month: at(2023, 9) })).toBeGreaterThan(0.2)
    // Announced on the 17th and in force from the 23rd of a month of 31 days: six days of a window.
    expect(value(base, 'looming', { month: at(2023, 10), element: 'bis_2023' })).toBeGreaterThan(6 / 31)
    expect(value(base, 'pending', { month: at(2024, 8) })).toBe(0)
    expect(value(base, 'bites', { month: at(2024, 11), element: 'hbm_2024' })).toBe(0)
  })
})

describe('limits', () => {
  test('no memory, no Ascend', async () => {
    const world = await middle(
      'parameters.hbm_initial.value=0',
      'series.hbm_imports.value=0',
      'series.cxmt_output.value=0',
    )
    expect(sum(world, 'ascend_units')).toBe(0)
  })

  test('no wafers and no bank, no Ascend', async () => {
    const world = await middle(
      'parameters.tsmc_dies.value=0',
      'parameters.smic_initial.value=0',
      'series.smic_plan.value=0',
    )
    expect(sum(world, 'ascend_units')).toBe(0)
  })

  test('a ban without a licence ends sales, and strands what was made', async () => {
    const world = await middle(...NEVER)
    const sold = world.of('legal_sold', 'h20').slice(at(2025, 5))
    expect(Math.max(...sold.map((row) => row[0] as number))).toBe(0)
    expect(value(world, 'stranded_value', { month: at(2025, 6) })).toBeGreaterThan(1e9)
  })

  test('complete enforcement ends smuggling', async () => {
    const world = await middle('parameters.enforcement.value=1')
    expect(sum(world, 'grey_arrivals')).toBe(0)
  })

  test('a cloud rule ends new rentals', async () => {
    const world = await middle('series.cloud_rule.value=1')
    expect(sum(world, 'offshore_supply')).toBe(0)
  })

  test("when Beijing's door is shut, no accelerator is bought, but cards are", async () => {
    const world = await middle('series.china_open.value=0')
    expect(sum(world, 'legal_sold', 'h20')).toBe(0)
    expect(sum(world, 'legal_sold', 'cards')).toBeGreaterThan(0)
  })

  test('without any rule the A100 stays on sale and the grey market stays small', async () => {
    const never = ['bis_2022', 'bis_2023', 'bis_2023_consumer', 'letter_2025'].map(
      (id) => `rules.${id}.effective=never`,
    )
    const world = await middle(...never, 'series.china_open.value=1')
    expect(value(world, 'controlled', { month: at(2026, 1), element: 'a100' })).toBe(0)
    expect(sum(world, 'grey_arrivals')).toBeLessThan(sum(base, 'grey_arrivals'))
    expect(sum(world, 'legal_units')).toBeGreaterThan(sum(base, 'legal_units'))
  })
})

describe('directions, in the same 100 worlds', () => {
  const RUNS = 100
  let worlds: Ensemble
  beforeAll(async () => {
    worlds = await ensemble(RUNS)
  })

  /** Gives in how many worlds a quantity's total before `until` is higher, and lower, than without the overrides. */
  async function movesUntil(until: number | undefined, name: string, overrides: string[]) {
    const other = await ensemble(RUNS, ...overrides)
    let [higher, lower] = [0, 0]
    for (let run = 0; run < RUNS; run++) {
      const before = total(worlds.of(name), run, 0, until)
      const difference = total(other.of(name), run, 0, until) - before
      const tolerance = 1e-9 * Math.abs(before)
      if (difference > tolerance) higher++
      if (difference < -tolerance) lower++
    }
    return { higher, lower }
  }

  const moves = (name: string, ...overrides: string[]) => movesUntil(undefined, name, overrides)

  const fixed = (parameter: string, number: number) => `parameters.${parameter}.value=${number}`

  test.each([
    ['better packaging at home', 'ascend_units', fixed('package_yield', 0.95)],
    ['more memory from home', 'ascend_units', fixed('cxmt_scale', 3)],
    ['twice the CoWoS lines', 'world_compute', fixed('cowos_plan_scale', 2)],
  ])('%s: hardly ever less, mostly more %s', async (_, name, override) => {
    const { higher, lower } = await moves(name, override)
    expect(lower).toBeLessThanOrEqual(5)
    expect(higher).toBeGreaterThanOrEqual(70)
  })

  test('without the bank of TSMC dies there are fewer Ascend to the end of 2025', async () => {
    // Later the memory that was not used then makes up for it, with chips that need fewer stacks.
    const { higher, lower } = await movesUntil(at(2026, 1), 'ascend_units', [fixed('tsmc_dies', 0)])
    expect(higher).toBe(0)
    expect(lower).toBeGreaterThanOrEqual(90)
  })

  test('stricter enforcement smuggles less and unsettles prices upwards', async () => {
    expect((await moves('grey_arrivals', fixed('enforcement', 0.8))).lower).toBe(RUNS)
    expect((await moves('premium', fixed('enforcement', 0.8))).higher).toBeGreaterThanOrEqual(90)
  })

  test('no licence of 2025 or 2026 leaves less imported compute in China', async () => {
    const { higher, lower } = await moves('installed_legal', ...NEVER)
    expect(higher).toBeLessThanOrEqual(2)
    expect(lower).toBeGreaterThanOrEqual(98)
  })

  test('a lever that is not pulled changes nothing, in any run', async () => {
    expect(await moves('china_compute', 'series.cloud_rule.value=0')).toEqual({ higher: 0, lower: 0 })
  })
})

describe('steady states on paper', () => {
  const STEADY = ['series.cowos_plan.value=8000', 'parameters.cowos_plan_scale.value=1']

  test('capacity closes 1/T of the gap to a constant plan in a month', async () => {
    const world = await middle(...STEADY, 'parameters.cowos_ramp_time.value=4')
    // 4,500 wafers at the start, 8,000 planned: the gap is 3,500 * 0.75^n after n months.
    expect(value(world, 'cowos_capacity', { month: 12 })).toBeCloseTo(8000 - 3500 * 0.75 ** 12, 6)
    expect(value(world, 'cowos_capacity', { month: 100 })).toBeCloseTo(8000, 6)
  })

  test('yield after some wafers is on the learning curve', () => {
    const [initial, limit] = [value(base, 'fab_yield', { month: 0 }), 0.55]
    const run = value(base, 'ai_wafers_run', { month: 60 })
    // yield_learning has p5 60,000 and p95 200,000 and no p50; with a bound of 1 below, its middle is
    // 1 + sqrt(59,999 * 199,999).
    const learning = 1 + Math.sqrt(59_999 * 199_999)
    expect(initial).toBeCloseTo(0.18, 9)
    expect(value(base, 'fab_yield', { month: 60 })).toBeCloseTo(
      limit - (limit - initial) * Math.exp(-run / learning),
      9,
    )
  })

  test('compute in service settles at what comes in a month times its lifetime', async () => {
    const world = await middle(
      'horizon.end=2099-12',
      'series.cowos_plan.value=4500',
      'series.nvidia_share.value=0.5',
      'series.h100e_per_wafer.value=10',
      'parameters.cowos_plan_scale.value=1',
      'parameters.nvidia_compute_share.value=0.6',
      'parameters.lifetime.value=50',
    )
    // 4,500 wafers * 0.5 * 10 H100e / 0.6 = 37,500 H100e a month, for 50 months.
    expect(value(world, 'world_compute', { month: 930 }) / (37_500 * 50)).toBeCloseTo(1, 6)
  })
})
