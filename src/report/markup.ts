/** A piece of a page that is HTML already. */
export interface Markup {
  readonly markup: string
}

/** What may stand in a piece of a page: texts, which are escaped, and pieces; of a list, each. */
export type Part = string | number | Markup | undefined | readonly Part[]

/** Makes a piece of a page. Whatever is put into it stays text: it can open no element and close no attribute. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: pieces.map((piece, i) => (i === 0 ? piece : written(parts[i - 1]) + piece)).join('') }
}

/** Takes HTML of our own making as it is. */
export function asMarkup(markup: string): Markup {
  return { markup }
}

function written(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'object') return 'markup' in part ? part.markup : part.map(written).join('')
  return escaped(String(part))
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter)
}

/** Writes data for a script element that is not run: no `<` can end it, and no line end is one that JavaScript does not allow. */
export function jsonInPage(data: unknown): Markup {
  const text = JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
  return { markup: text }
}
