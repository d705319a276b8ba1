/** A function of the language, as its reference page lists it. */
export interface LanguageFunction {
  readonly signature: string
  readonly about: string
  /** Least and greatest number of arguments. */
  readonly arity: readonly [least: number, greatest: number]
  /** Whether it reduces a month-by-month expression to one number a run, and so belongs in outcomes only. */
  readonly outcome?: boolean
}

const FUNCTIONS: Readonly<Record<string, LanguageFunction>> = {
  min: {
    signature: 'min(a, b, ...)',
    arity: [2, 20],
    about: 'The least of its arguments; in outcomes also min(x, "2024"), over months.',
  },
  max: {
    signature: 'max(a, b, ...)',
    arity: [2, 20],
    about: 'The greatest of its arguments; in outcomes also max(x, "2024"), over months.',
  },
  clamp: { signature: 'clamp(x, least, greatest)', arity: [3, 3], about: 'x, kept between two limits.' },
  abs: { signature: 'abs(x)', arity: [1, 1], about: 'x without its sign.' },
  exp: { signature: 'exp(x)', arity: [1, 1], about: 'The exponential of x.' },
  ln: { signature: 'ln(x)', arity: [1, 1], about: 'The natural logarithm of x.' },
  pow: {
    signature: 'pow(x, y)',
    arity: [2, 2],
    about: 'x to the power y, for x at least 0; also written x ^ y.',
  },
  sqrt: { signature: 'sqrt(x)', arity: [1, 1], about: 'The square root of x.' },
  logistic: { signature: 'logistic(x)', arity: [1, 1], about: 'The S-curve 1 / (1 + exp(-x)).' },
  safe: { signature: 'safe(a, b)', arity: [2, 2], about: 'a / b, and 0 where b is 0.' },
  which_min: {
    signature: 'which_min(a, b, ...)',
    arity: [2, 20],
    about: 'Which of its arguments is the least: 1 for the first, 2 for the second; the earlier of equals.',
  },
  sum: {
    signature: 'sum(dimension, x)',
    arity: [2, 2],
    about: 'The sum of x over the elements of a dimension.',
  },
  any: {
    signature: 'any(dimension, x)',
    arity: [2, 2],
    about: 'The largest x among the elements of a dimension; 0 where the dimension has none.',
  },
  allocate: {
    signature: 'allocate(request, priority, supply)',
    arity: [3, 3],
    about:
      'What each element gets of a supply: the highest priority is served in full first, equal priorities share in ' +
      'proportion to their requests, the last get what is left.',
  },
  delay: {
    signature: 'delay(x, months)',
    arity: [2, 2],
    about:
      'x as it was some months ago: a pipeline. Fractions of a month interpolate; before the start the pipeline ' +
      'is full of the first value.',
  },
  previous: {
    signature: 'previous(x, first)',
    arity: [1, 2],
    about: 'x of the month before; `first`, or 0, in the first month. The way to close a circle.',
  },
  months_behind: {
    signature: 'months_behind(follower, leader)',
    arity: [2, 2],
    about:
      'How many months ago the leader stood where the follower stands now; months since the start where that was ' +
      'before it, and 0 where the follower is ahead.',
  },
  after: {
    signature: 'after(date)',
    arity: [1, 1],
    about: 'The share of this month that lies after a date.',
  },
  month: { signature: 'month("2023-10-23")', arity: [1, 1], about: 'A date.' },
  total: {
    signature: 'total(x, "2024")',
    arity: [1, 3],
    outcome: true,
    about: 'The sum of a flow over months.',
  },
  mean: { signature: 'mean(x, "2024")', arity: [1, 3], outcome: true, about: 'The average over months.' },
  at: { signature: 'at(x, "2025-12")', arity: [2, 2], outcome: true, about: 'The value in one month.' },
  final: { signature: 'final(x)', arity: [1, 1], outcome: true, about: 'The value in the last month.' },
  first: {
    signature: 'first(condition)',
    arity: [1, 1],
    outcome: true,
    about: 'The first month in which a condition holds; never, where it does not.',
  },
}

/** Lists the functions of the language by name. */
export const languageFunctions: ReadonlyMap<string, LanguageFunction> = new Map(Object.entries(FUNCTIONS))

/** Tells whether the language has a function of this name. */
export function isFunction(name: string): boolean {
  return languageFunctions.has(name)
}

/** Tells whether a function runs over the elements of a dimension, its first argument. */
export function reduces(name: string): boolean {
  return name === 'sum' || name === 'any'
}

/** Lists the names that equations may use without declaring them, with their meaning. */
export const BUILT_IN: ReadonlyMap<string, string> = new Map([
  ['time', 'The start of the current month, as a date.'],
  ['one_month', 'The step of the model, one month.'],
])

/** Lists the words that can be no names, because the parser reads some of them as operators or constants. */
export const RESERVED: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'xor',
  'mod',
  'to',
  'in',
  'end',
  'true',
  'false',
  'null',
  'undefined',
])

/** Lists the operators of the language by mathjs' sign and number of operands, with the name of the call that each becomes. */
export const OPERATORS: ReadonlyMap<string, string> = new Map([
  ...['+', '-', '*', '/', '^', '<', '<=', '>', '>=', '==', '!=', 'and', 'or'].map(
    (sign) => [`${sign}/2`, sign] as const,
  ),
  ['-/1', 'negate'],
  ['+/1', 'plus'],
  ['not/1', 'not'],
])
