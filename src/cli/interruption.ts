/** The reason why work ends when the user presses Ctrl-C, or the system asks the program to end. */
export class Interruption extends Error {
  override readonly name = 'Interruption'

  constructor(
    readonly exitCode: number,
    /** What became of the work. */
    readonly left = 'nothing was written',
  ) {
    super('interrupted')
  }
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const

/** Does work that a signal from the user ends early: the work is given a signal that aborts with an Interruption. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const listeners = Object.entries(SIGNALS).map(([name, exitCode]) => {
    return [name, () => controller.abort(new Interruption(exitCode))] as const
  })
  for (const [name, listener] of listeners) process.on(name, listener)
  try {
    return await work(controller.signal)
  } finally {
    for (const [name, listener] of listeners) process.off(name, listener)
  }
}
