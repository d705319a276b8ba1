/** A module of one function that puts a vector on the stack and drops it: valid where vectors of 128 bits are known. */
const PROBE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...[1, 4, 1, 96, 0, 0],
  ...[3, 2, 1, 0],
  ...[10, 23, 1, 21, 0, 253, 12, ...Array<number>(16).fill(0), 26, 11],
)

/** Tells whether WebAssembly with vectors can be run here. Node has it unless it was told to leave it out, as `--jitless` does. */
export function supportsWasm(): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(PROBE)
}
