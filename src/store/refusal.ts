/** Says that what was asked for can't be done as it was asked, and what the user can do about it. */
export class Refusal extends Error {
  override readonly name: string = 'Refusal'
}

/** Says that something can't be written where it should be; the disk may be full. */
export class WriteFault extends Refusal {
  override readonly name = 'WriteFault'
}

/** Ends a command with the exit code of a mistake that its output has told already. */
export class ToldMistake extends Error {
  override readonly name = 'ToldMistake'
}
