import type { Argv } from 'yargs'
import { langs } from '../words/words.js'
import { type Arguments, textOf } from './arguments.js'
import { interruptible } from './interruption.js'

/** Declares `chokepoint report`. */
export const reportCommand = {
  name: 'report',
  command: 'report <result>',
  describe: 'Make one page of a result: question, answer, charts, sources, equations',
  builder: (parser: Argv): Argv =>
    parser
      .usage(
        'Usage: chokepoint report <result>\n\n' +
          'Makes one page of what chokepoint run or compare has written: a single HTML file that needs no network. It takes ' +
          'the place of report.html in the result folder; nothing is run again.',
      )
      .positional('result', { type: 'string', describe: 'A result folder, such as outputs/baseline' })
      .options({
        lang: { choices: langs, default: 'en', describe: 'The language of the page' },
        out: {
          type: 'string',
          requiresArg: true,
          describe: 'File to write, instead of report.html in the folder',
        },
      })
      .epilogue('')
      .example('$0 report outputs/baseline', '')
      .example('$0 report outputs/baseline --lang zh --out baseline-zh.html', ''),
  handler: async (args: Arguments): Promise<void> => {
    const out = textOf(args, 'out')
    const lang = textOf(args, 'lang') === 'zh' ? 'zh' : 'en'
    const { reportResult } = await import('./report-result.js')
    await interruptible((signal) =>
      reportResult(String(args.result), { lang, signal, ...(out === undefined ? {} : { out }) }),
    )
  },
}
