/**
 * Describes an equation as it stands on paper. `chain` has infix signs between its parts, the first part's sign being empty; `apply`
 * is a function before its arguments; `under` is a sign with an index below it; `lines` are rows below each other.
 */
export type Typeset =
  | { readonly kind: 'name' | 'number' | 'words' | 'symbol'; readonly text: string }
  | { readonly kind: 'chain'; readonly parts: readonly ChainPart[] }
  | { readonly kind: 'sign'; readonly sign: string; readonly inner: Typeset }
  | { readonly kind: 'apply'; readonly head: Typeset; readonly args: readonly Typeset[] }
  | { readonly kind: 'brackets'; readonly pair: BracketPair; readonly inner: Typeset }
  | { readonly kind: 'fraction'; readonly above: Typeset; readonly below: Typeset }
  | { readonly kind: 'power' | 'index'; readonly base: Typeset; readonly script: Typeset }
  | { readonly kind: 'root'; readonly inner: Typeset }
  | {
      readonly kind: 'under'
      readonly sign: '\u2211' | 'max'
      readonly below: Typeset
      readonly inner: Typeset
    }
  | { readonly kind: 'cases'; readonly rows: readonly Case[] }
  | { readonly kind: 'lines'; readonly rows: readonly Typeset[] }
  | { readonly kind: 'equation'; readonly left: Typeset; readonly right: Typeset }

/** One part of a chain, after its sign. */
export interface ChainPart {
  readonly sign: string
  readonly body: Typeset
}

/** What holds under which condition; the last case has none. */
export interface Case {
  readonly value: Typeset
  readonly condition?: Typeset
}

/** `[]` stands around a condition that counts as a number: 1 where it holds, else 0 (Iverson's brackets). */
export type BracketPair = '()' | '[]' | '||'
