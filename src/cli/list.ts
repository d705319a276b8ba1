import type { Argv } from 'yargs'
import type { Arguments } from './arguments.js'
import { KINDS } from './list-kinds.js'

/** Declares `chokepoint list`. */
export const listCommand = {
  name: 'list',
  command: 'list [kind]',
  describe: 'List scenarios, quantities, parameters, laws, charts and more, with a sentence each',
  builder: (parser: Argv): Argv =>
    parser
      .usage('Usage: chokepoint list [kind]\n\nLists what there is, with a sentence each: all kinds, or one.')
      .positional('kind', { type: 'string', describe: `What to list: ${KINDS.join(', ')}` })
      .options({ json: { type: 'boolean', default: false, describe: 'Print JSON' } })
      .epilogue('')
      .example('$0 list', '')
      .example('$0 list parameters', ''),
  handler: async (args: Arguments): Promise<void> => {
    const { listText } = await import('./list-text.js')
    console.log(listText(args.kind === undefined ? KINDS : [String(args.kind)], args.json === true))
  },
}
