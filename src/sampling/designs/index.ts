import type { Design } from '../design.js'
import { antithetic } from './antithetic.js'
import { grid } from './grid.js'
import { latinHypercube } from './latin-hypercube.js'
import { median } from './median.js'
import { oneAtATime } from './one-at-a-time.js'
import { random } from './random.js'
import { sobol } from './sobol.js'

/** Lists every design. */
export const designs: readonly Design[] = [
  random,
  sobol,
  latinHypercube,
  antithetic,
  median,
  oneAtATime,
  grid,
]

/** Finds a design by its name. Throws a RangeError where there is none. */
export function designNamed(name: string): Design {
  const found = designs.find((design) => design.name === name)
  if (found) return found
  throw new RangeError(`design is "${name}"; expected one of ${designs.map((one) => one.name).join(', ')}`)
}
