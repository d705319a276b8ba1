import { describe, expect, test } from 'vitest'
import { model } from '../../src/model/index.js'
import { readObservations } from '../../src/scenario/read-observations.js'
import { yearEarlierOf } from '../../src/scenario/year-earlier.js'
import { baseline } from '../model/ensemble.js'

const scenario = baseline()
const text = `id,expression,value,unit,source
y22,"total(cowos_capacity, ""2022"")",70000,wafer,judgement
y23,"total( cowos_capacity , ""2023"" )",140000,wafer,judgement
y23b,"total(cowos_capacity, ""2023"")",117000,wafer,judgement
y24,"total(cowos_capacity, ""2024"")",351000,wafer,judgement
spot,"at(premium, ""2025-03"")",0.4,1,judgement
all,max(premium),2,1,judgement
`
const observations = readObservations('facts.csv', { scenario, readText: () => text })

describe('a year earlier', () => {
  const [y22, y23, y23b, y24, spot, all] = yearEarlierOf(observations, { scenario, blocks: model })

  test('is what was observed then, however the expression was spaced, and the first of several', () => {
    expect(y23).toEqual({ expression: 'total(cowos_capacity, "2022")', observed: 70_000, isWithin: true })
    expect(y23b).toEqual(y23)
    expect(y24).toEqual({ expression: 'total(cowos_capacity, "2023")', observed: 140_000, isWithin: true })
  })

  test('may be something that nobody observed, or that lies before the horizon', () => {
    expect(spot).toEqual({ expression: 'at(premium, "2024-03")', isWithin: true })
    expect(y22).toEqual({ expression: 'total(cowos_capacity, "2021")', isWithin: false })
  })

  test('is not said of the whole horizon', () => expect(all).toBeUndefined())
})
