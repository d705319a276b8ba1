import { normalProbability } from '../math/normal.js'
import type { FillProbabilities } from './design.js'
import { replaceByNormals } from './vector-math.js'

/** Names whose draws depend on each other. */
export interface Dependence {
  /** In the order in which a draw depends on those before it. */
  readonly names: readonly string[]
  /**
   * The lower triangle of Cholesky: row i holds the weights by which the independent normal numbers of the names up to i
   * make the one of name i.
   */
  readonly factor: readonly (readonly number[])[]
}

/** Runs that are done at once, so that what is kept meanwhile is small. */
const CHUNK = 512
/** Keeps a probability away from 0 and 1, where normal numbers are so large that rounding would reach them. */
const EDGE = 2 ** -53

/**
 * Makes draws depend on each other: gives a function that fills probabilities as `fill` does, but those of dependent
 * names through a Gaussian copula: independent probabilities, normal numbers, their weighted sums, probabilities again.
 * Names that depend on none before them keep their bits. Source: R. L. Iman and W. J. Conover (1982) on rank
 * correlations; R. B. Nelsen, An Introduction to Copulas, section 2.3, on the copula.
 */
export function correlate(
  fill: FillProbabilities,
  { names, groups }: { readonly names: readonly string[]; readonly groups: readonly Dependence[] },
): FillProbabilities {
  const columns = new Map(groups.flatMap((group) => dependentColumns(fill, names, group)))
  return (out, index, from) => (columns.get(index) ?? fill)(out, index, from)
}

/** Makes the functions for those names of a group that depend on others, by index. */
function dependentColumns(
  fill: FillProbabilities,
  names: readonly string[],
  { names: members, factor }: Dependence,
): [number, FillProbabilities][] {
  const sources = members.map((member) => normals(fill, names.indexOf(member)))
  return factor.flatMap((weights, row): [number, FillProbabilities][] => {
    if (weights.slice(0, -1).every((weight) => weight === 0)) return []
    const parts = weights.flatMap((weight, i) => (weight === 0 ? [] : [{ weight, source: sources[i]! }]))
    return [[names.indexOf(members[row]!), (out, _, from) => addUp(out, from, parts)]]
  })
}

/** Gives the independent normal numbers of a name for so many runs from one on; good until it is asked again. */
type Normals = (from: number, length: number) => Float64Array

function normals(fill: FillProbabilities, index: number): Normals {
  const room = new Float64Array(CHUNK)
  let [known, knownLength] = [-1, 0]
  return (from, length) => {
    const column = room.subarray(0, length)
    if (known === from && knownLength >= length) return column
    fill(column, index, from)
    replaceByNormals(column)
    known = from
    knownLength = length
    return column
  }
}

function addUp(
  out: Float64Array,
  from: number,
  parts: readonly { readonly weight: number; readonly source: Normals }[],
): void {
  out.fill(0)
  for (let start = 0; start < out.length; start += CHUNK) {
    const chunk = out.subarray(start, start + CHUNK)
    for (const { weight, source } of parts) {
      const column = source(from + start, chunk.length)
      for (let i = 0; i < chunk.length; i++) chunk[i] = chunk[i]! + weight * column[i]!
    }
    for (let i = 0; i < chunk.length; i++)
      chunk[i] = Math.min(Math.max(normalProbability(chunk[i]!), EDGE), 1 - EDGE)
  }
}
