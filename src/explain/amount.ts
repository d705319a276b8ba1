import { quantiles } from '../math/quantile.js'

/** A number over runs, failed ones left out, or in the one run that was asked for. */
export type Amount =
  | {
      readonly p5: number
      readonly p50: number
      readonly p95: number
      /** Runs in which it is no number; absent where it is one in all. */
      readonly missing?: number
    }
  | { readonly value: number }

/** Tells how a number is spread over runs; of a single run, what it is. Runs in which it is no number are counted apart. */
export function amountOf(values: Float64Array, isOneRun: boolean): Amount {
  if (isOneRun) return { value: values[0] ?? Number.NaN }
  const sound = values.filter((value) => !Number.isNaN(value))
  const [p5, p50, p95] = quantiles(sound, [0.05, 0.5, 0.95]) as [number, number, number]
  const missing = values.length - sound.length
  return { p5, p50, p95, ...(missing > 0 ? { missing } : {}) }
}

/** Gives the middle of an amount. */
export function middleOf(amount: Amount): number {
  return 'value' in amount ? amount.value : amount.p50
}

/** Gives the numbers of an amount in the order in which they are shown. */
export function numbersOf(amount: Amount): number[] {
  return 'value' in amount ? [amount.value] : [amount.p5, amount.p50, amount.p95]
}
