import { explainFailure } from './explain-failure.js'
import { parseWords } from './parse-words.js'

/** Runs the command that the words of a command line ask for; gives the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  leaveQuietlyWhenCut(process.stdout)
  try {
    await parseWords(words)
    return 0
  } catch (error) {
    return explainFailure(error)
  }
}

/** The reader of a pipe, such as `head`, may close it when it has seen enough; that is no failure. */
function leaveQuietlyWhenCut(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
}
