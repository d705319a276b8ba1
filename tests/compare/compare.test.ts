import { describe, expect, test } from 'vitest'
import { type Comparison, compare } from '../../src/compare/compare.js'
import { withSharedDraws } from '../../src/compare/trials.js'
import type { Job } from '../../src/ensemble/job.js'
import { blocks, study } from './tiny-study.js'

const NOTE = 'source: note'

function resultOf({ settings }: Comparison, name: string) {
  const found = settings[0]?.results.find(({ outcome }) => outcome.name === name)
  if (!found) throw new RangeError(`no outcome ${name}`)
  return found
}

const one = await compare(
  study(`title: Known
base: base.yaml
options:
  double: { series: { plan: { value: 2, ${NOTE} } } }
  aside: { parameters: { bystander: { uniform: [1, 2], ${NOTE} } } }
  fixed: { parameters: { bystander: { value: 0.5, ${NOTE} } } }
  half_factor: { parameters: { factor: { value: 2, ${NOTE} } } }
  both: { parameters: { factor: { value: 2, ${NOTE} } }, series: { plan: { value: 2, ${NOTE} } } }
outcomes: { stock: { better: lower, satisfy: '<= 480' }, reached: { better: lower } }
`),
  { blocks },
)
const stock = resultOf(one, 'stock')
const index = (name: string) => one.alternatives.findIndex((alternative) => alternative.name === name)
const of = (name: string) => stock.outcomes[index(name)]?.values ?? new Float64Array()

describe('an option', () => {
  test.each(['aside', 'fixed'])(
    'that changes nothing relevant (%s) differs by exactly 0 in every run',
    (name) => {
      expect(of(name)).toEqual(of('base'))
      expect(stock.differences[index(name)]).toMatchObject({
        median: 0,
        p5: 0,
        p95: 0,
        variance: 0,
        higher: 0,
        same: 1,
      })
    },
  )

  test('that doubles a factor adds just what the base has, in every run', () => {
    expect(of('double')).toEqual(of('base').map((value) => 2 * value))
    const { median, p95 } = stock.differences[index('double')] ?? {}
    expect(median).toBe(stock.levels[0]?.p50)
    expect(p95).toBe(stock.levels[0]?.p95)
  })

  test('that fixes an uncertain number leaves the draws of all others as they were', () => {
    const rate = one.settings[0]?.draws.find(({ label }) => label === 'rate')?.values() ?? new Float64Array()
    // Twelve months of rate times 2.
    expect([...of('half_factor')].map((value, i) => value / (rate[i] as number))).toEqual(
      [...rate].map(() => expect.closeTo(24, 9)),
    )
  })

  test('is explained by its overrides: each alone, what is left over, and Shapley values by hand', () => {
    const effects = stock.effects[index('both')] ?? []
    const mean = (name: string) => of(name).reduce((sum, value) => sum + value, 0) / of(name).length
    const [base, plan, factor, both] = ['base', 'double', 'half_factor', 'both'].map(mean) as [
      number,
      number,
      number,
      number,
    ]
    const found = Object.fromEntries(
      effects.map(({ name, alone, share }) => [name, [alone.value, share?.value]]),
    )
    expect(found.plan?.[0]).toBeCloseTo(plan - base, 6)
    expect(found.factor?.[0]).toBeCloseTo(factor - base, 6)
    expect(found.interaction?.[0]).toBeCloseTo(both - plan - factor + base, 6)
    expect(found.plan?.[1]).toBeCloseTo((plan - base + both - factor) / 2, 6)
    expect(found.factor?.[1]).toBeCloseTo((factor - base + both - plan) / 2, 6)
    expect(found.total?.[0]).toBeCloseTo(both - base, 6)
  })

  test('depends on the uncertain numbers that move the difference, the strongest first', () => {
    const drivers = stock.drivers[index('double')] ?? []
    expect(drivers.slice(0, 2).map(({ label }) => label)).toEqual(['factor', 'rate'])
    const bystander = drivers.find(({ label }) => label === 'bystander')?.correlation
    expect(bystander?.low).toBeLessThan(0)
    expect(bystander?.high).toBeGreaterThan(0)
  })

  test('that is good enough is counted', () => {
    const enough = [...of('base')].filter((value) => value <= 480).length / 600
    expect(stock.satisfied?.[0]).toBe(enough)
  })
})

describe('dates', () => {
  test('differ by months, and runs in which one never comes are counted', () => {
    const { differences, levels } = resultOf(one, 'reached')
    // Twice as much a month comes to 150 in half the time, always earlier.
    expect(differences[index('double')]).toMatchObject({ higher: 0 })
    const {
      differences: both,
      never,
      pairs,
    } = differences[index('double')] ?? { never: [], pairs: 0, differences: 0 }
    expect(both + never.reduce((sum, count) => sum + count, 0)).toBe(pairs)
    expect(never[0]).toBe(levels[0]?.never)
    expect(never[0]).toBeGreaterThan(0)
  })
})

describe('runs that fail', () => {
  test('in an option are left out of its pairs alone, counted, and named', async () => {
    const failing = await compare(
      study(`title: Failing
base: base.yaml
options:
  trap: { parameters: { trap: { uniform: [0, 1], ${NOTE} } } }
  double: { series: { plan: { value: 2, ${NOTE} } } }
outcomes: [stock]
`),
      { blocks, explain: 0 },
    )
    const [setting] = failing.settings
    const failures = setting?.failures[1] ?? []
    expect(failures.length).toBeGreaterThan(200)
    expect(failures.length).toBeLessThan(400)
    const { differences } = resultOf(failing, 'stock')
    expect(differences[1]).toMatchObject({ failed: failures.length, pairs: 600 - failures.length })
    expect(differences[2]).toMatchObject({ failed: 0, pairs: 600 })
  })
})

describe('draws', () => {
  test('are those of the same names in the same order in all jobs, each by its own law', () => {
    const job = (...labels: string[]) =>
      ({ uncertain: labels.map((label) => ({ label, law: `law ${labels.length}` })) }) as unknown as Job
    const shared = withSharedDraws([job('a', 'b'), job('c', 'b', 'd')])
    expect(shared.map(({ uncertain }) => uncertain.map(({ label, law }) => `${label} ${law}`))).toEqual([
      ['a law 2', 'b law 2', 'c law 3', 'd law 3'],
      ['a law 2', 'b law 3', 'c law 3', 'd law 3'],
    ])
  })

  test('say in which alternative a number is uncertain', () => {
    const bystander = one.settings[0]?.draws.find(({ label }) => label === 'bystander')
    expect(bystander?.isDrawn).toEqual([true, true, true, false, true, true])
  })
})

describe('any range of runs', () => {
  test('is the same part of the whole, and turns are fair', async () => {
    const text = `title: Turns
base: base.yaml
runs: 1300
options: { double: { series: { plan: { value: 2, ${NOTE} } } } }
`
    const done: number[] = []
    await compare(study(text), { blocks, explain: 0, onProgress: (count) => done.push(count) })
    // Two alternatives of 512, 512 and 276 runs, a block of one and then a block of the other.
    expect(done.slice(0, 6)).toEqual([512, 1024, 1536, 2048, 2324, 2600])
  })
})
