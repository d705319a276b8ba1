import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { languageFunctions } from '../../src/compile/functions.js'
import { parseExpression } from '../../src/compile/parse.js'
import { viewModel } from '../../src/explain/model-view.js'
import { breakLines, widthOf } from '../../src/report/break-lines.js'
import { printLatex } from '../../src/report/latex.js'
import { printMathml } from '../../src/report/mathml.js'
import { type EquationParts, typeset, typesetEquation } from '../../src/report/typeset.js'
import type { Typeset } from '../../src/report/typeset-tree.js'
import { baseline } from '../model/ensemble.js'

const WIDE = 1e6
const latexOf = (text: string) => printLatex(typeset(parseExpression(text)), WIDE)
const equation = (parts: Omit<EquationParts, 'expression'>, text: string) =>
  typesetEquation({ ...parts, expression: parseExpression(text) })

/** Names of one letter keep these lines readable. */
const r = (...letters: string[]) => letters.map((letter) => `\\mathrm{${letter}}`)
const [a, b, c, d] = r('a', 'b', 'c', 'd') as [string, string, string, string]

/** Every construct of the language, set by hand. */
const constructs: readonly (readonly [text: string, latex: string])[] = [
  ['legal_sold', '\\mathrm{legal\\_sold}'],
  ['sold[h20]', '\\mathrm{sold}_{\\mathrm{h20}}'],
  ['hit[rule, import_chip]', '\\mathrm{hit}_{\\mathrm{rule}, \\mathrm{import\\_chip}}'],
  ['time', 't'],
  ['one_month', '\\Delta t'],
  ['0.25', '0.25'],
  ['1e-9 * a', `1 \\times {10}^{-9} \\cdot ${a}`],
  ['1e+21', '1 \\times {10}^{21}'],
  ['a + b - c', `${a} + ${b} - ${c}`],
  ['a - (b - c)', `${a} - \\left(${b} - ${c}\\right)`],
  ['a * b * c', `${a} \\cdot ${b} \\cdot ${c}`],
  ['a * (b + c)', `${a} \\cdot \\left(${b} + ${c}\\right)`],
  ['a - -b', `${a} - \\left(- ${b}\\right)`],
  ['a + -b * c', `${a} + \\left(- ${b} \\cdot ${c}\\right)`],
  ['-a * b', `- ${a} \\cdot ${b}`],
  ['-(a + b)', `- \\left(${a} + ${b}\\right)`],
  ['a / b / c', `\\frac{\\frac{${a}}{${b}}}{${c}}`],
  ['(a + b) / c', `\\frac{${a} + ${b}}{${c}}`],
  ['a ^ b', `{${a}}^{${b}}`],
  ['a ^ b ^ c', `{${a}}^{{${b}}^{${c}}}`],
  ['(-a) ^ 2', `{\\left(- ${a}\\right)}^{2}`],
  ['pow(a + b, -c)', `{\\left(${a} + ${b}\\right)}^{- ${c}}`],
  ['sqrt(a + b)', `\\sqrt{${a} + ${b}}`],
  ['abs(a)', `\\left\\lvert ${a}\\right\\rvert `],
  ['min(a, b, c)', `\\mathrm{min}\\left(${a}, ${b}, ${c}\\right)`],
  ['max(a, 0)', `\\mathrm{max}\\left(${a}, 0\\right)`],
  ['clamp(a, 0, 1)', `\\mathrm{clamp}\\left(${a}, 0, 1\\right)`],
  ['exp(-a)', `\\mathrm{exp}\\left(- ${a}\\right)`],
  ['ln(a)', `\\mathrm{ln}\\left(${a}\\right)`],
  ['logistic(a)', `\\mathrm{logistic}\\left(${a}\\right)`],
  ['safe(a, b)', `\\mathrm{safe}\\left(\\frac{${a}}{${b}}\\right)`],
  ['which_min(a, b)', `\\mathrm{which\\_min}\\left(${a}, ${b}\\right)`],
  ['sum(chip, a[chip] * b)', `\\sum_{\\mathrm{chip}} ${a}_{\\mathrm{chip}} \\cdot ${b}`],
  ['sum(chip, a + b)', `\\sum_{\\mathrm{chip}} \\left(${a} + ${b}\\right)`],
  ['sum(chip, a) * b', `\\left(\\sum_{\\mathrm{chip}} ${a}\\right) \\cdot ${b}`],
  ['sum(chip, a) - sum(chip, b)', `\\sum_{\\mathrm{chip}} ${a} - \\sum_{\\mathrm{chip}} ${b}`],
  ['any(rule, a)', `\\max_{\\mathrm{rule}} \\left(${a}\\right)`],
  ['allocate(a, b, c)', `\\mathrm{allocate}\\left(${a}, ${b}, ${c}\\right)`],
  ['delay(a, b)', `\\mathrm{delay}\\left(${a}, ${b}\\right)`],
  ['previous(a, 0)', `\\mathrm{previous}\\left(${a}, 0\\right)`],
  ['months_behind(a, b)', `\\mathrm{months\\_behind}\\left(${a}, ${b}\\right)`],
  ['after(a)', `\\mathrm{after}\\left(${a}\\right)`],
  ['after(month("2023-10-23"))', '\\mathrm{after}\\left(\\text{2023-10-23}\\right)'],
  ['total(a, "2024")', `\\mathrm{total}\\left(${a}, \\text{2024}\\right)`],
  ['mean(a)', `\\mathrm{mean}\\left(${a}\\right)`],
  ['at(a, "2025-12")', `\\mathrm{at}\\left(${a}, \\text{2025-12}\\right)`],
  ['final(a)', `\\mathrm{final}\\left(${a}\\right)`],
  ['first(a >= 0.5)', `\\mathrm{first}\\left(\\left[${a} \\ge 0.5\\right]\\right)`],
  ['a > 0', `\\left[${a} \\gt 0\\right]`],
  ['a * (b < c)', `${a} \\cdot \\left[${b} \\lt ${c}\\right]`],
  ['a == b', `\\left[${a} = ${b}\\right]`],
  ['a != b', `\\left[${a} \\ne ${b}\\right]`],
  ['a <= b', `\\left[${a} \\le ${b}\\right]`],
  ['a and b and c == d', `\\left[${a} \\;\\text{and}\\; ${b} \\;\\text{and}\\; ${c} = ${d}\\right]`],
  ['(a or b) and c', `\\left[\\left(${a} \\;\\text{or}\\; ${b}\\right) \\;\\text{and}\\; ${c}\\right]`],
  ['a and b or c', `\\left[${a} \\;\\text{and}\\; ${b} \\;\\text{or}\\; ${c}\\right]`],
  ['not (a > b)', `\\left[\\text{not}\\; \\left(${a} \\gt ${b}\\right)\\right]`],
  ['a > 0 ? b : c', `\\begin{cases}${b} & \\text{if } ${a} \\gt 0 \\\\ ${c} & \\text{otherwise}\\end{cases}`],
  [
    'a ? b : b ? c : d',
    `\\begin{cases}${b} & \\text{if } ${a} \\\\ ${c} & \\text{if } ${b} \\\\ ${d} & \\text{otherwise}\\end{cases}`,
  ],
  [
    '2 * (a ? b : c)',
    `2 \\cdot \\left(\\begin{cases}${b} & \\text{if } ${a} \\\\ ${c} & \\text{otherwise}\\end{cases}\\right)`,
  ],
]

