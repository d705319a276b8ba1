/** One equation as text, with what stands left of it. */
export interface EquationText {
  readonly left: string
  readonly text: string
}

/** Letters in a line of an equation. */
const WIDTH = 90

/** Prints an equation, broken at its spaces, with the further lines set in. */
export function printEquation({ left, text }: EquationText): string {
  const lines = [`  ${left}`]
  for (const word of text.trim().split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`
    if (longer.length <= WIDTH) lines[lines.length - 1] = longer
    else lines.push(`      ${word}`)
  }
  return lines.join('\n')
}
