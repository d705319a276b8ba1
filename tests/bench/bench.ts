import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { compilerVersion } from './c-build.js'
import { isBuilt, timeCommand, timeComparisons, timeStart } from './command.js'
import { compareKernels } from './kernels.js'
import { timeDraws, timeParquet, timeQuantiles } from './numbers.js'
import { compareObjects } from './objects.js'
import { measurePairs } from './pairs.js'
import { ROUNDS } from './rounds.js'
import { markdown, type Table } from './table.js'

const STUDIES = ['h20', 'window', 'what-binds', 'enforcement', 'sell']
const SIZES = [1_000, 10_000, 100_000, 1_000_000]

/** Shows a part of the results at once, and keeps it for the file. */
function show(text: string): void {
  console.log(`${text}\n`)
  parts.push(text)
}

function showTable(table: Table, checks: readonly string[] = []): void {
  show(markdown(table))
  if (checks.length > 0) show(checks.map((check) => `- ${check}`).join('\n'))
}

const parts: string[] = []
const compiler = compilerVersion()
const machine = [
  `${availableParallelism()} cores`,
  `Node ${process.versions.node}`,
  compiler ?? 'no gcc: C is left out',
]

show('# Results of the benchmark')
show(`Machine: ${machine.join(', ')}. The contenders of a table took turns; figures are medians of ${ROUNDS}
rounds, and ratios are of two times in the same round. Carry the ratios, not the nanoseconds.`)
const { table, checks, kernel } = compareKernels(compiler !== undefined)
showTable(table, checks)
const objects = compareObjects(compiler !== undefined)
showTable(objects.table, objects.checks)
showTable(timeDraws(kernel))
showTable(timeQuantiles())
showTable(timeParquet())
showTable(await measurePairs(STUDIES, 2000))
if (isBuilt()) {
  showTable(timeStart())
  showTable(timeCommand(SIZES))
  showTable(timeComparisons(STUDIES, 10_000))
} else show('The command is not built (`npm run build`): its times are left out.')
writeFileSync(`${import.meta.dirname}/RESULTS.md`, `${parts.join('\n\n')}\n`)