/** Sets LaTeX by a program of others; throws where it is none, or where it is used oddly. */
function byKatex(latex: string): string {
  return katex.renderToString(latex, {
    output: 'mathml',
    displayMode: true,
    throwOnError: true,
    strict: 'error',
  })
}

/** What a reader sees of MathML, without spaces; functions are applied by a sign that is invisible. */
function seen(mathml: string): string {
  return mathml
    .replace(/<annotation[\s\S]*<\/annotation>/, '')
    .replace(/<[^>]*>|[\s\u200b\u2061]|&nbsp;/g, '')
    .replaceAll('\u22c5', '\u00b7')
    .replaceAll('\u2223', '|')
}

/** Every equation of the baseline's model, as the pages set them. */
function equations(): (readonly [name: string, typeset: Typeset])[] {
  const { quantities, equationsOf } = viewModel(baseline())
  return [...quantities.values()].flatMap(({ name, dimensions }) =>
    equationsOf(name).map(({ part, element, expression }) => {
      const subscripts = element ? [element, ...dimensions.slice(1)] : dimensions
      return [`${name} ${part}`, typesetEquation({ name, subscripts, part, expression })] as const
    }),
  )
}

describe('an equation as LaTeX', () => {
  test.each(constructs)('%s', (text, latex) => expect(latexOf(text)).toBe(latex))

  test('has every function of the language', () => {
    const texts = constructs.map(([text]) => text).join('\n')
    for (const name of languageFunctions.keys()) expect(texts).toContain(`${name}(`)
  })

  test('keeps the minus of a number apart from other signs', () => {
    const minus = { kind: 'number', value: -2 } as const
    const sum = { kind: 'call', fn: '*', args: [minus, minus] } as const
    expect(printLatex(typeset(sum))).toBe('- 2 \\cdot \\left(- 2\\right)')
  })

  test('of a stock has its start and its next month', () => {
    const stock = { name: 'inventory', subscripts: ['chip'] }
    const [start, change] = [
      equation({ ...stock, part: 'start' }, '0'),
      equation({ ...stock, part: 'change' }, 'a - b'),
    ].map((one) => printLatex(one))
    expect(start).toBe('\\mathrm{inventory}_{\\mathrm{chip}, 0} = 0')
    expect(change).toBe(
      `\\mathrm{inventory}_{\\mathrm{chip}, t + \\Delta t} = \\mathrm{inventory}_{\\mathrm{chip}} + \\Delta t \\cdot \\left(${a} - ${b}\\right)`,
    )
    const change2 = (text: string) =>
      printLatex(equation({ name: 'd', subscripts: [], part: 'change' }, text))
    const left = `${d}_{t + \\Delta t} = ${d} + \\Delta t \\cdot`
    expect(change2('a * b')).toBe(`${left} ${a} \\cdot ${b}`)
    expect(change2('-a')).toBe(`${left} \\left(- ${a}\\right)`)
    expect(change2('-a * b')).toBe(`${left} \\left(- ${a}\\right) \\cdot ${b}`)
  })
})

