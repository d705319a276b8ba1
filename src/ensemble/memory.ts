/** Thrown where the results of a job would take more memory than there is room for. */
export class TooManyRuns extends Error {
  override readonly name = 'TooManyRuns'

  constructor(runs: number, most: number) {
    const [asked, possible] = [runs, most].map((count) => count.toLocaleString('en'))
    super(`${asked} runs do not fit into memory with what is kept of them; at most ${possible} do`)
  }
}

/** Thrown where the system refuses memory that results may take. */
export class NoMemory extends Error {
  override readonly name = 'NoMemory'
}

/** Makes something that takes memory. Throws NoMemory where the system refuses it. */
export function allocating<T>(make: () => T): T {
  try {
    return make()
  } catch (error) {
    if (error instanceof RangeError && /memory|allocation/i.test(error.message))
      throw new NoMemory(error.message)
    throw error
  }
}
