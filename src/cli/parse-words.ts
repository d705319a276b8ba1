import yargs, { type Argv } from 'yargs'
import { calibrateCommand } from './calibrate.js'
import { chartCommand } from './chart.js'
import { checkCommand } from './check.js'
import { compareCommand } from './compare.js'
import { drawsCommand } from './draws.js'
import { explainCommand } from './explain.js'
import { hindcastCommand } from './hindcast.js'
import { initCommand } from './init.js'
import { listCommand } from './list.js'
import { modelCommand } from './model.js'
import { queryCommand } from './query.js'
import { reportCommand } from './report.js'
import { runCommand } from './run.js'
import { sourcesCommand } from './sources.js'
import { sweepCommand } from './sweep.js'
import { readVersion } from './version.js'
import { viewCommand } from './view.js'
import { wordMistake } from './word-mistake.js'

/** Lists the commands in the order of the help; a further command is a further entry. */
export const commands = [
  runCommand,
  compareCommand,
  sweepCommand,
  chartCommand,
  hindcastCommand,
  calibrateCommand,
  checkCommand,
  explainCommand,
  sourcesCommand,
  drawsCommand,
  initCommand,
  listCommand,
  modelCommand,
  reportCommand,
  viewCommand,
  queryCommand,
]

const ABOUT = `chokepoint simulates the supply of AI compute to China under export controls.

Usage: chokepoint <command>`

/** Understands the words of a command line and does what they ask for. Throws a Refusal where it can't. */
export async function parseWords(words: readonly string[]): Promise<void> {
  const parser = prepare()
  for (const command of commands) parser.command(command)
  parser.fail((message, error) => {
    if (error && error.name !== 'YError') throw error
    throw wordMistake(message ?? error.message, { words, parser, commands: commands.map(({ name }) => name) })
  })
  await parser.parseAsync(words.length === 0 ? ['--help'] : words)
}

function prepare(): Argv {
  return yargs()
    .scriptName('chokepoint')
    .usage(ABOUT)
    .locale('en')
    .parserConfiguration({
      'dot-notation': false,
      'camel-case-expansion': false,
      'boolean-negation': false,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
    })
    .strict()
    .demandCommand(1)
    .version(readVersion())
    .alias('help', 'h')
    .wrap(Math.min(process.stdout.columns ?? 100, 100))
    .epilogue('chokepoint <command> --help says more about a command.')
    .exitProcess(false)
}