describe('long equations are broken', () => {
  test('before signs, with a term that goes on set in', () => {
    const wide = equation({ name: 'a', subscripts: [], part: 'equals' }, 'bbbb + cccc * dddd * eeee + ffff')
    expect(printLatex(wide, 20)).toBe(
      [
        '\\begin{aligned}',
        `${a} ={} & \\mathrm{bbbb} \\\\`,
        '& {} + \\mathrm{cccc} \\cdot \\mathrm{dddd} \\\\',
        '& {} \\quad {} \\cdot \\mathrm{eeee} \\\\',
        '& {} + \\mathrm{ffff}',
        '\\end{aligned}',
      ].join('\n'),
    )
  })

  test('after commas, inside brackets', () =>
    expect(printLatex(typeset(parseExpression('min(aaaaaa, bbbbbb)')), 12)).toBe(
      '\\mathrm{min}\\left(\\begin{aligned}& \\mathrm{aaaaaa}, \\\\ & \\mathrm{bbbbbb}\\end{aligned}\\right)',
    ))

  test('and none of the model is wider than a page, but for what has no place to break', () => {
    const room = 80
    const wide = equations().filter(([, one]) => widthOf(breakLines(one, room)) > room * 1.1)
    expect(wide.map(([name]) => name)).toEqual([])
  })
})

