declare module 'seedrandom/lib/alea.js' {
  import type { PRNG } from 'seedrandom'

  /** Makes seedrandom's alea generator; the same seed gives the same numbers. The package has no types for this file. */
  const alea: (seed: string) => PRNG
  export = alea
}
