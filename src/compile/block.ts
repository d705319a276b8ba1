/** What every declared quantity has: a unit as text (`wafer/month`, `1`, `date`) and a sentence. */
export interface Declared {
  readonly unit: string
  readonly about: string
}

/** Declares a number that the scenario gives; `within` are the least and greatest values that make sense. */
export interface DeclaredInput extends Declared {
  readonly within?: readonly [least: number, greatest: number]
  /** For an attribute, the field of the catalogue entry that gives it, where that is not the attribute's own name. */
  readonly field?: string
  /**
   * For an attribute, whether an entry may leave it out; it is 0 then, or never for a date, which must mean that the
   * entry has none of it.
   */
  readonly optional?: boolean
  /**
   * For an attribute over two dimensions, that the field holds names of elements of the second, as `answers: bis_2022`: 1
   * for those that an entry names, 0 for the others.
   */
  readonly names?: boolean
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

/**
 * Declares a quantity whose equation the scenario writes, one for each element of the first dimension: the text in the
 * field `stated` of that catalogue entry, over the attributes of the second dimension; 0 where an entry has no such field.
 */
export interface Stated extends Declared {
  readonly stated: string
}

/** Declares a quantity that the model computes. */
export type Variable = Auxiliary | Stock | Stated

/** Declares a dimension: the entries of one section of the scenario that match `where`, in their order there. */
export interface Dimension {
  readonly about: string
  /** The section of the scenario whose entries are the elements: `chips`, `rules`, `buyers`. */
  readonly from: string
  /** Fields that an entry must have with these values; all entries of the section where it is absent. */
  readonly where?: Readonly<Record<string, string>>
}

/**
 * One mechanism of the model, as data. Keys are names, with their dimensions in brackets where there are any:
 * `cowos_capacity`, `build[import_chip]`, `controls[rule, import_chip]`.
 */
export interface Block {
  /** The mechanism's name, as a heading. */
  readonly title: string
  /** One or two sentences on what this mechanism does in the world. */
  readonly about: string
  /** Dimensions that this block introduces, and which entries of the scenario are their elements. */
  readonly dimensions?: Readonly<Record<string, Dimension>>
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
