import type { Argv } from 'yargs'
import { type Arguments, textOf } from './arguments.js'

/** Declares `chokepoint init`. */
export const initCommand = {
  name: 'init',
  command: 'init <file>',
  describe: 'Write a scenario file to start from, with examples of all that it can say',
  builder: (parser: Argv): Argv =>
    parser
      .usage(
        'Usage: chokepoint init <file>\n\n' +
          'Writes a scenario file that extends another one, with examples of all that it can say.',
      )
      .positional('file', { type: 'string', describe: 'The file to write, such as my-scenario.yaml' })
      .options({
        from: {
          type: 'string',
          requiresArg: true,
          default: 'baseline',
          describe: 'The scenario to start from: a name that list shows, or a file',
        },
      })
      .epilogue('')
      .example('$0 init scenarios/my-scenario.yaml --from baseline', ''),
  handler: async (args: Arguments): Promise<void> => {
    const { writeStarter } = await import('./write-starter.js')
    console.log(writeStarter(String(args.file), textOf(args, 'from') ?? 'baseline'))
  },
}
