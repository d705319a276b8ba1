import type { Block } from '../compile/block.js'
import { unitOfExpression } from '../compile/check-units.js'
import { printKey } from '../compile/declarations.js'
import { type Expression, printExpression } from '../compile/expression.js'
import { printUnit, type Unit } from '../compile/units.js'
import type { ModelView } from './model-view.js'
import { bind, rations, type Scope } from './scope.js'

/** A part of an equation that the model is asked to compute beside all else, and the month that is wanted of it. */
export interface Watch {
  /** The name of the quantity that is added to the model for it. */
  readonly name: string
  /** That quantity's dimensions. */
  readonly dimensions: readonly string[]
  /** The one element that is wanted of each of some dimensions; all elements of the others are. */
  readonly pick: Readonly<Record<string, string>>
  readonly month: number
  readonly unit: string
}

/** A list of watches that grows while an explanation is planned; the same part is watched once. */
export interface WatchList {
  readonly add: (expression: Expression, scope: Scope, month: number) => Watch
  /** Gives all that is watched, as a block to put after the model's. */
  readonly block: () => Block
  /** Gives the months that are wanted of each watched name. */
  readonly months: () => ReadonlyMap<string, ReadonlySet<number>>
}

/** Begins a list of watches on a model. */
export function makeWatchList(view: ModelView): WatchList {
  const names = new Map<string, string>()
  const variables = new Map<string, Block['variables'][string]>()
  const months = new Map<string, Set<number>>()
  return {
    add: (written, scope, month) => {
      const looked = scope.look ? scope.look.around(written) : written
      const isWhole = rations(looked)
      const expression = isWhole ? looked : bind(looked, scope.binding)
      const dimensions = [...(isWhole ? Object.keys(scope.binding) : []), ...scope.over]
      const text = printExpression(expression)
      const unit = unitText(expression, view)
      const known = printKey(text, dimensions)
      const name = names.get(known) ?? freeName(names.size, view)
      names.set(known, name)
      variables.set(printKey(name, dimensions), { unit, about: 'Watched.', equals: text })
      months.set(name, (months.get(name) ?? new Set()).add(month))
      return { name, dimensions, pick: isWhole ? scope.binding : {}, month, unit }
    },
    block: () => ({
      title: 'Watched',
      about: 'Parts of equations.',
      variables: Object.fromEntries(variables),
    }),
    months: () => months,
  }
}

function freeName(index: number, { quantities }: ModelView): string {
  let name = `watched_${index + 1}`
  while (quantities.has(name)) name += '_'
  return name
}

/** Gives the unit as its author wrote it for a plain name, and else in base units. */
function unitText(expression: Expression, { quantities, unitOf }: ModelView): string {
  const declared = expression.kind === 'name' ? quantities.get(expression.name)?.unit : undefined
  return declared ?? inFactors(unitOfExpression(expression, unitOf))
}

/** Writes powers as products, which is how a declaration has them. */
function inFactors(unit: Unit): string {
  return printUnit(unit).replace(
    /(\/?)([A-Za-z0-9]+)\^(\d+)/g,
    (_, sign: string, base: string, power: string) =>
      Array(Number(power))
        .fill(base)
        .join(sign || '*')
        .replace(/^/, sign),
  )
}
