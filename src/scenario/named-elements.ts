import { fieldOf } from '../compile/declarations.js'
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
      const dimension = quantity.dimensions[1] ?? ''
      for (const [id, { fields }] of entries) {
        const fault = faultIn(context, fields[field], dimension)
        if (fault !== undefined) report(context, [section, id, field], fault)
      }
    }
  }
}

function faultIn(context: Elements, written: unknown, dimension: string): string | undefined {
  if (written === undefined || written === null) return undefined
  const known = context.elements.get(dimension) ?? []
  const wrong = [written].flat().find((name) => typeof name !== 'string')
  if (wrong !== undefined) return `found ${show(wrong)}, expected the name of a ${dimension}`
  const unknown = namesIn(written).find((name) => !known.includes(name))
  if (unknown === undefined || !context.complete) return undefined
  return `unknown ${dimension} "${unknown}"${didYouMean(unknown, known)}`
}
