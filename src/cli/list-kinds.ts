/** Lists what can be listed, in the order in which it is. */
export const KINDS = [
  'scenarios',
  'studies',
  'quantities',
  'parameters',
  'series',
  'fields',
  'laws',
  'designs',
  'functions',
  'charts',
] as const

/** A kind of things that can be listed. */
export type ListKind = (typeof KINDS)[number]
