import { Refusal } from '../store/refusal.js'

/** What yargs made of the words of a command line. */
export type Arguments = Readonly<Record<string, unknown>>

/** Gives the text of an option that stands at most once; undefined where it is absent. Throws a Refusal. */
export function textOf(args: Arguments, name: string): string | undefined {
  const value = args[name]
  if (Array.isArray(value)) throw new Refusal(`--${name} is given ${value.length} times`)
  if (value === '') throw new Refusal(`--${name} needs a value`)
  return value === undefined ? undefined : String(value)
}

/** Gives the texts of an option that may be repeated. */
export function textsOf(args: Arguments, name: string): string[] {
  return ((args[name] as readonly unknown[] | undefined) ?? []).map(String)
}

/** Gives the whole number of an option, from 1 to `most`; undefined where it is absent. Throws a Refusal. */
export function countOf(args: Arguments, name: string, most: number): number | undefined {
  const text = textOf(args, name)
  if (text === undefined) return undefined
  const digits = text.replaceAll(',', '').replaceAll('_', '')
  const count = /^\d+$/.test(digits) ? Number(digits) : Number.NaN
  if (count >= 1 && count <= most) return count
  throw new Refusal(`--${name} is "${text}"; expected a whole number from 1 to ${most.toLocaleString('en')}`)
}

/** The least and the greatest value of an option. */
export interface Between {
  readonly least: number
  readonly most: number
}

/** Gives the number of an option; undefined where it is absent. Throws a Refusal. */
export function numberOf(args: Arguments, name: string, { least, most }: Between): number | undefined {
  const text = textOf(args, name)
  if (text === undefined) return undefined
  const value = /^(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new Refusal(`--${name} is "${text}"; expected a number from ${least} to ${most}`)
}

/** Throws a Refusal where the first option of a list is given together with one of the others. */
export function refuseTogether(args: Arguments, lists: readonly (readonly string[])[]): void {
  const isGiven = (name: string | undefined) =>
    name !== undefined && args[name] !== undefined && args[name] !== false
  for (const [first, ...others] of lists) {
    const other = others.find(isGiven)
    if (isGiven(first) && other) throw new Refusal(`--${first} and --${other} do not go together`)
  }
}
