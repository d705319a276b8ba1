import { exp, logistic } from '../math/exp-log.js'
import { normalQuantile } from '../math/normal.js'
import { supportsWasm } from '../wasm/support.js'
import { type StreamKey, uniformAt } from './stream.js'
import { encodeVectorModule } from './vector-module.js'

/** Numbers that are worked on at once. */
const MOST = 512
/** Numbers below which the way into WebAssembly and back takes longer than it saves. */
const FEW = 8

interface Vectors {
  readonly values: Float64Array
  readonly uniforms: (first: number, second: number, run: number, month: number, end: number) => void
  readonly normals: (end: number) => void
  readonly exps: (end: number) => void
  readonly logistics: (end: number) => void
}

let vectors: Vectors | undefined

/** Makes the WebAssembly at its first use; undefined where there is none. */
function vectorsHere(): Vectors | undefined {
  if (vectors || !supportsWasm()) return vectors
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(encodeVectorModule()))
  const { memory, ...functions } = exports as unknown as Omit<Vectors, 'values'> & {
    memory: WebAssembly.Memory
  }
  vectors = { ...functions, values: new Float64Array(memory.buffer, 0, MOST) }
  return vectors
}

/** Fills a column with the numbers of `uniformAt` of a month and the runs from `from` on. */
export function fillUniforms(
  column: Float64Array,
  key: StreamKey,
  { from, month = 0 }: { from: number; month?: number },
): void {
  const here = column.length >= FEW ? vectorsHere() : undefined
  if (!here) {
    for (let i = 0; i < column.length; i++) column[i] = uniformAt(key, from + i, month)
    return
  }
  for (let at = 0; at < column.length; at += MOST) {
    const count = Math.min(MOST, column.length - at)
    here.uniforms(key[0] as number, key[1] as number, from + at, month, 8 * count)
    column.set(here.values.subarray(0, count), at)
  }
}

/** Replaces each number of a column by what a function of numbers makes of it, bit for bit, many at once where that can be. */
type Replace = (column: Float64Array) => void

/** Replaces probabilities by the quantiles of the standard normal law; see `normalQuantile`. */
export const replaceByNormals = replacing('normals', normalQuantile)
/** Replaces numbers by their exponentials; see `exp`. */
export const replaceByExps = replacing('exps', exp)
/** Replaces numbers by their logistic function; see `logistic`. */
export const replaceByLogistics = replacing('logistics', logistic)

function replacing(name: 'normals' | 'exps' | 'logistics', one: (value: number) => number): Replace {
  return (column) => {
    const here = column.length >= FEW ? vectorsHere() : undefined
    if (!here) {
      for (let i = 0; i < column.length; i++) column[i] = one(column[i] as number)
      return
    }
    for (let at = 0; at < column.length; at += MOST) {
      const count = Math.min(MOST, column.length - at)
      here.values.set(column.subarray(at, at + count))
      here[name](8 * count)
      column.set(here.values.subarray(0, count), at)
    }
  }
}
