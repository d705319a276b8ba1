import type { Argv } from 'yargs'
import { Refusal } from '../store/refusal.js'
import type { Arguments } from './arguments.js'
import { layeringOf, scenarioOptions } from './scenario-options.js'

/** Declares `chokepoint sources`. */
export const sourcesCommand = {
  name: 'sources',
  command: 'sources <scenario>',
  describe: 'List every number of a scenario with its source, and how sure it is',
  builder: (parser: Argv): Argv =>
    parser
      .usage(
        'Usage: chokepoint sources <scenario>\n\n' +
          'Lists every number of a scenario with its source and how sure it is, counts what is judgement, and lists the ' +
          'sources in full.',
      )
      .positional('scenario', {
        type: 'string',
        describe: 'A scenario file, such as scenarios/baseline.yaml',
      })
      .options({
        ...scenarioOptions,
        csv: { type: 'boolean', default: false, describe: 'Print CSV, a line each number' },
        json: { type: 'boolean', default: false, describe: 'Print JSON' },
      })
      .epilogue('')
      .example('$0 sources scenarios/baseline.yaml', '')
      .example('$0 sources scenarios/baseline.yaml --csv', ''),
  handler: async (args: Arguments): Promise<void> => {
    if (args.csv === true && args.json === true) throw new Refusal('--csv and --json exclude each other')
    const { ledgerText } = await import('./ledger-text.js')
    const form = args.csv === true ? 'csv' : args.json === true ? 'json' : 'table'
    process.stdout.write(ledgerText(String(args.scenario), layeringOf(args), form))
  },
}
