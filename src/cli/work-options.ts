/** Declares options of commands that make runs: how many threads, how many bits, and how much is said. */
export const workOptions = {
  threads: {
    type: 'string',
    requiresArg: true,
    describe: 'Threads to compute with; by default as many as pay',
  },
  precision: {
    choices: ['f64', 'f32'],
    default: 'f64',
    describe: 'Bits of a number; f32 is twice as fast, and right to about six digits',
  },
  quiet: { type: 'boolean', default: false, describe: 'Print nothing but errors' },
} as const
