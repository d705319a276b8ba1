import { breakLines, INDENT } from './break-lines.js'
import type { ChainPart, Typeset } from './typeset-tree.js'

/** Letters in a line of a page. */
const ROOM = 80

/** Holds the style rules that the equations of a page need: lines and cases start at the left. */
export const mathmlStyle =
  'math mtable.lines mtd, math mtable.cases mtd { text-align: left } math mtable.lines mtd { padding: 0.15em 0 }'

/**
 * Prints something typeset as a `<math>` element for display, broken into lines of about 80 letters. It uses MathML Core only
 * (W3C, MathML Core, 2025), which browsers show without a script or a font; a page needs `mathmlStyle` beside it.
 */
export function printMathml(typeset: Typeset, room = ROOM): string {
  return `<math display="block">${print(breakLines(typeset, room))}</math>`
}

function print(typeset: Typeset): string {
  switch (typeset.kind) {
    case 'name':
      return typeset.text === '' ? '' : nameOf(typeset.text)
    case 'words':
      return element('mtext', escaped(typeset.text))
    case 'symbol':
      return element('mi', typeset.text)
    case 'number':
      return numberOf(typeset.text)
    case 'chain':
      return element('mrow', chainOf(typeset.parts))
    case 'sign':
      return element('mrow', signOf(typeset.sign, true) + print(typeset.inner))
    case 'apply': {
      const args = typeset.args.map(print).join(signOf(','))
      return element('mrow', `${print(typeset.head)}<mo>\u2061</mo>${fenced('()', args, typeset.args)}`)
    }
    case 'brackets':
      return element('mrow', fenced(typeset.pair, print(typeset.inner), [typeset.inner]))
    case 'fraction':
      return element('mfrac', print(typeset.above) + print(typeset.below))
    case 'power':
      return element('msup', print(typeset.base) + print(typeset.script))
    case 'index':
      return element('msub', print(typeset.base) + print(typeset.script))
    case 'root':
      return element('msqrt', print(typeset.inner))
    case 'under':
      return element('mrow', underOf(typeset) + print(typeset.inner))
    case 'cases':
      return casesOf(typeset)
    case 'lines':
      return table(
        'lines',
        typeset.rows.map((row) => [print(row)]),
      )
    case 'equation':
      return equationOf(typeset)
  }
}

function element(tag: string, content: string): string {
  return `<${tag}>${content}</${tag}>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** MathML slants names of one letter, and no others. */
function nameOf(text: string): string {
  return text.length === 1 ? `<mi mathvariant="normal">${text}</mi>` : element('mi', text)
}

function numberOf(text: string): string {
  const digits = element('mn', text.replace('\u2212', ''))
  return text.startsWith('\u2212') ? element('mrow', signOf('\u2212', true) + digits) : digits
}

const IN_WORDS: readonly string[] = ['and', 'or', 'not']

function signOf(sign: string, isPrefix = false): string {
  if (sign === INDENT) return '<mspace width="1em"></mspace>'
  if (IN_WORDS.includes(sign)) return element('mtext', `\u00a0${sign}\u00a0`)
  return isPrefix ? `<mo form="prefix">${escaped(sign)}</mo>` : element('mo', escaped(sign))
}

/** A sign at the beginning of a line stands between two parts all the same. */
function chainOf(parts: readonly ChainPart[]): string {
  return parts
    .map(({ sign, body }, i) => {
      if (sign === '') return print(body)
      const isLeading = i === 0 && sign !== INDENT && !IN_WORDS.includes(sign)
      return (isLeading ? `<mo form="infix">${escaped(sign)}</mo>` : signOf(sign)) + print(body)
    })
    .join('')
}

/** Brackets grow with what is in them, but not with an index, which many fonts would take for a second line. */
function fenced([open = '', close = '']: string, content: string, inside: readonly Typeset[]): string {
  const grows = inside.some(isHigh) ? '' : ' stretchy="false"'
  return `<mo form="prefix" fence="true"${grows}>${open}</mo>${content}<mo form="postfix" fence="true"${grows}>${close}</mo>`
}

function isHigh(typeset: Typeset): boolean {
  switch (typeset.kind) {
    case 'chain':
      return typeset.parts.some(({ body }) => isHigh(body))
    case 'apply':
      return typeset.args.some(isHigh)
    case 'sign':
    case 'brackets':
      return isHigh(typeset.inner)
    default:
      return !['name', 'number', 'words', 'symbol', 'index'].includes(typeset.kind)
  }
}

function underOf({ sign, below }: Typeset & { readonly kind: 'under' }): string {
  return element('munder', (sign === 'max' ? element('mi', sign) : element('mo', sign)) + print(below))
}

function casesOf({ rows }: Typeset & { readonly kind: 'cases' }): string {
  const cells = rows.map(({ value, condition }) => [
    print(value),
    condition ? `<mtext>\u2003if\u00a0</mtext>${print(condition)}` : '<mtext>\u2003otherwise</mtext>',
  ])
  return element('mrow', `<mo form="prefix" fence="true" stretchy="true">{</mo>${table('cases', cells)}`)
}

function equationOf({ left, right }: Typeset & { readonly kind: 'equation' }): string {
  const start = print(left) + signOf('=')
  if (right.kind !== 'lines') return element('mrow', start + print(right))
  return table(
    'lines',
    right.rows.map((row, i) => [i === 0 ? start : '', print(row)]),
  )
}

function table(name: string, rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => element('mtr', cells.map((cell) => element('mtd', cell)).join('')))
  const style = name === 'lines' ? ' displaystyle="true"' : ''
  return `<mtable class="${name}"${style}>${lines.join('')}</mtable>`
}
