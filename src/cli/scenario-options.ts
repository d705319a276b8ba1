import { type Arguments, textsOf } from './arguments.js'

/** Declares the options of every command that opens a scenario. */
export const scenarioOptions = {
  with: {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'Lay this file over the scenario; it may hold any part of one',
  },
  set: { type: 'string', array: true, nargs: 1, describe: 'Change part of the scenario: path=value' },
  'allow-outside': {
    type: 'boolean',
    default: false,
    describe: 'Let files extend others that lie outside of the project folder',
  },
} as const

/** What a user lays over a scenario file, and where its parts may lie. */
export interface Layering {
  /** Files, the last on top. */
  readonly overlays: readonly string[]
  /** `path=value` texts, laid over all files. */
  readonly overrides: readonly string[]
  /** Whether `extends` may lead out of the project folder. */
  readonly allowOutside: boolean
}

/** Reads those options from the words of a command line. */
export function layeringOf(args: Arguments): Layering {
  return {
    overlays: textsOf(args, 'with'),
    overrides: textsOf(args, 'set'),
    allowOutside: args['allow-outside'] === true,
  }
}

/** Gives the words of a command line that say the same. */
export function layeringWords({ overlays, overrides, allowOutside }: Layering): string[] {
  return [
    ...overlays.flatMap((overlay) => ['--with', overlay]),
    ...overrides.flatMap((override) => ['--set', override]),
    ...(allowOutside ? ['--allow-outside'] : []),
  ]
}
