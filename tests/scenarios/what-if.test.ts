import { describe, expect, test } from 'vitest'
import { ownOutcomes, readWhatIf, whatIfs } from './what-if.js'

describe('the what-ifs', () => {
  test('are two dozen at least, and no two ask the same', () => {
    expect(whatIfs.length).toBeGreaterThanOrEqual(24)
    const questions = whatIfs.map((name) => readWhatIf(name).question)
    expect(new Set(questions).size).toBe(whatIfs.length)
  })

  test.each(whatIfs)('%s asks a question, says who asks it, and is not warned of', (name) => {
    const scenario = readWhatIf(name)
    expect(scenario.question).toMatch(/^[A-Z].*\?$/)
    expect(scenario.askedBy).toMatch(/\S{3}/)
    expect(scenario.about).toMatch(/\S.*\.$/s)
    expect(scenario.warnings).toEqual([])
  })

  test.each(whatIfs)('%s has two to five outcomes of its own, each with a sentence', (name) => {
    const scenario = readWhatIf(name)
    const own = ownOutcomes(scenario)
    expect(own.length).toBeGreaterThanOrEqual(2)
    expect(own.length).toBeLessThanOrEqual(5)
    for (const one of own) expect(scenario.outcomes[one]?.about, one).toMatch(/^[A-Z].*\.$/)
  })
})
