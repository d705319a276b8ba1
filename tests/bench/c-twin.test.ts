import { expect, test } from 'vitest'
import { wasm } from '../../src/compile/wasm.js'
import { buildTwin, compilerVersion } from './c-build.js'
import { baseline, kernelOf, workOf } from './workload.js'

const compiler = compilerVersion()
if (!compiler) console.log('no gcc here: the C twin is not compared with the kernel')

test.skipIf(!compiler)('a C program printed from the plan gives the bits of the kernel', () => {
  const work = workOf(baseline(20))
  const { kernel, block } = kernelOf(wasm('f64'), work)
  kernel.run(block)
  const twin = buildTwin(work, ['-O2', '-ffp-contract=off'])
  const found = twin.trajectories()
  twin.remove()
  const different = found.findIndex((value, i) => !Object.is(value, block.trajectories[i]))
  expect(different).toBe(-1)
})