describe('every equation of the model', () => {
  test('there are many', () => expect(equations().length).toBeGreaterThan(100))

  test.each([
    ['as it is', WIDE],
    ['broken for a page', 80],
    ['broken for a phone', 36],
  ])('%s is sound LaTeX, and MathML of the same text', (_, room) => {
    for (const [name, one] of equations()) {
      const byOthers = byKatex(printLatex(one, room))
      expect(seen(printMathml(one, room)), name).toBe(seen(byOthers))
    }
  })

  test('needs nothing that pages on GitHub refuse', () => {
    for (const [name, one] of equations())
      expect(printLatex(one), name).not.toMatch(/\\operatorname|\\mbox|\\phantom|\\text\{[^}]*_|\$|`/)
  })
})

describe('an equation as MathML', () => {
  test.each(constructs)('%s reads as its LaTeX does', (text, latex) => {
    const mathml = printMathml(typeset(parseExpression(text)), WIDE)
    expect(seen(mathml)).toBe(seen(byKatex(latex)))
  })

  const inner = (text: string) =>
    printMathml(typeset(parseExpression(text)), WIDE).replace(/^<math display="block">(.*)<\/math>$/, '$1')

  test.each([
    ['aa / bb', '<mfrac><mi>aa</mi><mi>bb</mi></mfrac>'],
    ['a', '<mi mathvariant="normal">a</mi>'],
    ['aa[bb]', '<msub><mi>aa</mi><mi>bb</mi></msub>'],
    ['aa ^ 2', '<msup><mi>aa</mi><mn>2</mn></msup>'],
    ['aa - bb', '<mrow><mi>aa</mi><mo>\u2212</mo><mi>bb</mi></mrow>'],
    ['-aa', '<mrow><mo form="prefix">\u2212</mo><mi>aa</mi></mrow>'],
    ['sqrt(aa)', '<msqrt><mi>aa</mi></msqrt>'],
    ['sum(bb, aa)', '<mrow><munder><mo>\u2211</mo><mi>bb</mi></munder><mi>aa</mi></mrow>'],
    [
      'aa < bb',
      '<mrow><mo form="prefix" fence="true" stretchy="false">[</mo><mrow><mi>aa</mi><mo>&lt;</mo><mi>bb</mi></mrow><mo form="postfix" fence="true" stretchy="false">]</mo></mrow>',
    ],
  ])('%s', (text, mathml) => expect(inner(text)).toBe(mathml))

  test('uses elements of MathML Core only, each with as many children as it has', () => {
    const core = /^(math|mrow|mi|mn|mo|mtext|mspace|mfrac|msub|msup|munder|msqrt|mtable|mtr|mtd)$/
    for (const [name, one] of equations()) {
      const mathml = printMathml(one)
      for (const [, tag] of mathml.matchAll(/<([a-z]+)/g)) expect(tag, name).toMatch(core)
      expect(misfits(mathml), name).toEqual([])
    }
  })
})

/** Lists elements that must have two children and have not, or that are not closed. */
function misfits(mathml: string): string[] {
  const open: { tag: string; children: number }[] = [{ tag: '', children: 0 }]
  const wrong: string[] = []
  for (const [, slash, tag = ''] of mathml.matchAll(/<(\/?)([a-z]+)[^>]*>/g)) {
    if (slash === '') {
      open.at(-1)!.children++
      open.push({ tag, children: 0 })
      continue
    }
    const closed = open.pop()
    const isPair = ['mfrac', 'msub', 'msup', 'munder'].includes(tag)
    if (closed?.tag !== tag || (isPair && closed.children !== 2)) wrong.push(tag)
  }
  return wrong
}
