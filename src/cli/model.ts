import type { Argv } from 'yargs'
import { type Arguments, textOf } from './arguments.js'
import { layeringOf, scenarioOptions } from './scenario-options.js'

/** Declares `chokepoint model`. */
export const modelCommand = {
  name: 'model',
  command: 'model [name]',
  describe: 'Show what the model computes, and how',
  builder: (parser: Argv): Argv =>
    parser
      .usage('Usage: chokepoint model [name]\n\nLists the quantities of the model, or explains one of them.')
      .positional('name', { type: 'string', describe: 'A quantity, such as premium' })
      .options({
        plan: {
          type: 'boolean',
          default: false,
          describe: 'Print the assignments that are computed, in their order',
        },
        scenario: {
          type: 'string',
          requiresArg: true,
          describe: 'Take this scenario and its own equations into account',
        },
        ...scenarioOptions,
      })
      .epilogue('')
      .example('$0 model', '')
      .example('$0 model premium', '')
      .example('$0 model --plan', ''),
  handler: async (args: Arguments): Promise<void> => {
    const [name, scenario] = [textOf(args, 'name'), textOf(args, 'scenario')]
    const { describeModel, describePlan } = await import('./describe-model.js')
    const layered = { ...layeringOf(args), file: scenario }
    console.log(args.plan === true ? describePlan(layered) : describeModel(name, layered))
  },
}
