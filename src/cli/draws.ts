import type { Argv } from 'yargs'
import { type Arguments, refuseTogether } from './arguments.js'
import { chartOptions } from './chart-words.js'
import { interruptible } from './interruption.js'
import { requestOf } from './run-request.js'
import { scenarioOptions } from './scenario-options.js'

/** Declares `chokepoint draws`. */
export const drawsCommand = {
  name: 'draws',
  command: 'draws <scenario>',
  describe: 'Show every uncertain number: its law, and what is drawn of it',
  builder: (parser: Argv): Argv =>
    parser
      .usage(
        'Usage: chokepoint draws <scenario>\n\n' +
          'Draws every uncertain number of a scenario as a run would, without running the model, and shows what its law says ' +
          'and what was drawn.',
      )
      .positional('scenario', {
        type: 'string',
        describe: 'A scenario file, such as scenarios/baseline.yaml',
      })
      .options({
        runs: { type: 'string', requiresArg: true, describe: 'Number of runs, short for --set runs=...' },
        seed: { type: 'string', requiresArg: true, describe: 'Seed of the draws, short for --set seed=...' },
        ...scenarioOptions,
        out: { type: 'string', requiresArg: true, describe: 'Write a table and a chart to this folder, too' },
        ...chartOptions,
        csv: { type: 'boolean', default: false, describe: 'Print CSV, a line each number' },
        json: { type: 'boolean', default: false, describe: 'Print JSON' },
      })
      .epilogue('')
      .example('$0 draws scenarios/baseline.yaml', '')
      .example('$0 draws scenarios/baseline.yaml --set design=sobol --out outputs/draws', ''),
  handler: async (args: Arguments): Promise<void> => {
    refuseTogether(args, [
      ['csv', 'json', 'out'],
      ['json', 'out'],
    ])
    const form = args.csv === true ? 'csv' : args.json === true ? 'json' : 'table'
    const { showDraws } = await import('./show-draws.js')
    await interruptible((signal) => showDraws({ ...requestOf(args, 'draws'), signal }, form))
  },
}
