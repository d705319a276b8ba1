// What people write who have never been told how a number or a date is written here, and what they mean by it.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Ends a message about text in the place of a number with what was meant, where that is plain: `; write 0.8`. */
export function writeNumber(found: unknown): string {
  if (typeof found !== 'string' || found.length > 40) return ''
  const [, sign, digits, unit] =
    /^[\s“”"'$€£¥]*([-+]?)\s*(\d[\d,._]*)\s*(%|[a-z]+)?[\s“”"']*$/i.exec(found) ?? []
  const value = digits === undefined ? undefined : plainNumber(digits)
  if (value === undefined) return ''
  const scaled = Number(((unit === '%' ? value / 100 : value) * (sign === '-' ? -1 : 1)).toPrecision(12))
  return `; write ${scaled}`
}

/** Reads digits that are grouped by commas, or whose decimal point is one. */
function plainNumber(digits: string): number | undefined {
  if (/^[1-9]\d{0,2}([,_]\d{3})+(\.\d+)?$/.test(digits)) return Number(digits.replace(/[,_]/g, ''))
  if (/^\d+,\d+$/.test(digits)) return Number(digits.replace(',', '.'))
  return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : undefined
}

/** Ends a message about text in the place of a month or a day likewise: `; write 2023-10`. */
export function writeMonth(found: unknown): string {
  const text = typeof found === 'string' ? found.trim().toLowerCase() : ''
  const [, year, month] = /^(\d{4})[-/.\s]?(1[0-2]|0?[1-9])$/.exec(text) ?? turned(text)
  return year === undefined || month === undefined ? '' : `; write ${year}-${month.padStart(2, '0')}`
}

/** Reads a month that stands before its year, or is named. */
function turned(text: string): readonly (string | undefined)[] {
  const [, number, after] = /^(1[0-2]|0?[1-9])[-/.](\d{4})$/.exec(text) ?? []
  if (number !== undefined) return [text, after, number]
  const [, name = '', year] = /^([a-z]{3,9})\.?,?\s+(\d{4})$/.exec(text) ?? []
  const index = MONTHS.indexOf(name.slice(0, 3))
  return index < 0 ? [] : [text, year, String(index + 1)]
}

/** Gives an entry that says what was written in short: `{ value: 6, source: judgement }` for 6. */
export function entryFor(found: unknown, unit: string): string {
  if (unit === 'date') return '{ date: 2023-10, source: judgement }'
  if (typeof found === 'number') return `{ value: ${found}, source: judgement }`
  if (Array.isArray(found) && found.length === 2 && found.every((one) => typeof one === 'number'))
    return `{ uniform: [${found.join(', ')}], source: judgement }`
  const [, low, high] = /^\s*([\d.]+)\s*(?:to|-|–|\.\.)\s*([\d.]+)\s*$/.exec(String(found)) ?? []
  if (low !== undefined && high !== undefined) return `{ p5: ${low}, p95: ${high}, source: judgement }`
  return '{ value: 3, source: judgement }'
}
