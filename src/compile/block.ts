/** What every declared quantity has: a unit as text (`wafer/month`, `1`, `date`) and a sentence. */
export interface Declared {
  readonly unit: string
  readonly about: string
}

/** Declares a number that the scenario gives; `within` are the least and greatest values that make sense. */
export interface DeclaredInput extends Declared {
  readonly within?: readonly [least: number, greatest: number]
}

/** Declares an auxiliary: its value this month, in terms of other quantities. */
export interface Auxiliary extends Declared {
  readonly equals: string
}

/** Declares a stock: its value when the horizon opens, and what is added to it each month. */
export interface Stock extends Declared {
  readonly start: string
  readonly change: string
}

/** Declares a quantity that the model computes. */
export type Variable = Auxiliary | Stock

/**
 * One mechanism of the model, as data. Keys are names, with their dimensions in brackets where there are any:
 * `cowos_capacity`, `build[import_chip]`, `controls[rule, import_chip]`.
 */
export interface Block {
  /** The mechanism's name, as a heading. */
  readonly title: string
  /** One or two sentences on what this mechanism does in the world. */
  readonly about: string
  /** Dimensions that this block introduces; their elements come from the scenario's catalogue. */
  readonly dimensions?: Readonly<Record<string, string>>
  /** Constants that the catalogue gives for each element: a chip's memory, a rule's date. */
  readonly attributes?: Readonly<Record<string, DeclaredInput>>
  /** Uncertain constants, drawn once a run. */
  readonly parameters?: Readonly<Record<string, DeclaredInput>>
  /** Monthly values that come from outside the model. */
  readonly series?: Readonly<Record<string, DeclaredInput>>
  /** What the block computes. */
  readonly variables: Readonly<Record<string, Variable>>
}

/** Declares a block; it changes nothing, and lets the compiler check the shape where the block is written. */
export function block<const B extends Block>(definition: B): B {
  return definition
}
