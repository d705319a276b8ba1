import { type Arguments, countOf, textOf } from './arguments.js'
import { type ChartWords, chartOptionWords, chartWordsOf } from './chart-words.js'
import { type Layering, layeringOf, layeringWords } from './scenario-options.js'
import { shellWord } from './shell-word.js'

/** What a user asks of `chokepoint run`. */
export interface RunRequest extends Layering {
  /** The scenario file as it was given. */
  readonly file: string
  /** The command that gives the same result, in a shell's notation. */
  readonly repeat: string
  /** The folder to write; by default one under `outputs`. */
  readonly out?: string
  /** Threads to compute with; by default as many as pay. */
  readonly threads?: number
  /** What is kept of every run, as the option says it; checked when the scenario is known. */
  readonly keep?: string
  /** Bytes that results may take. */
  readonly memory: number
  /** Bits of a number. */
  readonly precision: 'f64' | 'f32'
  /** Whether quantiles are to be exact where trajectories are counted, too. */
  readonly exact: boolean
  /** Whether finished parts are kept, so that the run can be gone on from, and runs be added. */
  readonly journal: boolean
  /** Whether an interrupted run is gone on from, or forgotten. */
  readonly resume: boolean
  readonly anew: boolean
  /** Whether the runs of the finished result in the folder are taken over. */
  readonly extend: boolean
  /** How charts look, and what is written of each. */
  readonly charts: ChartWords
  /** Whether the page that tells of the result is written, too. */
  readonly report: boolean
  readonly quiet: boolean
  readonly signal: AbortSignal
}

/** The most threads that a run may ask for. */
const MOST_THREADS = 256

/** The megabytes that results may take, and the most that can be asked for: threads share no larger piece. */
const MEGABYTES = 512
const MOST_MEGABYTES = 4000

/** The most runs that a scenario may ask for. */
export const MOST_RUNS = 10_000_000

/**
 * Reads what was asked from the words of a command line, of `run` or of a command that takes some of its options. Throws a
 * Refusal where they make no sense.
 */
export function requestOf(
  args: Arguments,
  command: 'run' | 'draws' | 'hindcast' = 'run',
): Omit<RunRequest, 'signal'> {
  const file = String(args.scenario)
  const runs = countOf(args, 'runs', MOST_RUNS)
  const seed = textOf(args, 'seed')
  const out = textOf(args, 'out')
  const threads = countOf(args, 'threads', MOST_THREADS)
  const keep = textOf(args, 'keep')
  const megabytes = countOf(args, 'memory', MOST_MEGABYTES) ?? MEGABYTES
  const precision = textOf(args, 'precision') === 'f32' ? 'f32' : 'f64'
  const exact = args.exact === true
  const layering = layeringOf(args)
  const charts = chartWordsOf(args)
  const short = [
    ...(runs === undefined ? [] : [{ words: ['--runs', String(runs)], override: `runs=${runs}` }]),
    ...(seed === undefined ? [] : [{ words: ['--seed', seed], override: `seed=${JSON.stringify(seed)}` }]),
  ]
  const words = [
    file,
    ...short.flatMap((one) => one.words),
    ...layeringWords(layering),
    ...(precision === 'f64' ? [] : ['--precision', precision]),
    ...(keep === undefined ? [] : ['--keep', keep]),
    ...(exact ? ['--exact'] : []),
    ...(megabytes === MEGABYTES ? [] : ['--memory', String(megabytes)]),
    ...chartOptionWords(charts),
    ...(args['no-report'] === true ? ['--no-report'] : []),
  ]
  return {
    file,
    ...layering,
    // The short forms of options count as well.
    overrides: [...layering.overrides, ...short.map(({ override }) => override)],
    repeat: `chokepoint ${command} ${words.map(shellWord).join(' ')}`,
    exact,
    journal: args.journal === true,
    resume: args.resume === true,
    anew: args.anew === true,
    extend: false,
    charts,
    report: args['no-report'] !== true,
    quiet: args.quiet === true,
    precision,
    memory: megabytes * 1e6,
    ...(keep === undefined ? {} : { keep }),
    ...(threads === undefined ? {} : { threads }),
    ...(out === undefined ? {} : { out }),
  }
}
