import type { TopLevelSpec } from 'vega-lite'

/** A chart without the words around it, and those words, which a page sets itself. */
export interface BareFigure {
  readonly spec: TopLevelSpec
  readonly title: string
  readonly description: string
  /** What stands below the plot: what numbered lines are, and how to read it. */
  readonly notes: string
}

interface Parts {
  readonly title?: unknown
  readonly description?: unknown
  readonly vconcat?: readonly Parts[]
  readonly config?: object
}

/** Takes title and notes off a chart's spec. The line that says where a chart comes from goes: a page says it once. */
export function bareFigure(spec: TopLevelSpec): BareFigure {
  const { title, ...rest } = spec as Parts
  const plots = rest.vconcat ?? []
  const last = plots.length - 1
  const notes = textOf(plots[last]?.title)
  return {
    spec: {
      ...rest,
      vconcat: plots.map((plot, i) => (i === last ? withoutTitle(plot) : plot)),
      background: 'transparent',
      padding: 4,
    } as unknown as TopLevelSpec,
    title: textOf(title),
    description: typeof rest.description === 'string' ? rest.description : '',
    notes: notes.replace(/\s*(Source: chokepoint|\u6765\u6e90\uff1achokepoint).*$/s, ''),
  }
}

/** Puts legends and their entries below each other, as a narrow plot has no room for them side by side. */
export function slimmed(spec: TopLevelSpec): TopLevelSpec {
  const { config = {} } = spec
  const layout = { top: { direction: 'vertical', anchor: 'start', margin: 4 } }
  const legend = { ...config.legend, columns: 1, offset: 4, layout }
  return { ...spec, config: { ...config, legend } } as TopLevelSpec
}

function withoutTitle({ title: _, ...plot }: Parts): Parts {
  return plot
}

function textOf(title: unknown): string {
  if (typeof title === 'string') return title
  const { text } = (title ?? {}) as { readonly text?: unknown }
  return [text ?? ''].flat().join(' ')
}
