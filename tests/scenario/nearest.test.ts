import { describe, expect, it } from 'vitest'
import { didYouMean } from '../../src/scenario/nearest.js'

const names = ['lead_time', 'launch', 'list_price', 'fab_yield']

describe('didYouMean', () => {
  it.each([
    ['lead_tiem', '; did you mean "lead_time"?'],
    ['Launch', '; did you mean "launch"?'],
    ['list', '; did you mean "list_price"?'],
    ['fabyield', '; did you mean "fab_yield"?'],
    ['zebra', ''],
    ['', ''],
    ['launch'.repeat(20), ''],
    ['__proto__', ''],
  ])('answers %j with %j', (name, answer) => {
    expect(didYouMean(name, names)).toBe(answer)
  })

  it('says nothing where there is nothing to choose from', () => {
    expect(didYouMean('launch', [])).toBe('')
  })
})
