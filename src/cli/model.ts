import type { Argv } from 'yargs'
import { type Arguments, refuseTogether, textOf } from './arguments.js'
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
        diagram: {
          type: 'string',
          requiresArg: true,
          describe:
            'Draw what feeds what, of all blocks or of the one of a name, to this file; .svg or .vl.json',
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
      .example('$0 model --plan', '')
      .example('$0 model premium --diagram outputs/market.svg', ''),
  handler: async (args: Arguments): Promise<void> => {
    const [name, scenario] = [textOf(args, 'name'), textOf(args, 'scenario')]
    refuseTogether(args, [['diagram', 'plan']])
    const diagram = textOf(args, 'diagram')
    const layered = { ...layeringOf(args), file: scenario }
    if (diagram !== undefined) {
      const { drawDiagram } = await import('./draw-diagram.js')
      return console.log(await drawDiagram(name, layered, diagram))
    }
    const { describeModel, describePlan } = await import('./describe-model.js')
    console.log(args.plan === true ? describePlan(layered) : describeModel(name, layered))
  },
}
