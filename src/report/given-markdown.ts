import type { BlockPage, GivenEntry, GivenQuantity, Reader } from '../explain/model-pages.js'
import { grouped } from './grouped.js'
import { code, link, markdownTable } from './markdown.js'
import { writtenText } from './written-text.js'

/** Prints what the scenario gives a block: numbers and series one by one, catalogue fields entry by entry, and the sources. */
export function givenSections(page: BlockPage, linksOf: (readers: readonly Reader[]) => string): string[] {
  const { given, sources } = page
  const isField = ({ quantity }: GivenQuantity) => quantity.kind === 'attribute'
  const [fields, numbers] = [given.filter(isField), given.filter((one) => !isField(one))]
  return [
    ...(given.length === 0 ? [] : ['## What the scenario gives']),
    ...(given.length === 0 ? [] : [givenTable(given, linksOf)]),
    ...(numbers.length === 0 ? [] : ['### Values', valueTable(numbers)]),
    ...(fields.length === 0 ? [] : ['### Catalogue', fieldTable(fields)]),
    ...(sources.length === 0 ? [] : ['## Sources', sources.map(sourceLine).join('\n')]),
  ]
}

function givenTable(
  given: readonly GivenQuantity[],
  linksOf: (readers: readonly Reader[]) => string,
): string {
  const rows = given.map(({ quantity, key, readers }) => [
    code(key),
    quantity.about,
    quantity.kind === 'attribute' ? 'field of the catalogue' : quantity.kind,
    unitText(quantity.unit),
    boundsText(quantity.within),
    linksOf(readers),
  ])
  return markdownTable(['name', 'meaning', 'kind', 'unit', 'bounds', 'read by'], rows)
}

function unitText(unit: string): string {
  return unit === '1' ? '' : unit
}

/** Writes bounds in words: `0 to 1`, `at least 0`; nothing where there are none. */
function boundsText([least, greatest]: readonly [number, number]): string {
  if (Number.isFinite(greatest)) return `${least} to ${greatest}`
  return Number.isFinite(least) ? `at least ${least}` : ''
}

function valueTable(given: readonly GivenQuantity[]): string {
  const rows = given.flatMap(({ entries }) =>
    entries.map((entry) => [
      code(entry.name),
      valueText(entry),
      unitText(entry.unit),
      restsOn(entry),
      entry.note ?? '',
    ]),
  )
  return markdownTable(['name', 'value', 'unit', 'rests on', 'note'], rows)
}

/** Writes a value as the scenario does, without the outer braces; a single one alone. */
function valueText({ written }: GivenEntry): string {
  const [only, ...others] = Object.entries(written)
  if (only && others.length === 0 && ['value', 'date'].includes(only[0])) return writtenText(only[1])
  return code(writtenText(written).replace(/^\{ | \}$/g, ''))
}

/** Lists an entry's sources by key; the list below the tables has them in full. */
function restsOn({ sources, standing }: GivenEntry): string {
  if (standing === 'definition') return 'definition'
  return sources.map(({ id }) => (id === 'judgement' ? 'judgement' : link(id, '#sources'))).join(', ')
}

/** Makes one row of each element and of the sources that its fields rest on. */
function fieldTable(given: readonly GivenQuantity[]): string {
  const entries = given.flatMap((one) => one.entries)
  const elements = [...new Set(entries.map(elementOf))]
  const rows = elements.flatMap((element) => {
    const own = entries.filter((entry) => elementOf(entry) === element)
    const groups = grouped(own, (entry) => `${entry.sources.map(({ id }) => id).join()} ${entry.note ?? ''}`)
    return [...groups.values()].map((group) => [
      code(element),
      group.map((entry) => `${fieldOf(entry)} ${valueText(entry)}`).join(', '),
      restsOn(group[0] as GivenEntry),
      group[0]?.note ?? '',
    ])
  })
  return markdownTable(['entry', 'fields', 'rests on', 'note'], rows)
}

function elementOf({ name }: GivenEntry): string {
  return /\[(.*)\]/.exec(name)?.[1] ?? name
}

function fieldOf({ name }: GivenEntry): string {
  return name.replace(/\[.*/, '')
}

type Source = BlockPage['sources'][number]

function sourceLine({ id, title, author, publisher, date, url, accessed, note }: Source): string {
  const parts = [author, publisher, date, accessed && `read on ${accessed}`, note]
  const words = parts.filter((part) => part !== undefined && part !== '').join(', ')
  return `- **${id}**: ${url ? link(title, url) : title}${words === '' ? '' : `; ${words}`}`
}
