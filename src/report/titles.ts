import type { Titles } from '../words/names.js'

/** Gives the titles of a scenario's catalogue entries, such as chips and rules, by their keys. */
export function titlesOf(resolved: unknown): Titles {
  const entries = mapOf(resolved).flatMap(([, section]) => mapOf(section))
  return Object.fromEntries(
    entries.flatMap(([key, entry]) => {
      const title = mapOf(entry).find(([name]) => name === 'title')?.[1]
      return typeof title === 'string' ? [[key, title] as const] : []
    }),
  )
}

function mapOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []
}
