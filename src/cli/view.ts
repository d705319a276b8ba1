import type { Argv } from 'yargs'
import { type Arguments, countOf } from './arguments.js'
import { interruptible } from './interruption.js'

/** The highest number of a port. */
const MOST_PORT = 65_535

/** Declares how a page is shown. */
export const viewOptions = {
  port: { type: 'string', requiresArg: true, describe: 'Port of the page, instead of any that is free' },
  'no-open': { type: 'boolean', default: false, describe: 'Open no browser, print the address only' },
} as const

/** Reads how a page is to be shown: the port, 0 for any that is free, and whether a browser is opened. Throws a Refusal. */
export function viewingOf(args: Arguments): { readonly port: number; readonly opens: boolean } {
  return { port: countOf(args, 'port', MOST_PORT) ?? 0, opens: args['no-open'] !== true }
}

/** Declares `chokepoint view`. */
export const viewCommand = {
  name: 'view',
  command: 'view <result>',
  describe: 'Show a result folder in the browser, served by this machine to itself',
  builder: (parser: Argv): Argv =>
    parser
      .usage(
        'Usage: chokepoint view <result>\n\n' +
          'Serves a result folder on 127.0.0.1, which no other machine can reach, and opens its report in the browser. ' +
          'Files are read only, and none outside of the folder. Ctrl-C ends it.',
      )
      .positional('result', { type: 'string', describe: 'A result folder, such as outputs/baseline' })
      .options(viewOptions)
      .epilogue('')
      .example('$0 view outputs/baseline', '')
      .example('$0 view outputs/baseline --port 8080 --no-open', ''),
  handler: async (args: Arguments): Promise<void> => {
    const viewing = viewingOf(args)
    const { viewResult } = await import('./view-result.js')
    await interruptible((signal) => viewResult(String(args.result), { ...viewing, signal }))
  },
}
