/** One thing wrong with an equation or an outcome. */
export interface ModelProblem {
  /** The quantity or outcome whose text is wrong. */
  readonly name: string
  /** Which of its texts: `equals`, `start`, `change`, `stated`, `unit`, `name`; or `outcome`, `output`. */
  readonly part: string
  /** The element whose statement it is, for a `stated` quantity. */
  readonly element?: string
  /** The word in the text that the message is about, so that an editor can be sent to it. */
  readonly word?: string
  readonly message: string
}

/** Thrown with everything that is wrong with a model's equations. */
export class ModelError extends Error {
  override readonly name = 'ModelError'

  constructor(readonly problems: readonly ModelProblem[]) {
    super(problems.map(({ name, part, message }) => `${name}.${part}: ${message}`).join('\n'))
  }
}

/** Thrown inside a pass for one expression; the pass above adds which quantity it was. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError'

  constructor(
    message: string,
    readonly word?: string,
  ) {
    super(message)
  }
}

/** Runs `action` and adds what it throws about one expression to `problems`; gives undefined where it threw. */
export function collecting<T>(
  problems: ModelProblem[],
  where: Pick<ModelProblem, 'name' | 'part' | 'element'>,
  action: () => T,
): T | undefined {
  try {
    return action()
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    problems.push({ ...where, message: error.message, ...(error.word ? { word: error.word } : {}) })
    return undefined
  }
}
