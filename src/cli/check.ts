import type { Argv } from 'yargs'
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
      .options(scenarioOptions)
      .epilogue(''),
  handler: async (args: Arguments): Promise<void> => {
    const { checkScenario } = await import('./check-scenario.js')
    console.log(checkScenario(String(args.scenario), layeringOf(args)))
  },
}
