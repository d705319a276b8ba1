/** A source as a scenario cites it. */
interface Cited {
  readonly id: string
  readonly title: string
  readonly author?: string | undefined
  readonly publisher?: string | undefined
  readonly date?: string | undefined
  readonly url?: string | undefined
  readonly accessed?: string | undefined
  readonly note?: string | undefined
}

/** Writes a source in full, in lines: its title, who published it when, where it stands, and what there is to know. */
export function sourceLines({ id, title, author, publisher, date, url, accessed, note }: Cited): string[] {
  const by = [author, publisher, date].filter((part) => part !== undefined).join(', ')
  const read = accessed === undefined ? undefined : `read on ${accessed}`
  return [`${title} [${id}]`, by, url, read, note].filter(
    (line) => line !== undefined && line !== '',
  ) as string[]
}
