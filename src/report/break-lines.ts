import type { Case, ChainPart, Typeset } from './typeset-tree.js'

/** The sign of a line that goes on below a part of a chain: room at its left. */
export const INDENT = '\u2003'

/** What a letter of an index takes beside one in the line. */
const SMALL = 0.7

/** Estimates how many letters wide something typeset is. */
export function widthOf(typeset: Typeset): number {
  switch (typeset.kind) {
    case 'chain':
      return rowWidth(typeset.parts)
    case 'sign':
      return typeset.sign.length + widthOf(typeset.inner)
    case 'apply':
      return widthOf(typeset.head) + 2 * typeset.args.length + totalOf(typeset.args)
    case 'brackets':
      return 2 + widthOf(typeset.inner)
    case 'fraction':
      return widest([typeset.above, typeset.below])
    case 'power':
    case 'index':
      return widthOf(typeset.base) + SMALL * widthOf(typeset.script)
    case 'root':
      return 2 + widthOf(typeset.inner)
    case 'under':
      return 1 + Math.max(2, SMALL * widthOf(typeset.below)) + widthOf(typeset.inner)
    case 'cases':
      return (
        6 +
        widest(typeset.rows.map(({ value }) => value)) +
        widest(typeset.rows.flatMap(({ condition }) => condition ?? []))
      )
    case 'lines':
      return widest(typeset.rows)
    case 'equation':
      return widthOf(typeset.left) + 3 + widthOf(typeset.right)
    default:
      return typeset.text.length
  }
}

function rowWidth(parts: readonly ChainPart[]): number {
  return parts.reduce((width, part) => width + partWidth(part), 0)
}

function partWidth({ sign, body }: ChainPart): number {
  return (sign === '' ? 0 : sign.length + (sign === ',' ? 1 : 2)) + widthOf(body)
}

function totalOf(all: readonly Typeset[]): number {
  return all.reduce((width, one) => width + widthOf(one), 0)
}

function widest(all: readonly Typeset[]): number {
  return Math.max(0, ...all.map(widthOf))
}

/**
 * Breaks what is wider than `room` letters into lines: sums, products and conditions before a sign, arguments after a comma, from
 * the outside in. What can't be broken stays wider.
 */
export function breakLines(typeset: Typeset, room: number): Typeset {
  if (widthOf(typeset) <= room) return typeset
  switch (typeset.kind) {
    case 'equation':
      return { ...typeset, right: breakLines(typeset.right, room - widthOf(typeset.left) - 3) }
    case 'chain':
      return linesOf(
        typeset.parts.flatMap((part) => brokenPart(part, room)),
        room,
      )
    case 'apply':
      return { ...typeset, args: [argumentLines(typeset.args, room - widthOf(typeset.head) - 2)] }
    case 'sign':
    case 'under':
    case 'brackets':
      return {
        ...typeset,
        inner: breakLines(typeset.inner, room - widthOf(typeset) + widthOf(typeset.inner)),
      }
    case 'fraction':
      return { ...typeset, above: breakLines(typeset.above, room), below: breakLines(typeset.below, room) }
    case 'cases':
      return { ...typeset, rows: brokenCases(typeset.rows, room) }
    default:
      return typeset
  }
}

/** Breaks a part of a chain; where that is a chain itself, its further lines are set in below it. */
function brokenPart({ sign, body }: ChainPart, room: number): ChainPart[] {
  const broken = breakLines(body, room - 3)
  if (body.kind !== 'chain' || broken.kind !== 'lines') return [{ sign, body: broken }]
  return broken.rows.map((row, i) => (i === 0 ? { sign, body: row } : { sign: INDENT, body: row }))
}

function brokenCases(rows: readonly Case[], room: number): Case[] {
  const left = room - 6 - widest(rows.flatMap(({ condition }) => condition ?? []))
  return rows.map((row) => ({ ...row, value: breakLines(row.value, left) }))
}

/** Fills lines with parts as far as they fit; a part that goes on below stands alone, and one part alone needs no lines. */
function linesOf(parts: readonly ChainPart[], room: number): Typeset {
  const rows: ChainPart[][] = []
  for (const [i, part] of parts.entries()) {
    const row = rows.at(-1)
    const isApart = [parts[i - 1], part, parts[i + 1]].some((one) => one?.sign === INDENT)
    if (row && !isApart && rowWidth(row) + partWidth(part) <= room) row.push(part)
    else rows.push([part])
  }
  const set = rows.map((row): Typeset => ({ kind: 'chain', parts: row }))
  return set.length === 1 ? (set[0] as Typeset) : { kind: 'lines', rows: set }
}

/** Puts arguments on a line each, with the comma at the end of the line. */
function argumentLines(args: readonly Typeset[], room: number): Typeset {
  const rows = args.map((arg, i): Typeset => {
    const body = breakLines(arg, room)
    if (i === args.length - 1) return body
    return {
      kind: 'chain',
      parts: [
        { sign: '', body },
        { sign: ',', body: NOTHING },
      ],
    }
  })
  return rows.length === 1 ? (rows[0] as Typeset) : { kind: 'lines', rows }
}

const NOTHING: Typeset = { kind: 'name', text: '' }
