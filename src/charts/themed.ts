import type { TopLevelSpec } from 'vega-lite'
import { type ColourRole, colours, darkColours } from './theme.js'

/** Lists the grounds that charts are drawn on. */
export const themeNames = ['light', 'dark'] as const

/** A ground that charts are drawn on. */
export type ThemeName = (typeof themeNames)[number]

const twins = new Map(
  (Object.entries(colours) as [ColourRole, string][]).map(([role, colour]) => [colour, darkColours[role]]),
)

/**
 * Puts a finished chart on a light or a dark ground: a pure function from spec to spec, which gives each colour of the
 * theme its dark twin wherever it stands but in the data. Charts are written for paper and know of no other ground.
 */
export function themed(spec: TopLevelSpec, name: ThemeName): TopLevelSpec {
  return name === 'light' ? spec : (darkened(spec) as TopLevelSpec)
}

function darkened(part: unknown): unknown {
  if (typeof part === 'string') return part.replace(/#[0-9a-f]{6}\b/gi, (colour) => twinOf(colour))
  if (Array.isArray(part)) return part.map(darkened)
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(
    Object.entries(part).map(([key, inner]) => [key, key === 'data' ? inner : darkened(inner)]),
  )
}

function twinOf(colour: string): string {
  return twins.get(colour.toLowerCase()) ?? colour
}
