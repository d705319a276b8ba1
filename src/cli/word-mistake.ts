import type { Argv } from 'yargs'
import { didYouMean } from '../scenario/nearest.js'
import { Refusal } from '../store/refusal.js'

/** What a message about a word of the command line is made from. */
export interface WordContext {
  readonly words: readonly string[]
  readonly parser: Argv
  /** The names of all commands. */
  readonly commands: readonly string[]
}

/** Turns yargs' message about the words of a command line into one of ours, with the nearest name. */
export function wordMistake(message: string, context: WordContext): Refusal {
  const command = context.commands.find((name) => name === context.words[0])
  const help = command ? `chokepoint ${command} --help` : 'chokepoint --help'
  return new Refusal(`${wordsOf(message, context)}\n${help} lists what there is`)
}

function wordsOf(message: string, { words, parser, commands }: WordContext): string {
  const [, kind, list] = /^Unknown (command|argument)s?: (.*)$/.exec(message) ?? []
  const isCommand = words.some((word) => commands.includes(word))
  if (kind && !isCommand) return `unknown command "${words[0]}"${didYouMean(words[0] ?? '', commands)}`
  if (kind === 'argument')
    return (list ?? '')
      .split(', ')
      .map((name) => unknownWord(name, words, parser))
      .join('\n')
  const [, option] = /^Not enough arguments following: (.*)$/.exec(message) ?? []
  if (option) return `--${option} needs a value`
  if (/^Not enough non-option arguments/.test(message)) {
    if (!isCommand) return 'no command is given'
    return missingWord(words, Number(/got (\d+)/.exec(message)?.[1] ?? 0))
  }
  return message
}

/** Says which word of a command is missing, given how many there are. */
function missingWord([command]: readonly string[], given: number): string {
  if (command === 'query' || command === 'report' || command === 'view') return 'no result folder is given'
  if (command === 'init') return 'no file to write is given'
  if (command === 'compare') return 'no study is given'
  return command === 'explain' && given > 0 ? 'no quantity to explain is given' : 'no scenario is given'
}

function unknownWord(name: string, words: readonly string[], parser: Argv): string {
  const dashes = words.map((word) => /^(--?)([^=]+)/.exec(word)).find((match) => match?.[2] === name)?.[1]
  if (dashes === undefined && words.includes(name)) return `unexpected "${name}"`
  const known = knownOptions(parser)
  const near = didYouMean(name, known).replace(/"(.*)"/, '"--$1"')
  return `unknown option ${dashes ?? '-'}${name}${near}`
}

/** Lists the options that the parser knows at this point; yargs has no typed way to ask it. */
function knownOptions(parser: Argv): string[] {
  const { key } = (parser as unknown as { getOptions(): { key: Record<string, unknown> } }).getOptions()
  return Object.keys(key).filter((name) => name.length > 1 && !name.startsWith('$'))
}
