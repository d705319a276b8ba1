import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { wasm } from '../../src/compile/wasm.js'
import type { BackEndName } from '../../src/ensemble/job.js'
import { exp, ln, logistic, pow } from '../../src/math/exp-log.js'
import { run, trajectoriesOf } from '../../src/run.js'
import { Code } from '../../src/wasm/code.js'
import { MATH, mathFunctions, type Precision } from '../../src/wasm/math.js'
import { Bytes, encodeModule } from '../../src/wasm/module.js'
import { baseline, variables } from '../model/ensemble.js'
import { runTiny } from './tiny.js'

/** Makes the vector functions callable on single numbers: every lane computes the same. */
function callable(precision: Precision): (name: keyof typeof MATH, ...args: number[]) => number {
  const functions = mathFunctions(precision)
  const exports: Record<string, number> = {}
  for (const [name, index] of Object.entries(MATH)) {
    const code = new Code(0)
    code.integer(0)
    for (let i = 0; i < (functions[index]?.parameters.length ?? 0); i++)
      code.integer(0).at('v128.load', 16 * i)
    code.call(index).at('v128.store', 64)
    exports[name] = functions.push(code.finish([], [])) - 1
  }
  const { exports: made } = new WebAssembly.Instance(
    new WebAssembly.Module(encodeModule({ functions, pages: 1, exports })),
  )
  const buffer = (made.memory as WebAssembly.Memory).buffer
  const numbers = precision === 'f64' ? new Float64Array(buffer) : new Float32Array(buffer)
  const lanes = precision === 'f64' ? 2 : 4
  return (name, ...args) => {
    args.forEach((arg, i) => {
      numbers.fill(arg, i * lanes, (i + 1) * lanes)
    })
    ;(made[name] as () => void)()
    return numbers[64 / numbers.BYTES_PER_ELEMENT + lanes - 1] as number
  }
}

const EDGES = [
  0,
  -0,
  1,
  -1,
  Number.NaN,
  Infinity,
  -Infinity,
  5e-324,
  1e-310,
  2 ** -1022,
  Number.MAX_VALUE,
  709.78,
  709.79,
  -708.396,
  -708.397,
  Math.SQRT1_2,
  Math.SQRT2,
]
const numbers = fc.oneof(
  fc.double(),
  fc.double({ min: -750, max: 750 }),
  fc.double({ min: 0, max: 4 }),
  fc.constantFrom(...EDGES),
)

describe('exp and ln of a vector', () => {
  const f64 = callable('f64')
  const f32 = callable('f32')

  test('give the bits of those of a number, in f64', () => {
    fc.assert(
      fc.property(numbers, numbers, (x, y) => {
        expect(f64('exp', x)).toBe(exp(x))
        expect(f64('ln', y)).toBe(ln(y))
      }),
      { numRuns: 20_000, examples: EDGES.map((x): [number, number] => [x, x]) },
    )
  })

  test('are right to seven digits in f32', () => {
    fc.assert(
      fc.property(
        fc.float({ min: -87, max: 87, noNaN: true }),
        fc.float({ min: Math.fround(1e-30), max: Math.fround(1e30), noNaN: true }),
        (x, y) => {
          expect(Math.abs(f32('exp', x) / Math.exp(x) - 1)).toBeLessThan(
            1.5e-7 * Math.max(1, Math.abs(x) / 30),
          )
          expect(Math.abs(f32('ln', y) - Math.log(y))).toBeLessThan(
            1.5e-7 * Math.max(1, Math.abs(Math.log(y))),
          )
        },
      ),
      { numRuns: 20_000 },
    )
  })
})

