import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { fan } from '../../src/charts/fan.js'
import { headlineCharts } from '../../src/charts/headline.js'
import { context, headlineRows } from './example-rows.js'

const schemaFile = new URL('../../node_modules/vega-lite/build/vega-lite-schema.json', import.meta.url)
let schema: z.ZodType

beforeAll(() => {
  schema = z.fromJSONSchema(JSON.parse(readFileSync(schemaFile, 'utf8')))
})

const charts = headlineCharts(headlineRows(), context)

test.each(charts)('$id is valid by the JSON schema of Vega-Lite', ({ spec }) => {
  expect(schema.safeParse(spec).success).toBe(true)
})

test('a logarithmic chart is valid too', () => {
  const rows = headlineRows().filter((row) => row.quantity === 'unmet')
  const spec = fan(rows, { ...context, title: 'Log?', axis: 'Demand, chips', kind: 'level', log: true })
  expect(schema.safeParse(spec).success).toBe(true)
})

test.each([
  ['"area"', '"aera"'],
  ['"interpolate"', '"interpolation"'],
  ['"p95"', '95'],
  ['"temporal"', '"time"'],
])('the schema notices %s written as %s', (right, wrong) => {
  const text = JSON.stringify({ ...charts[0]!.spec, data: { values: [] } })
  expect(text).toContain(right)
  expect(schema.safeParse(JSON.parse(text)).success).toBe(true)
  expect(schema.safeParse(JSON.parse(text.replace(right, wrong))).success).toBe(false)
})
