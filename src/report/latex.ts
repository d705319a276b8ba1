import { breakLines, INDENT } from './break-lines.js'
import type { BracketPair, ChainPart, Typeset } from './typeset-tree.js'

/** Letters in a line of a page. */
const ROOM = 80

/**
 * Prints something typeset as LaTeX for display, broken into lines of about 80 letters. It keeps to what GitHub's pages and KaTeX
 * both have: names are `\mathrm`, because GitHub refuses `\operatorname` and shows the backslash of `\_` in `\text`.
 */
export function printLatex(typeset: Typeset, room = ROOM): string {
  return print(breakLines(typeset, room))
}

function print(typeset: Typeset): string {
  switch (typeset.kind) {
    case 'name':
      return typeset.text === '' ? '' : `\\mathrm{${typeset.text.replaceAll('_', '\\_')}}`
    case 'words':
      return wordsOf(typeset.text)
    case 'symbol':
      return typeset.text.replace('\u0394', '\\Delta ')
    case 'number':
      return typeset.text.replace('\u2212', '-')
    case 'chain':
      return chainOf(typeset.parts)
    case 'sign':
      return `${signOf(typeset.sign)} ${print(typeset.inner)}`
    case 'apply':
      return `${print(typeset.head)}\\left(${typeset.args.map(print).join(', ')}\\right)`
    case 'brackets':
      return `\\left${PAIRS[typeset.pair][0]}${print(typeset.inner)}\\right${PAIRS[typeset.pair][1]}`
    case 'fraction':
      return `\\frac{${print(typeset.above)}}{${print(typeset.below)}}`
    case 'power':
      return `{${print(typeset.base)}}^{${print(typeset.script)}}`
    case 'index':
      return `${print(typeset.base)}_{${print(typeset.script)}}`
    case 'root':
      return `\\sqrt{${print(typeset.inner)}}`
    case 'under':
      return `${typeset.sign === 'max' ? '\\max' : '\\sum'}_{${print(typeset.below)}} ${print(typeset.inner)}`
    case 'cases':
      return casesOf(typeset)
    case 'lines':
      return `\\begin{aligned}${typeset.rows.map((row) => `& ${print(row)}`).join(' \\\\ ')}\\end{aligned}`
    case 'equation':
      return equationOf(typeset)
  }
}

const PAIRS: Readonly<Record<BracketPair, readonly [string, string]>> = {
  '()': ['(', ')'],
  '[]': ['[', ']'],
  '||': ['\\lvert ', '\\rvert '],
}

const SIGNS: Readonly<Record<string, string>> = {
  [INDENT]: '\\quad',
  '\u2212': '-',
  '\u00b7': '\\cdot',
  '\u00d7': '\\times',
  '<': '\\lt',
  '>': '\\gt',
  '\u2264': '\\le',
  '\u2265': '\\ge',
  '\u2260': '\\ne',
  and: '\\;\\text{and}\\;',
  or: '\\;\\text{or}\\;',
  not: '\\text{not}\\;',
}

function signOf(sign: string): string {
  return SIGNS[sign] ?? sign
}

/** A line that goes on with a sign has nothing before it, so that the sign keeps its distance. */
function chainOf(parts: readonly ChainPart[]): string {
  const words = parts.map(({ sign, body }, i) => {
    if (sign === '') return print(body)
    const before = i === 0 ? '{} ' : sign === ',' ? '' : ' '
    return `${before}${signOf(sign)} ${print(body)}`
  })
  return words.join('').trimEnd()
}

function casesOf({ rows }: Typeset & { readonly kind: 'cases' }): string {
  const lines = rows.map(({ value, condition }) => {
    const words = condition ? `\\text{if } ${print(condition)}` : '\\text{otherwise}'
    return `${print(value)} & ${words}`
  })
  return `\\begin{cases}${lines.join(' \\\\ ')}\\end{cases}`
}

function equationOf({ left, right }: Typeset & { readonly kind: 'equation' }): string {
  if (right.kind !== 'lines') return `${print(left)} = ${print(right)}`
  const [first, ...others] = right.rows.map(print)
  const rows = [`${print(left)} ={} & ${first}`, ...others.map((row) => `& ${row}`)]
  return `\\begin{aligned}\n${rows.join(' \\\\\n')}\n\\end{aligned}`
}

/** In text, an underscore and a caret are none of LaTeX's own. */
function wordsOf(text: string): string {
  return `\\text{${text.replaceAll('_', '}\\_\\text{').replaceAll('^', '}{\\wedge}\\text{')}}`
}
