import { closest, distance } from 'fastest-levenshtein'

/** Longest name that is compared; what is longer is no slip of the finger, and comparing it takes long. */
const LONGEST = 60

/**
 * Ends a message about an unknown name with the most similar known one, if any is similar: `; did you mean "x"?`.
 * A name that was cut short, as `list` for `list_price`, is similar however much is missing.
 */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const known = [...candidates]
  const lower = name.toLowerCase()
  if (known.length === 0 || name.length > LONGEST) return ''
  const longer = known.find((candidate) => candidate.startsWith(`${lower}_`))
  const best = longer ?? closest(lower, known)
  const tolerated = Math.max(2, Math.floor(Math.max(lower.length, best.length) / 3))
  return longer || distance(lower, best) <= tolerated ? `; did you mean "${best}"?` : ''
}
