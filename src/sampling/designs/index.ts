import type { Design } from '../design.js'
import { median } from './median.js'
import { random } from './random.js'

/** Lists every design. */
export const designs: readonly Design[] = [random, median]
