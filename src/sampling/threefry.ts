/**
 * Scrambles a counter of two 32-bit words under a key of two into two random words, written to `out`, which may be
 * the counter itself. A pure function of key and counter, on 32-bit integers alone. Method: Threefry-2x32 with 20
 * rounds, J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3",
 * Proc. SC11, section 3.2 (rotations: table 2; the parity constant is Skein's, cut to 32 bits).
 */
export function threefry2x32(key: Int32Array, counter: Int32Array, out: Int32Array): void {
  let now = key[0]! | 0
  let next = key[1]! | 0
  let after = 0x1bd11bda ^ now ^ next
  let a = (counter[0]! + now) | 0
  let b = (counter[1]! + next) | 0
  for (let group = 1; group <= 5; group++) {
    const odd = (group & 1) === 1
    a = (a + b) | 0
    b = rotate(b, odd ? 13 : 17) ^ a
    a = (a + b) | 0
    b = rotate(b, odd ? 15 : 29) ^ a
    a = (a + b) | 0
    b = rotate(b, odd ? 26 : 16) ^ a
    a = (a + b) | 0
    b = rotate(b, odd ? 6 : 24) ^ a
    // The three key words take turns: this group adds (next, after), the following one (after, now).
    const used = now
    now = next
    next = after
    after = used
    a = (a + now) | 0
    b = (b + next + group) | 0
  }
  out[0] = a
  out[1] = b
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}
