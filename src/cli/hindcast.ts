import type { Argv } from 'yargs'
import { type Arguments, textOf } from './arguments.js'
import { chartOptions } from './chart-words.js'
import { interruptible } from './interruption.js'
import { requestOf } from './run-request.js'
import { scenarioOptions } from './scenario-options.js'
import { shellWord } from './shell-word.js'

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
        runs: { type: 'string', requiresArg: true, describe: 'Number of runs, short for --set runs=...' },
        seed: { type: 'string', requiresArg: true, describe: 'Seed of the draws, short for --set seed=...' },
        ...scenarioOptions,
        out: {
          type: 'string',
          requiresArg: true,
          describe: 'Folder to write, instead of outputs/<scenario>-hindcast',
        },
        threads: {
          type: 'string',
          requiresArg: true,
          describe: 'Threads to compute with; by default as many as pay',
        },
        ...chartOptions,
        quiet: { type: 'boolean', default: false, describe: 'Print nothing but errors' },
      })
      .epilogue('')
      .example('$0 hindcast scenarios/baseline.yaml', '')
      .example('$0 hindcast scenarios/baseline.yaml --observations my-facts.csv --runs 5000', ''),
  handler: async (args: Arguments): Promise<void> => {
    const observations = textOf(args, 'observations')
    const { repeat, ...request } = requestOf(args, 'hindcast')
    const words = observations === undefined ? '' : ` --observations ${shellWord(observations)}`
    const asked = { ...request, repeat: `${repeat}${words}`, observations }
    await interruptible(async (signal) =>
      (await import('./hindcast-scenario.js')).hindcastScenario({ ...asked, signal }),
    )
  },
}