describe('operations in a model', () => {
  const pairs = [
    ...EDGES.flatMap((x) => EDGES.map((y) => [x, y] as const)),
    ...fc.sample(fc.tuple(numbers, numbers), { numRuns: 2000, seed: 1 }),
  ]
  const drawn = { x: pairs.map(([x]) => x), y: pairs.map(([, y]) => y) }

  // What is steady makes a month's work of them, where exp and ln are not called but written in place.
  test.each<[string, (x: number, y: number) => number]>([
    ['pow(x, y)', pow],
    ['pow(x * steady, y)', pow],
    ['logistic(x)', logistic],
    ['logistic(x * steady)', logistic],
    ['exp(x * steady)', exp],
    ['ln(x * steady)', ln],
    ['min(x * steady, y)', Math.min],
    ['max(x * steady, y)', Math.max],
    ['min(x * steady, 0)', (x) => Math.min(x, 0)],
    ['max(0, x * steady)', (x) => Math.max(x, 0)],
    ['min(x * steady, 1)', (x) => Math.min(x, 1)],
    ['max(-1.5, x * steady)', (x) => Math.max(x, -1.5)],
    ['safe(x * steady, y)', (x, y) => (y === 0 ? 0 : x / y)],
  ])('give the bits of those of numbers: %s', (equals, expected) => {
    const parameters = { x: 0, y: 0 }
    const series = { steady: Array(6).fill(1) }
    const result = runTiny({ parameters, drawn, series, variables: { result: equals } }, wasm())
    expect(pairs.map((_, run) => result.of('result', 0, run)[0])).toEqual(
      pairs.map(([x, y]) => expected(x, y)),
    )
  })
})

describe('the kernel of the baseline', () => {
  const outputs = variables.map(({ name }) => name)
  const results = async (backEnd: BackEndName, runs: number) =>
    trajectoriesOf(await run(baseline(`runs=${runs}`), { outputs, backEnd })).values

  // 3 runs leave lanes without a run; 70, 257 and 515 leave parts of what is computed at once half full.
  test.each([1, 3, 70, 257, 515])(
    'gives the interpreter’s bits in every quantity, month and run of %i',
    async (runs) => {
      const [plain, fast] = await Promise.all([results('interpreter', runs), results('f64', runs)])
      expect(fast.length).toBeGreaterThan(10_000)
      expect(Buffer.from(fast.buffer).equals(Buffer.from(plain.buffer))).toBe(true)
    },
  )

  test('differs in f32 by less than the Monte Carlo error of any median: a few millionths', async () => {
    const shown = await Promise.all(
      (['f64', 'f32'] as const).map((backEnd) => run(baseline('runs=300'), { backEnd })),
    )
    const [exact, rounded] = shown.map(({ summary }) => summary)
    const differences = exact?.map(
      ({ p50 }, i) => Math.abs((rounded?.[i]?.p50 as number) - p50) / Math.max(Math.abs(p50), 1e-3),
    )
    expect(Math.max(...(differences ?? []))).toBeLessThan(1e-3)
    expect(differences?.sort((a, b) => a - b)[Math.floor(differences.length / 2)]).toBeLessThan(5e-6)
  })
})

test('scenarios that differ in numbers only share a module, and others do not', async () => {
  const made = vi.spyOn(WebAssembly, 'Module')
  const count = async (...overrides: string[]) => {
    made.mockClear()
    await run(baseline('runs=1', 'outcomes={}', 'horizon.end=2022-07', ...overrides))
    return made.mock.calls.length
  }
  expect(await count()).toBe(1)
  expect(await count()).toBe(0)
  expect(await count('seed=3', 'parameters.supply_floor=300', 'series.china_open=0.5')).toBe(0)
  expect(await count('horizon.end=2022-08')).toBe(1)
  expect(await count('equations.software.equals=maturity')).toBe(1)
  made.mockRestore()
})

describe('bytes', () => {
  // Examples of LEB128 from the DWARF 4 standard, 7.6, figures 22 and 23.
  test.each([
    [2, [2]],
    [127, [127]],
    [128, [0x80, 1]],
    [129, [0x81, 1]],
    [12857, [0xb9, 0x64]],
  ])('unsigned %i', (value, bytes) => expect([...new Bytes().unsigned(value).written]).toEqual(bytes))

  test.each([
    [2, [2]],
    [-2, [0x7e]],
    [127, [0xff, 0]],
    [-127, [0x81, 0x7f]],
    [128, [0x80, 1]],
    [-128, [0x80, 0x7f]],
    [129, [0x81, 1]],
    [-129, [0xff, 0x7e]],
  ])('signed %i', (value, bytes) => expect([...new Bytes().signed(value).written]).toEqual(bytes))
})
