import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { BackEnd } from '../../src/compile/back-end.js'
import { interpret } from '../../src/compile/interpret.js'
import { printPlan } from '../../src/compile/plan.js'
import { wasm } from '../../src/compile/wasm.js'
import { cellsOf, randomModel } from './random-models.js'
import { reference } from './reference.js'
import { nameOf, runTiny, type Tiny } from './tiny.js'

/** Lists every number that differs between the compiled model and the reference, over 3 runs and 6 months. */
function differences(tiny: Tiny, backEnd: BackEnd): string[] {
  const result = runTiny(tiny, backEnd)
  return [0, 1, 2].flatMap((run) => {
    const numberOf = reference(tiny, run)
    return Object.keys(tiny.variables).flatMap((key) =>
      cellsOf(key, tiny.dimensions ?? {}).flatMap((elements, cell) =>
        result.of(nameOf(key), cell, run).flatMap((found, month) => {
          const expected = numberOf(nameOf(key), elements, month)
          return Object.is(found, expected)
            ? []
            : [`${nameOf(key)}[${elements}] run ${run} month ${month}: ${found}, expected ${expected}`]
        }),
      ),
    )
  })
}

it.each([
  ['interpreted', interpret],
  ['as WebAssembly', wasm()],
])(
  'a model compiled and run %s gives the same bits as a plain evaluation of its equations',
  (_, backEnd) =>
    fc.assert(
      fc.property(randomModel, (tiny) => {
        const wrong = differences(tiny, backEnd)
        expect(wrong, wrong.length > 0 ? printPlan(runTiny(tiny).plan) : '').toEqual([])
      }),
      { numRuns: 150 },
    ),
  120_000,
)

it.each([
  ['interpreted', interpret],
  ['as WebAssembly', wasm()],
  ['as WebAssembly in f32', wasm('f32')],
])(
  'a run %s is the same in any company: among three, or among eleven',
  (_, backEnd) =>
    fc.assert(
      fc.property(randomModel, (tiny) => {
        const eleven = Object.entries(tiny.drawn ?? {}).map(
          ([label, draws]) => [label, Array.from({ length: 11 }, (_, run) => draws[run % 3]!)] as const,
        )
        const months = Object.entries(tiny.monthly ?? {}).map(
          ([label, runs]) => [label, Array.from({ length: 11 }, (_, run) => runs[run % 3]!)] as const,
        )
        const [few, many] = [
          runTiny(tiny, backEnd),
          runTiny(
            { ...tiny, drawn: Object.fromEntries(eleven), monthly: Object.fromEntries(months) },
            backEnd,
          ),
        ]
        for (const key of Object.keys(tiny.variables)) {
          for (const cell of cellsOf(key, tiny.dimensions ?? {}).keys()) {
            for (let run = 0; run < 11; run++) {
              expect(many.of(nameOf(key), cell, run)).toEqual(few.of(nameOf(key), cell, run % 3))
            }
          }
        }
      }),
      { numRuns: 40 },
    ),
  60_000,
)
