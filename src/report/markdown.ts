/** Makes a table in Markdown; a vertical line in a cell stays a letter, and a cell keeps to one line. */
export function markdownTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  return [line(titles), `|${titles.map(() => '---|').join('')}`, ...rows.map(line)].join('\n')
}

/** Sets words as code. */
export function code(text: string): string {
  return `\`${text}\``
}

/** Puts text into a fenced block of a language. */
export function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``
}

/** Makes a link; the words may be code. */
export function link(words: string, target: string): string {
  return `[${words}](${target})`
}

/** Gives the name by which pages on GitHub link to a heading: small letters, spaces as hyphens, no other signs. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')
}
