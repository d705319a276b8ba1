import type { Argv } from 'yargs'
import { type Arguments, countOf } from './arguments.js'

/** The most rows that can be asked for by their number. */
const MOST_ROWS = 10_000

/** Declares `chokepoint query`. */
export const queryCommand = {
  name: 'query',
  command: 'query <folder> [sql]',
  describe: 'Ask a result folder in SQL',
  builder: (parser: Argv): Argv =>
    parser
      .usage(
        'Usage: chokepoint query <folder> [sql]\n\n' +
          'Asks a result folder in SQL: its tables are its CSV and Parquet files, such as outcomes and summary. ' +
          'Nothing is written, and no other file is read. Without SQL, lists the tables and their columns.',
      )
      .positional('folder', { type: 'string', describe: 'A result folder, such as outputs/baseline' })
      .positional('sql', { type: 'string', describe: 'A question, such as "select count(*) from outcomes"' })
      .options({
        rows: {
          type: 'string',
          requiresArg: true,
          describe: 'Rows to print: 100 by default, and all with --csv',
        },
        csv: { type: 'boolean', default: false, describe: 'Print CSV, with all digits' },
      })
      .epilogue('')
      .example('$0 query outputs/baseline', '')
      .example('$0 query outputs/baseline "select avg(lead_time) from outcomes where failed = 0"', ''),
  handler: async (args: Arguments): Promise<void> => {
    const { folder, sql } = args
    const rows = countOf(args, 'rows', MOST_ROWS)
    const { printAnswer } = await import('./query-result.js')
    const question = {
      folder: String(folder),
      csv: args.csv === true,
      ...(sql === undefined ? {} : { sql: String(sql) }),
      ...(rows === undefined ? {} : { rows }),
    }
    await printAnswer(question)
  },
}
