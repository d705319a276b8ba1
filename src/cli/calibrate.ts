import type { Argv } from 'yargs'
import { calibrationDefaults } from '../calibrate/defaults.js'
import { type Arguments, countOf, numberOf, textOf } from './arguments.js'
import { chartOptions, chartOptionWords, chartWordsOf } from './chart-words.js'
import { interruptible } from './interruption.js'
import { MOST_RUNS } from './run-request.js'
import { layeringOf, layeringWords, scenarioOptions } from './scenario-options.js'
import { shellWord } from './shell-word.js'
import { workOptions } from './work-options.js'

const MOST_THREADS = 256
const MOST_WAVES = 20

/** What is assumed where nothing is said; the help names them. */
const DEFAULTS = {
  runs: calibrationDefaults.runs,
  waves: calibrationDefaults.waves,
  'least-ess': calibrationDefaults.leastEffective,
  discrepancy: calibrationDefaults.discrepancy,
  'fact-error': calibrationDefaults.relativeError,
} as const

/** Declares `chokepoint calibrate`. */
export const calibrateCommand = {
  name: 'calibrate',
  command: 'calibrate <scenario>',
  describe: 'Learn from history: weigh runs by what was observed, and write the scenario that fits',
  builder: (parser: Argv): Argv =>
    parser
      .usage(
        'Usage: chokepoint calibrate <scenario>\n\n' +
          'Weighs runs by how near they come to observed facts, tells which uncertain numbers that moves, and writes a ' +
          'calibrated scenario that can be run.',
      )
      .positional('scenario', {
        type: 'string',
        describe: 'A scenario file, such as scenarios/baseline.yaml',
      })
      .options({
        observations: {
          type: 'string',
          requiresArg: true,
          describe:
            'A table of observations; by default history/observations.csv beside the scenario, or the one that comes along',
        },
        only: {
          type: 'string',
          requiresArg: true,
          describe: 'Fit to these observations only: id,id; the others are compared',
        },
        'as-of': {
          type: 'string',
          requiresArg: true,
          describe: 'Fit to what was known by this month, such as 2024-06; later facts are compared',
        },
        runs: { type: 'string', requiresArg: true, describe: `Runs of a wave [${DEFAULTS.runs}]` },
        waves: {
          type: 'string',
          requiresArg: true,
          describe: `Waves of runs at the most; 1 weighs runs of the prior alone [${DEFAULTS.waves}]`,
        },
        discrepancy: {
          type: 'string',
          requiresArg: true,
          describe: `Error of the model itself, as a part of each fact [${DEFAULTS.discrepancy}]`,
        },
        'fact-error': {
          type: 'string',
          requiresArg: true,
          describe: `Error of a fact without low and high, as a part of it [${DEFAULTS['fact-error']}]`,
        },
        'least-ess': {
          type: 'string',
          requiresArg: true,
          describe: `Runs that the weighted ones have to be worth [${DEFAULTS['least-ess']}]`,
        },
        seed: { type: 'string', requiresArg: true, describe: 'Seed of the draws, short for --set seed=...' },
        ...scenarioOptions,
        out: {
          type: 'string',
          requiresArg: true,
          describe: 'Folder to write, instead of outputs/<scenario>-calibrated',
        },
        threads: workOptions.threads,
        ...chartOptions,
        quiet: workOptions.quiet,
      })
      .epilogue('')
      .example('$0 calibrate scenarios/baseline.yaml', '')
      .example('$0 calibrate scenarios/baseline.yaml --as-of 2024-06 --out outputs/known-then', ''),
  handler: async (args: Arguments): Promise<void> => {
    const request = requestOf(args)
    await interruptible(async (signal) =>
      (await import('./calibrate-scenario.js')).calibrateScenario({ ...request, signal }),
    )
  },
}

/** What was given of the options that have a default, as numbers. */
function numbersGiven(args: Arguments): Partial<Record<keyof typeof DEFAULTS, number>> {
  const given = {
    runs: countOf(args, 'runs', MOST_RUNS),
    waves: countOf(args, 'waves', MOST_WAVES),
    discrepancy: numberOf(args, 'discrepancy', { least: 0, most: 10 }),
    'fact-error': numberOf(args, 'fact-error', { least: 0, most: 10 }),
    'least-ess': countOf(args, 'least-ess', MOST_RUNS),
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

function requestOf(args: Arguments) {
  const [file, observations] = [String(args.scenario), textOf(args, 'observations')]
  const [only, asOf, seed] = [textOf(args, 'only'), textOf(args, 'as-of'), textOf(args, 'seed')]
  const [out, threads] = [textOf(args, 'out'), countOf(args, 'threads', MOST_THREADS)]
  const given = numbersGiven(args)
  const numbers = { ...DEFAULTS, ...given }
  const layering = layeringOf(args)
  const charts = chartWordsOf(args)
  const words = [
    file,
    ...(observations === undefined ? [] : ['--observations', observations]),
    ...(only === undefined ? [] : ['--only', only]),
    ...(asOf === undefined ? [] : ['--as-of', asOf]),
    ...Object.entries(given).flatMap(([name, value]) => [`--${name}`, String(value)]),
    ...(seed === undefined ? [] : ['--seed', seed]),
    ...layeringWords(layering),
    ...chartOptionWords(charts),
  ]
  return {
    file,
    charts,
    ...(observations === undefined ? {} : { observations }),
    ...layering,
    overrides: [...layering.overrides, ...(seed === undefined ? [] : [`seed=${JSON.stringify(seed)}`])],
    fit: {
      runs: numbers.runs,
      waves: numbers.waves,
      leastEffective: numbers['least-ess'],
      discrepancy: numbers.discrepancy,
      relativeError: numbers['fact-error'],
    },
    quiet: args.quiet === true,
    repeat: `chokepoint calibrate ${words.map(shellWord).join(' ')}`,
    ...(only === undefined ? {} : { only }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(out === undefined ? {} : { out }),
    ...(threads === undefined ? {} : { threads }),
  }
}
