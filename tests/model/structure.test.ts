import { describe, expect, test } from 'vitest'
import { declare } from '../../src/compile/declarations.js'
import { walk } from '../../src/compile/expression.js'
import { parseExpression } from '../../src/compile/parse.js'
import { parseUnit } from '../../src/compile/units.js'
import { model } from '../../src/model/index.js'

const quantities = [...declare(model).quantities.values()]

function equations(): [string, string][] {
  return quantities.flatMap(({ name, variable }) =>
    Object.entries(variable ?? {}).flatMap(([part, text]): [string, string][] =>
      ['equals', 'start', 'change'].includes(part) ? [[`${name}.${part}`, text]] : [],
    ),
  )
}

describe('the structure of the model', () => {
  test('has fourteen blocks, each with a title and a sentence', () => {
    expect(model).toHaveLength(14)
    for (const { title, about } of model) {
      expect(title).toMatch(/^[A-Z"']/)
      expect(about).toMatch(/\.$/)
    }
  })

  test.each(quantities.map(({ name, unit, about }) => [name, unit, about]))(
    '%s has a unit and a sentence',
    (_, unit, about) => {
      expect(parseUnit(unit)).not.toBeTypeOf('string')
      expect(about).toMatch(/^.{8,}\.$/)
    },
  )

  test.each(equations())('%s has no number of the world', (_, text) => {
    const numbers: number[] = []
    walk(parseExpression(text), (inner) => inner.kind === 'number' && numbers.push(inner.value))
    expect(numbers.filter((value) => value !== 0 && value !== 1)).toEqual([])
  })

  test('no name is declared twice', () => {
    const names = model.flatMap((block) =>
      [block.attributes, block.parameters, block.series, block.variables].flatMap((section) =>
        Object.keys(section ?? {}),
      ),
    )
    const plain = names.map((name) => name.replace(/\[.*/, ''))
    expect(plain.filter((name, i) => plain.indexOf(name) !== i)).toEqual([])
  })
})
