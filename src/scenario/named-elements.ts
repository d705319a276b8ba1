import { fieldOf, type Quantity } from '../compile/declarations.js'
import { type Catalogue, fieldsOfSection } from './catalogue.js'
import { report } from './context.js'
import type { Elements } from './entries.js'
import { show } from './issues.js'
import { didYouMean } from './nearest.js'

/** Lists the names in a field that holds one or several, such as `bis_2022`; none where it holds something else. */
export function namesIn(written: unknown): readonly string[] {
  return [written].flat().filter((name) => typeof name === 'string')
}

/** Reports fields that should name elements of another dimension, and name something else. */
export function checkNames(context: Elements, catalogue: Catalogue): void {
  for (const [section, entries] of catalogue) {
    const naming = [...fieldsOfSection(context, section).values()].filter(({ names }) => names)
    for (const quantity of naming) {
      const field = fieldOf(quantity)
      for (const [id, { fields }] of entries) {
        checkField(context, { path: [section, id, field], written: fields[field], quantity })
      }
    }
  }
}

interface NamingField {
  readonly path: readonly string[]
  readonly written: unknown
  readonly quantity: Quantity
}

function checkField(context: Elements, { path, written, quantity }: NamingField): void {
  if (written === undefined || written === null) return
  const dimension = quantity.dimensions[1] ?? ''
  for (const [index, name] of [written].flat().entries()) {
    const fault = faultOf(context, name, dimension)
    if (fault !== undefined) report(context, Array.isArray(written) ? [...path, String(index)] : path, fault)
  }
}

function faultOf(context: Elements, name: unknown, dimension: string): string | undefined {
  if (typeof name !== 'string') return `found ${show(name)}, expected the name of a ${dimension}`
  const known = context.elements.get(dimension) ?? []
  if (known.includes(name) || !context.complete) return undefined
  return `unknown ${dimension} "${name}"${didYouMean(name, known)}`
}
