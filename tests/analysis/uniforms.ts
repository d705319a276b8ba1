import { streamKey } from '../../src/sampling/stream.js'
import { fillUniforms } from '../../src/sampling/vector-math.js'

/** Gives uniform numbers that depend on a name alone. */
export function uniforms(name: string, count: number): Float64Array {
  const out = new Float64Array(count)
  fillUniforms(out, streamKey('test', name), { from: 0 })
  return out
}
