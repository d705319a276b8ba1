/** Writes what a scenario says as its author would in one line: `{ p5: 4, p95: 8 }`, `{ uniform: [2, 5] }`. */
export function writtenText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writtenText).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${key}: ${writtenText(inner)}`)
    .join(', ')} }`
}
