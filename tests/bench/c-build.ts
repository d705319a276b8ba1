import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PlanValues } from '../../src/compile/back-end.js'
import { calendarOf } from '../../src/compile/interpret.js'
import type { Plan } from '../../src/compile/plan.js'
import { printTwin } from './c-twin.js'

const COMPILER = 'gcc'

/** What a twin runs on: a plan, its numbers, and draws `[drawn][lane]`. */
export interface TwinWork {
  readonly plan: Plan
  readonly values: PlanValues
  readonly draws: Float64Array
  readonly lanes: number
}

/** A compiled C program of a plan. */
export interface Twin {
  /** Simulates all lanes; gives trajectories `[output cell][month][lane]`. */
  readonly trajectories: () => Float64Array
  /** Gives the nanoseconds that one simulation of all lanes takes, the mean of some rounds after one that does not count. */
  readonly time: (rounds: number) => number
  /** Removes the program's files. */
  readonly remove: () => void
}

/** Names the C compiler, or gives undefined where there is none. */
export function compilerVersion(): string | undefined {
  const { status, stdout } = spawnSync(COMPILER, ['-dumpfullversion'], { encoding: 'utf8' })
  return status === 0 ? `gcc ${stdout.trim()}` : undefined
}

/** Prints a plan as C, compiles it with some flags, and writes its input. Throws an Error with what the compiler said. */
export function buildTwin(work: TwinWork, flags: readonly string[]): Twin {
  const folder = mkdtempSync(join(tmpdir(), 'twin-'))
  const [source, program, input, output] = ['twin.c', 'twin', 'input', 'output'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string]
  writeFileSync(source, printTwin(work.plan))
  call(COMPILER, ['-std=gnu17', ...flags, '-o', program, source, '-lm'])
  writeFileSync(input, inputOf(work))
  const run = (...words: string[]) => call(program, [input, String(work.lanes), ...words])
  return {
    trajectories: () => {
      run('write', output)
      return transposed(readFileSync(output), work)
    },
    time: (rounds) => Number(run('time', String(rounds))),
    remove: () => rmSync(folder, { recursive: true }),
  }
}

function call(program: string, words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${status}\n${stderr}`)
  return stdout
}

function inputOf({ plan, values, draws, lanes }: TwinWork): Uint8Array {
  const { constants, calendar } = calendarOf(plan, values)
  const byRun = new Float64Array(draws.length)
  const drawn = plan.drawn.length
  for (let i = 0; i < drawn; i++) {
    for (let lane = 0; lane < lanes; lane++) byRun[lane * drawn + i] = draws[i * lanes + lane] as number
  }
  return Buffer.concat([constants, calendar, byRun].map(({ buffer }) => Buffer.from(buffer as ArrayBuffer)))
}

/** Brings trajectories from the twin's order, run by run, to a kernel's. */
function transposed(bytes: Buffer, { plan, lanes }: TwinWork): Float64Array {
  const written = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  const cells = written.length / lanes / plan.months
  const out = new Float64Array(written.length)
  for (let lane = 0; lane < lanes; lane++) {
    for (let month = 0; month < plan.months; month++) {
      const from = (lane * plan.months + month) * cells
      for (let cell = 0; cell < cells; cell++)
        out[(cell * plan.months + month) * lanes + lane] = written[from + cell] as number
    }
  }
  return out
}
