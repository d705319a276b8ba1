import type { TopLevelSpec } from 'vega-lite'
import type { ChartContext } from './captions.js'
import type { InfluenceRows } from './influence.js'

/** A line of a table of a result, as its CSV file has it: texts by column. */
export type Row = Readonly<Record<string, string>>

/** What made a result. */
export type ResultKind = 'run' | 'compare' | 'sweep' | 'hindcast'

/** A thing with a name for commands and a title for people. */
export interface Titled {
  readonly name: string
  readonly title: string
}

/** A lever of a sweep: where it stands in a scenario, its column, and its place in the scenario that was swept, where it has one. */
export interface SweptLever {
  readonly path: string
  readonly name: string
  readonly place: number | undefined
}

/** What a result says of itself beside its tables; what a kind of result has not is empty. */
export interface ResultFacts {
  readonly kind: ResultKind
  /** The first month, as `2022-01`. */
  readonly start: string
  /** What a study asks. */
  readonly question: string
  /** A study's base, and then its options. */
  readonly options: readonly Titled[]
  /** A study's worlds, where it has several. */
  readonly worlds: readonly Titled[]
  readonly outcomes: readonly { readonly name: string; readonly about: string; readonly unit: string }[]
  /** The uncertain numbers of a run. */
  readonly parameters: readonly { readonly name: string; readonly unit: string }[]
  /** Runs by which differences were taken apart. */
  readonly explained: number
  readonly levers: readonly SweptLever[]
}

/** A result as charts see it: its facts, and its tables by the names of their files, such as `summary`. */
export interface ResultData {
  readonly facts: ResultFacts
  /** Gives the rows of a table; only those that a chart `needs` are there for certain. */
  readonly table: (name: string) => readonly Row[]
  /** Makes the model's diagrams, where its equations are at hand. */
  readonly diagrams?: () => ModelDiagrams
}

/** What feeds what in a model: the titles of its blocks, and what is drawn of all or of one. */
export interface ModelDiagrams {
  readonly blocks: readonly string[]
  readonly rowsOf: (block?: string) => InfluenceRows
}

/** What one drawing is of. */
export interface ChartSubject {
  /** Quantities, outcomes or whatever else the chart is of. */
  readonly of?: readonly string[]
  /** Elements of those, of any of their dimensions; by default all. */
  readonly elements?: readonly string[]
  /** First and last month, by default those of the result. */
  readonly from?: string
  readonly to?: string
  /** An option of a study, and a world of it. */
  readonly option?: string
  readonly world?: string
}

/** What a chart is told: what it is of, how wide the plot is in pixels, and what all charts of a result share. */
export interface ChartRequest extends ChartContext, ChartSubject {
  readonly width?: number
}

/** One of the drawings that a result has from the start: the name of its file, and what it is of. */
export interface Drawing {
  readonly id: string
  readonly subject: ChartSubject
}

/** A chart that can be drawn of a result, from its tables alone. */
export interface Chart {
  readonly id: string
  /** A sentence for lists. */
  readonly about: string
  readonly kinds: readonly ResultKind[]
  /** The tables without which it can't be drawn. */
  readonly needs: readonly string[]
  /** What `of` may name; absent where the chart is always of the same. */
  readonly subjects?: (data: ResultData) => readonly string[]
  /** Whether `of` has to name something. */
  readonly mustName?: boolean
  /** What a result has from the start; absent where the chart is drawn when asked for only. */
  readonly always?: (data: ResultData) => readonly Drawing[]
  /** Draws it; throws a ChartMistake where what was asked for can't be drawn. */
  readonly draw: (data: ResultData, request: ChartRequest) => TopLevelSpec
}

/** Says why a chart can't be drawn as it was asked for. */
export class ChartMistake extends Error {
  override readonly name = 'ChartMistake'
}

/** Reads a number from a row's column; NaN where the field is empty, infinite for `never`. */
export function numberIn(row: Row, column: string): number {
  const text = row[column] ?? ''
  if (text === 'never') return Number.POSITIVE_INFINITY
  return text === '' ? Number.NaN : Number(text)
}
