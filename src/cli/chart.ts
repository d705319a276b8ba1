import type { Argv } from 'yargs'
import { type Arguments, countOf, textOf } from './arguments.js'
import { chartOptions, chartWordsOf } from './chart-words.js'

/** The widest plot that can be asked for, in pixels. */
const WIDEST = 4000

/** Declares `chokepoint chart`. */
export const chartCommand = {
  name: 'chart',
  command: 'chart <result> [chart]',
  describe: 'Draw a chart of a finished result, without running it again',
  builder: (parser: Argv): Argv =>
    parser
      .usage(
        'Usage: chokepoint chart <result> [chart]\n\n' +
          'Draws a chart of a finished result from its tables, without running it again. Without a chart, lists those that the ' +
          'result can draw, and what each can be of.',
      )
      .positional('result', { type: 'string', describe: 'A result folder, such as outputs/baseline' })
      .positional('chart', { type: 'string', describe: 'A chart, such as china_compute or fan' })
      .options({
        of: { type: 'string', requiresArg: true, describe: 'Quantities or outcomes, separated by commas' },
        element: {
          type: 'string',
          requiresArg: true,
          describe: 'Elements of a quantity, such as h20; by default all, a panel each',
        },
        option: { type: 'string', requiresArg: true, describe: 'An option of a study; by default the first' },
        world: { type: 'string', requiresArg: true, describe: 'A world of a study; by default the first' },
        from: { type: 'string', requiresArg: true, describe: 'First month, such as 2024-01' },
        to: { type: 'string', requiresArg: true, describe: 'Last month' },
        format: {
          type: 'string',
          requiresArg: true,
          describe: 'Files to write, any of vl.json,svg,png,csv; by default svg',
        },
        observations: {
          type: 'string',
          requiresArg: true,
          describe:
            'A table of facts to draw over fans; by default those that the run had; none for no facts',
        },
        theme: chartOptions.theme,
        lang: chartOptions.lang,
        width: { type: 'string', requiresArg: true, describe: 'Width of the plot in pixels' },
        out: {
          type: 'string',
          requiresArg: true,
          describe: 'Path of the files without their ending; by default the chart, here',
        },
      })
      .epilogue('')
      .example('$0 chart outputs/baseline', '')
      .example('$0 chart outputs/baseline premium --from 2023-01 --to 2025-12 --format png', '')
      .example('$0 chart outputs/baseline fan --of unmet --lang zh --theme dark', ''),
  handler: async (args: Arguments): Promise<void> => {
    const [folder, chart] = [String(args.result), args.chart === undefined ? undefined : String(args.chart)]
    const texts = ['option', 'world', 'from', 'to', 'out', 'observations'] as const
    const words = Object.fromEntries(texts.flatMap((name) => entryOf(name, textOf(args, name))))
    const width = countOf(args, 'width', WIDEST)
    const request = {
      folder,
      ...words,
      ...listOf('of', args, 'of'),
      ...listOf('elements', args, 'element'),
      ...(width === undefined ? {} : { width }),
      look: chartWordsOf(args, { name: 'format', standard: 'svg' }),
    }
    const command = await import('./draw-chart.js')
    if (chart === undefined) return command.listCharts(request)
    await command.drawChart(chart, request)
  },
}

function entryOf(name: string, value: string | undefined): [string, string][] {
  return value === undefined ? [] : [[name, value]]
}

/** Reads a list separated by commas. */
function listOf(key: string, args: Arguments, name: string): Readonly<Record<string, readonly string[]>> {
  const text = textOf(args, name)
  return text === undefined ? {} : { [key]: text.split(',').map((one) => one.trim()) }
}
