import type { Argv } from 'yargs'
import { type Arguments, countOf, textOf, textsOf } from './arguments.js'
import { chartOptions, chartOptionWords, chartWordsOf } from './chart-words.js'
import { interruptible } from './interruption.js'
import { MOST_RUNS } from './run-request.js'
import { layeringOf, layeringWords, scenarioOptions } from './scenario-options.js'
import { shellWord } from './shell-word.js'
import { workOptions } from './work-options.js'

const MOST_THREADS = 256

/** Declares `chokepoint sweep`. */
export const sweepCommand = {
  name: 'sweep',
  command: 'sweep <scenario>',
  describe: 'Vary one or two numbers of a scenario, and chart what they move',
  builder: (parser: Argv): Argv =>
    parser
      .usage(
        'Usage: chokepoint sweep <scenario> --vary path=from:to:steps\n\n' +
          'Runs a scenario with one lever, or two, at evenly spaced values, always in the same runs.',
      )
      .positional('scenario', {
        type: 'string',
        describe: 'A scenario file, such as scenarios/baseline.yaml',
      })
      .options({
        vary: {
          type: 'string',
          array: true,
          nargs: 1,
          demandOption: true,
          describe: 'A lever: path=from:to:steps; twice for two',
        },
        outcome: {
          type: 'string',
          array: true,
          nargs: 1,
          describe: 'An outcome of the scenario to look at; by default its first',
        },
        runs: {
          type: 'string',
          requiresArg: true,
          describe: 'Number of runs of each setting, short for --set runs=...',
        },
        seed: { type: 'string', requiresArg: true, describe: 'Seed of the draws, short for --set seed=...' },
        ...scenarioOptions,
        out: {
          type: 'string',
          requiresArg: true,
          describe: 'Folder to write, instead of outputs/<scenario>-sweep',
        },
        threads: workOptions.threads,
        ...chartOptions,
        quiet: workOptions.quiet,
      })
      .epilogue('')
      .example('$0 sweep scenarios/baseline.yaml --vary parameters.enforcement=0:0.9:10', '')
      .example('$0 sweep scenarios/baseline.yaml --vary series.smic_plan.multiply=0.5:1.5:5 \\', '')
      .example('   --vary series.cxmt_output.multiply=0.5:1.5:5 --outcome ascend_2026', ''),
  handler: async (args: Arguments): Promise<void> => {
    const request = requestOf(args)
    await interruptible(async (signal) =>
      (await import('./sweep-scenario.js')).sweepScenario({ ...request, signal }),
    )
  },
}

function requestOf(args: Arguments) {
  const file = String(args.scenario)
  const [runs, seed, out] = [countOf(args, 'runs', MOST_RUNS), textOf(args, 'seed'), textOf(args, 'out')]
  const threads = countOf(args, 'threads', MOST_THREADS)
  const [vary, outcomes] = [textsOf(args, 'vary'), textsOf(args, 'outcome')]
  const layering = layeringOf(args)
  const charts = chartWordsOf(args)
  const words = [
    file,
    ...vary.flatMap((one) => ['--vary', one]),
    ...outcomes.flatMap((one) => ['--outcome', one]),
    ...(runs === undefined ? [] : ['--runs', String(runs)]),
    ...(seed === undefined ? [] : ['--seed', seed]),
    ...layeringWords(layering),
    ...chartOptionWords(charts),
  ]
  return {
    file,
    vary,
    outcomes,
    charts,
    ...layering,
    overrides: [
      ...layering.overrides,
      ...(runs === undefined ? [] : [`runs=${runs}`]),
      ...(seed === undefined ? [] : [`seed=${JSON.stringify(seed)}`]),
    ],
    quiet: args.quiet === true,
    repeat: `chokepoint sweep ${words.map(shellWord).join(' ')}`,
    ...(out === undefined ? {} : { out }),
    ...(threads === undefined ? {} : { threads }),
  }
}
