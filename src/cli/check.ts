import type { Argv } from 'yargs'
import { ToldMistake } from '../store/refusal.js'
import type { Arguments } from './arguments.js'
import { layeringOf, scenarioOptions } from './scenario-options.js'

/** Declares `chokepoint check`. */
export const checkCommand = {
  name: 'check',
  command: 'check <scenario>',
  describe: 'Read a scenario and say what is wrong with it, without a run',
  builder: (parser: Argv): Argv =>
    parser
      .usage(
        'Usage: chokepoint check <scenario>\n\nReads a scenario and its equations, and says what is wrong with it.',
      )
      .positional('scenario', {
        type: 'string',
        describe: 'A scenario file, such as scenarios/baseline.yaml',
      })
      .options({
        ...scenarioOptions,
        json: { type: 'boolean', default: false, describe: 'Print problems and warnings as JSON' },
      })
      .epilogue(''),
  handler: async (args: Arguments): Promise<void> => {
    const { checkForPrograms, checkScenario } = await import('./check-scenario.js')
    if (args.json === true) return printJson(checkForPrograms(String(args.scenario), layeringOf(args)))
    console.log(checkScenario(String(args.scenario), layeringOf(args)))
  },
}

function printJson({ json, isFine }: { readonly json: string; readonly isFine: boolean }): void {
  console.log(json)
  if (!isFine) throw new ToldMistake()
}
