/** What is sought of a function that never falls. */
export interface RisingRoot {
  readonly target: number
  /** The least place that it can be, and the greatest, at which the function has to be at the target or above. */
  readonly least: number
  readonly greatest: number
}

const MOST_STEPS = 200

/**
 * Gives the least place, to the last digits, at which a function that never falls is at a target or above; on a step of
 * the function exactly. Method: the straight line through the ends of the interval, where an end that stayed twice counts
 * half (the Illinois method; M. Dowell & P. Jarratt 1971, BIT 11, 168-174), and the middle after steps that did not
 * halve it.
 */
export function risingRoot(
  rising: (place: number) => number,
  { target, least, greatest }: RisingRoot,
): number {
  if (!(least < greatest)) return greatest
  const ends = { low: least, high: greatest, under: rising(least) - target, over: rising(greatest) - target }
  if (ends.under >= 0) return least
  let width = greatest - least
  for (let i = 1; i <= MOST_STEPS; i++) {
    const place = between(ends, i % 2 === 0 && ends.high - ends.low > width / 2)
    if (place === undefined) break
    if (i % 2 === 0) width = ends.high - ends.low
    narrow(ends, place, rising(place) - target)
  }
  return ends.high
}

/** The ends of an interval, how far the function is below and above the target there, and which end stayed last. */
interface Ends {
  low: number
  high: number
  under: number
  over: number
  stayed?: 'low' | 'high'
}

/** Gives a place inside, not so near to an end that it would hardly move; undefined where there is no double left. */
function between({ low, high, under, over }: Ends, halve: boolean): number | undefined {
  // Where the function is flat at the target, the line leads nowhere.
  const part = halve || over === 0 ? 0.5 : Math.min(Math.max(under / (under - over), 1e-3), 1 - 1e-3)
  const place = low + (high - low) * part
  if (place > low && place < high) return place
  const middle = low + (high - low) / 2
  return middle > low && middle < high ? middle : undefined
}

function narrow(ends: Ends, place: number, found: number): void {
  const stays = found >= 0 ? 'low' : 'high'
  if (stays === 'low') {
    ends.high = place
    ends.over = found
    if (ends.stayed === stays) ends.under /= 2
  } else {
    ends.low = place
    ends.under = found
    if (ends.stayed === stays) ends.over /= 2
  }
  ends.stayed = stays
}
