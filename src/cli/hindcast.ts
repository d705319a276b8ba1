import type { Argv } from 'yargs'
import { calibrationDefaults } from '../calibrate/defaults.js'
import { type Arguments, textOf } from './arguments.js'
import { chartOptions } from './chart-words.js'
import { interruptible } from './interruption.js'
import { requestOf } from './run-request.js'
import { scenarioOptions } from './scenario-options.js'
import { shellWord } from './shell-word.js'
import { workOptions } from './work-options.js'

/** Declares `chokepoint hindcast`. */
export const hindcastCommand = {
  name: 'hindcast',
  command: 'hindcast <scenario>',
  describe: 'Score a scenario on what really happened',
  builder: (parser: Argv): Argv =>
    parser
      .usage(
        'Usage: chokepoint hindcast <scenario>\n\n' +
          "Runs a scenario and sets the model's intervals beside what was observed, with scores: how many facts lie inside, how\n" +
          "sharp the intervals are, and whether they are better than last year's number.",
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
        'as-of': {
          type: 'string',
          requiresArg: true,
          describe: 'Fit to what was known by this month, such as 2024-06, and score what became known later',
        },
        runs: {
          type: 'string',
          requiresArg: true,
          describe: `Number of runs, short for --set runs=...; of each wave of a fit [${calibrationDefaults.runs}]`,
        },
        seed: { type: 'string', requiresArg: true, describe: 'Seed of the draws, short for --set seed=...' },
        ...scenarioOptions,
        out: {
          type: 'string',
          requiresArg: true,
          describe: 'Folder to write, instead of outputs/<scenario>-hindcast',
        },
        threads: workOptions.threads,
        ...chartOptions,
        quiet: workOptions.quiet,
      })
      .epilogue('')
      .example('$0 hindcast scenarios/baseline.yaml', '')
      .example('$0 hindcast scenarios/baseline.yaml --observations my-facts.csv --runs 5000', ''),
  handler: async (args: Arguments): Promise<void> => {
    const observations = textOf(args, 'observations')
    const { repeat, ...request } = requestOf(args, 'hindcast')
    const asOf = textOf(args, 'as-of')
    const words = [
      ...(observations === undefined ? [] : ['--observations', shellWord(observations)]),
      ...(asOf === undefined ? [] : ['--as-of', shellWord(asOf)]),
    ]
    const overrides =
      asOf === undefined || request.overrides.some((override) => override.startsWith('runs='))
        ? request.overrides
        : [...request.overrides, `runs=${calibrationDefaults.runs}`]
    const asked = { ...request, overrides, repeat: [repeat, ...words].join(' '), observations, asOf }
    await interruptible(async (signal) =>
      (await import('./hindcast-scenario.js')).hindcastScenario({ ...asked, signal }),
    )
  },
}
