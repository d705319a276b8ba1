import type { Argv } from 'yargs'
import { type Arguments, countOf, textOf } from './arguments.js'
import { interruptible } from './interruption.js'
import { MOST_RUNS } from './run-request.js'
import { layeringOf, scenarioOptions } from './scenario-options.js'

/** The most equations from the root of a tree to a leaf. */
const DEEPEST = 12

/** Declares `chokepoint explain`. */
export const explainCommand = {
  name: 'explain',
  command: 'explain <scenario> <name>',
  describe: 'Say where a number comes from: its equation with values, or its law and source',
  builder: (parser: Argv): Argv =>
    parser
      .usage(
        'Usage: chokepoint explain <scenario> <name>\n\n' +
          'Says where a number comes from. A quantity is shown with its equation, the value of each input in a month, and ' +
          'what binds; a parameter, a field of a chip or rule, or a series with its values, its source and its place.',
      )
      .positional('scenario', {
        type: 'string',
        describe: 'A scenario file, such as scenarios/baseline.yaml',
      })
      .positional('name', {
        type: 'string',
        describe: 'A quantity, parameter, series or outcome, such as premium or legal_sold[h20]',
      })
      .options({
        at: {
          type: 'string',
          requiresArg: true,
          describe: 'The month, such as 2026-06; by default the last',
        },
        run: {
          type: 'string',
          requiresArg: true,
          describe: 'Look at one run, by its number in outcomes.csv, instead of all',
        },
        depth: {
          type: 'string',
          requiresArg: true,
          describe: 'How many equations to follow from the quantity to its inputs; 1 by default',
        },
        runs: {
          type: 'string',
          requiresArg: true,
          describe: "Number of runs; by default the scenario's, but at most 2,000",
        },
        ...scenarioOptions,
        json: { type: 'boolean', default: false, describe: 'Print JSON, with all digits' },
      })
      .epilogue('')
      .example('$0 explain scenarios/baseline.yaml packages --at 2026-06', '')
      .example('$0 explain scenarios/baseline.yaml "legal_sold[h20]" --at 2024-06 --depth 2', '')
      .example('$0 explain scenarios/baseline.yaml yield_limit', ''),
  handler: async (args: Arguments): Promise<void> => {
    const request = {
      file: String(args.scenario),
      name: String(args.name),
      at: textOf(args, 'at'),
      run: countOf(args, 'run', MOST_RUNS),
      depth: countOf(args, 'depth', DEEPEST) ?? 1,
      runs: countOf(args, 'runs', MOST_RUNS),
      ...layeringOf(args),
      json: args.json === true,
    }
    await interruptible(async (signal) => {
      const { explainName } = await import('./explain-name.js')
      console.log(await explainName(request, signal))
    })
  },
}
