import type { Argv } from 'yargs'
import { type Arguments, countOf, textOf, textsOf } from './arguments.js'
import { chartOptions, chartOptionWords, chartWordsOf } from './chart-words.js'
import { interruptible } from './interruption.js'
import { MOST_RUNS } from './run-request.js'
import { shellWord } from './shell-word.js'
import { workOptions } from './work-options.js'

/** The most threads that may be asked for, and the most runs that explain differences. */
const MOST_THREADS = 256

/** Runs by which differences are taken apart, where nothing else is said. */
const EXPLAIN = 1000

/** Declares `chokepoint compare`. */
export const compareCommand = {
  name: 'compare',
  command: 'compare <files..>',
  describe: 'Compare options in the same runs: a study, or scenario files',
  builder: (parser: Argv): Argv =>
    parser
      .usage(
        'Usage: chokepoint compare <study>\n       chokepoint compare <base> <option> [<option> ...]\n\n' +
          'Tries a base and options in the same runs, and shows how they differ. A study names its options itself. Where\n' +
          'files are named, the first is the base; each other one is a scenario, or is laid over the base.',
      )
      .positional('files', {
        type: 'string',
        array: true,
        describe: 'A study, such as scenarios/studies/h20.yaml, or a base and options',
      })
      .options({
        runs: {
          type: 'string',
          requiresArg: true,
          describe: 'Number of runs of each option, short for --set runs=...',
        },
        seed: { type: 'string', requiresArg: true, describe: 'Seed of the draws, short for --set seed=...' },
        set: {
          type: 'string',
          array: true,
          nargs: 1,
          describe: 'Change part of the base and of every option: path=value',
        },
        explain: {
          type: 'string',
          requiresArg: true,
          describe:
            'Runs by which differences are taken apart, override by override; 1000 by default, 0 for none',
        },
        out: { type: 'string', requiresArg: true, describe: 'Folder to write, instead of outputs/<study>' },
        threads: workOptions.threads,
        precision: workOptions.precision,
        'allow-outside': {
          type: 'boolean',
          default: false,
          describe: 'Let files extend others that lie outside of the project folder',
        },
        ...chartOptions,
        'no-report': { type: 'boolean', default: false, describe: 'Leave out the page report.html' },
        quiet: workOptions.quiet,
      })
      .epilogue('')
      .example('$0 compare scenarios/studies/h20.yaml', '')
      .example('$0 compare scenarios/baseline.yaml scenarios/my-question.yaml --runs 10000', ''),
  handler: async (args: Arguments): Promise<void> => {
    const request = requestOf(args)
    await interruptible(async (signal) =>
      (await import('./compare-study.js')).compareStudy({ ...request, signal }),
    )
  },
}

function requestOf(args: Arguments) {
  const [runs, seed, out] = [countOf(args, 'runs', MOST_RUNS), textOf(args, 'seed'), textOf(args, 'out')]
  const explain = textOf(args, 'explain') === '0' ? 0 : countOf(args, 'explain', MOST_RUNS)
  const threads = countOf(args, 'threads', MOST_THREADS)
  const [files, sets] = [textsOf(args, 'files'), textsOf(args, 'set')]
  const precision = textOf(args, 'precision') === 'f32' ? ('f32' as const) : ('f64' as const)
  const allowOutside = args['allow-outside'] === true
  const charts = chartWordsOf(args)
  const words = [
    ...files,
    ...(runs === undefined ? [] : ['--runs', String(runs)]),
    ...(seed === undefined ? [] : ['--seed', seed]),
    ...sets.flatMap((one) => ['--set', one]),
    ...(explain === undefined ? [] : ['--explain', String(explain)]),
    ...(precision === 'f64' ? [] : ['--precision', precision]),
    ...(allowOutside ? ['--allow-outside'] : []),
    ...chartOptionWords(charts),
    ...(args['no-report'] === true ? ['--no-report'] : []),
  ]
  return {
    files,
    overrides: [
      ...sets,
      ...(runs === undefined ? [] : [`runs=${runs}`]),
      ...(seed === undefined ? [] : [`seed=${JSON.stringify(seed)}`]),
    ],
    explain: explain ?? EXPLAIN,
    precision,
    allowOutside,
    charts,
    report: args['no-report'] !== true,
    quiet: args.quiet === true,
    repeat: `chokepoint compare ${words.map(shellWord).join(' ')}`,
    ...(out === undefined ? {} : { out }),
    ...(threads === undefined ? {} : { threads }),
  }
}
