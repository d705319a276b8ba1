import { padTo, wrapTo } from './display-width.js'
import { paint } from './paint.js'

/** A name and the lines that stand beside it. */
export type Field = readonly [name: string, ...lines: string[]]

/** Prints names and lines in two columns; fields without a line are left out. */
export function fieldList(fields: readonly Field[]): string {
  const shown = fields.filter(([, ...lines]) => lines.length > 0)
  const left = Math.max(...shown.map(([name]) => name.length)) + 4
  const width = (process.stdout.columns ?? Number.POSITIVE_INFINITY) - left
  return shown
    .flatMap(([name, ...lines]) => {
      const broken = lines.flatMap((line) =>
        /^https?:/.test(line) ? [line] : wrapTo(line, Math.max(width, 30)),
      )
      return broken.map((line, i) => `  ${paint.dim(padTo(i === 0 ? name : '', left - 2))}${line}`.trimEnd())
    })
    .join('\n')
}
