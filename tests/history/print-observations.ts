import Table from 'cli-table3'
import { compareWithHistory } from './observations.js'

const runs = Number(process.argv[2] ?? 1500)
const rows = await compareWithHistory(runs)
const table = new Table({
  head: ['observation', 'unit', 'p5', 'p50', 'p95', 'observed', 'inside'],
  style: { head: [], border: [], compact: true },
})
const show = (value: number) =>
  Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
for (const { id, unit, p5, p50, p95, observed, inside } of rows) {
  table.push([id, unit, show(p5), show(p50), show(p95), show(observed), inside ? 'yes' : 'NO'])
}
console.log(table.toString())
const inside = rows.filter((row) => row.inside).length
console.log(`${inside} of ${rows.length} observations lie inside the 90% interval of ${runs} runs`)
