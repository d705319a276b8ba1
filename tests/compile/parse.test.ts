import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Expression, printExpression, walk } from '../../src/compile/expression.js'
import { isFunction, languageFunctions, OPERATORS } from '../../src/compile/functions.js'
import { ExpressionError } from '../../src/compile/model-error.js'
import { parseExpression } from '../../src/compile/parse.js'

/** Writes a tree with all its brackets. */
function bracketed(expression: Expression): string {
  if (expression.kind !== 'call') return printExpression(expression)
  const args = expression.args.map(bracketed)
  return `(${expression.fn} ${args.join(' ')})`
}

function messageOf(text: string): string {
  try {
    return `parsed: ${printExpression(parseExpression(text))}`
  } catch (error) {
    if (error instanceof ExpressionError) return error.message
    throw error
  }
}

describe('precedence', () => {
  it.each([
    ['a + b * c', '(+ a (* b c))'],
    ['a - b - c', '(- (- a b) c)'],
    ['a / b / c', '(/ (/ a b) c)'],
    ['a / b * c', '(* (/ a b) c)'],
    ['a ^ b ^ c', '(^ a (^ b c))'],
    ['-a ^ b', '(negate (^ a b))'],
    ['a ^ -b', '(^ a (negate b))'],
    ['-a * b', '(* (negate a) b)'],
    ['a - -b', '(- a (negate b))'],
    ['+a', 'a'],
    ['not a == b', '(== (not a) b)'],
    ['not a and b', '(and (not a) b)'],
    ['a < b and c >= d or e != f', '(or (and (< a b) (>= c d)) (!= e f))'],
    ['a + b < c * d', '(< (+ a b) (* c d))'],
    ['a or b ? c : d', '(?: (or a b) c d)'],
    ['a ? b : c ? d : e', '(?: a b (?: c d e))'],
    ['a <= b', '(<= a b)'],
    ['x[chip] * y[chip, h20]', '(* x[chip] y[chip, h20])'],
    ['min(a, b + 1)', '(min a (+ b 1))'],
    ['month("2023-10-23")', '(month "2023-10-23")'],
    ["month('2023-10')", '(month "2023-10")'],
    ['1.5e-3', '0.0015'],
    ['.5', '0.5'],
    ['a\n  + b', '(+ a b)'],
  ])('%s', (text, tree) => expect(bracketed(parseExpression(text))).toBe(tree))
})

describe('printing', () => {
  const name = fc.constantFrom('a', 'b_2', 'import_chip', 'time', 'constructor')
  const tree = fc.letrec<{ tree: Expression }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc
        .double({ min: 0, noNaN: true, noDefaultInfinity: true })
        .filter((x) => !Object.is(x, -0))
        .map((value): Expression => ({ kind: 'number', value })),
      fc
        .tuple(name, fc.array(name, { maxLength: 2 }))
        .map(([of, subscripts]): Expression => ({ kind: 'name', name: of, subscripts })),
      fc.constantFrom('2023-10', 'a b', "it's").map((value): Expression => ({ kind: 'text', value })),
      fc
        .tuple(fc.constantFrom(...['?:/3', ...OPERATORS.keys()]), tie('tree'), tie('tree'), tie('tree'))
        .filter(([key]) => key !== '+/1')
        .map(
          ([key, ...args]): Expression => ({
            kind: 'call',
            fn: OPERATORS.get(key) ?? '?:',
            args: args.slice(0, Number(key.at(-1))),
          }),
        ),
      fc
        .tuple(fc.constantFrom(...languageFunctions.keys()), fc.array(tie('tree'), { maxLength: 4 }))
        .map(([fn, args]): Expression => ({ kind: 'call', fn, args })),
    ),
  })).tree

  it('reads back as the same tree', () =>
    fc.assert(
      fc.property(tree, (expression) => {
        const text = printExpression(expression)
        fc.pre(text.length <= 2000)
        expect(parseExpression(text), text).toEqual(expression)
      }),
      { numRuns: 2000 },
    ))

  it.each([
    '(a ^ b) ^ c',
    'a ^ b ^ c',
    '(-a) ^ 2',
    '-a ^ 2',
    'not (a and b)',
    '(a < b) == c',
    'a - (b - c)',
    '(a ? b : c) ? d : e',
    '(not a) ^ b',
  ])('%s keeps its brackets, and no more', (text) =>
    expect(printExpression(parseExpression(text))).toBe(text),
  )
})

describe('what is not in the language', () => {
  it.each([
    ['', 'is empty; expected an equation'],
    [' \n\t', 'is empty; expected an equation'],
    ['__proto__', 'has the name "__proto__"; names are small letters, digits and "_"'],
    ['toString', 'has the name "toString"; names are small letters, digits and "_"'],
    ['hasOwnProperty(a)', 'has the function "hasOwnProperty", which the language does not know'],
    ['constructor(a)', 'has the function "constructor", which the language does not know'],
    ['__proto__(a)', 'has the function "__proto__", which the language does not know'],
    ['toString()', 'has the function "toString", which the language does not know'],
    ['x[__proto__]', 'has the name "__proto__"; names are small letters, digits and "_"'],
    ['x[toString]', 'has the name "toString"; names are small letters, digits and "_"'],
    ['H100', 'has the name "H100"; names are small letters, digits and "_"'],
    ['a.b', 'has a "." after a name, or a bracket after something that is no name; expected name[element]'],
    ['a?.b', 'has a "." after a name, or a bracket after something that is no name; expected name[element]'],
    [
      'a?.[b]',
      'has a "." after a name, or a bracket after something that is no name; expected name[element]',
    ],
    [
      'x[a][b]',
      'has a "." after a name, or a bracket after something that is no name; expected name[element]',
    ],
    [
      '(a)[b]',
      'has a "." after a name, or a bracket after something that is no name; expected name[element]',
    ],
    ['a["b"]', 'has a subscript that is no name; expected name[element]'],
    ['a["__proto__"]', 'has a subscript that is no name; expected name[element]'],
    ['x[1]', 'has a subscript that is no name; expected name[element]'],
    ['x[1:2]', 'has a subscript that is no name; expected name[element]'],
    ['x[]', 'has empty brackets; expected name[element]'],
    ['a.exp(b)', 'calls something that is no function; expected function(argument)'],
    ['a["exp"](b)', 'calls something that is no function; expected function(argument)'],
    ['a[b](c)', 'calls something that is no function; expected function(argument)'],
    ['3%', 'has the character "%", which the language does not know'],
    ['5 % 2', 'has the character "%", which the language does not know'],
    ['5 mod 2', 'has the operator "mod", which the language does not know'],
    ['2 x', 'has two terms side by side; write "*" between them'],
    ['2 m', 'has two terms side by side; write "*" between them'],
    ['2i', 'has two terms side by side; write "*" between them'],
    ['(a)(b)', 'has two terms side by side; write "*" between them'],
    ['a\nb', 'has two terms side by side; write "*" between them'],
    ['x!', 'has the operator "!", which the language does not know'],
    ["x'", 'has the operator "\'", which the language does not know'],
    ['[1, 2]', 'has a list in square brackets, which the language does not know'],
    ['{a: 1}', 'has the character "{", which the language does not know'],
    ['a = 1', 'has "="; write "==" to compare'],
    ['a[b] = 1', 'has "="; write "==" to compare'],
    ['f(x) = x', 'has the definition of a function, which the language does not know'],
    ['1:3', 'has a ":" outside "condition ? a : b", which the language does not know'],
    ['a; b', 'has the character ";", which the language does not know'],
    ['a # b', 'has the character "#", which the language does not know'],
    ['`a`', 'has the character "`", which the language does not know'],
    ['\\u0061', 'has the character "\\", which the language does not know'],
    ['"\\u0061"', 'has the character "\\", which the language does not know'],
    ['ａ + 1', 'has the character U+FF41; names and operators are plain ASCII'],
    ['a\u200b', 'has the character U+200B; names and operators are plain ASCII'],
    ['a\u0000', 'has the character U+0000; names and operators are plain ASCII'],
    ['😀', 'has the character U+D83D; names and operators are plain ASCII'],
    ['true', 'has the constant true; expected a finite number'],
    ['null', 'has the constant null; expected a finite number'],
    ['undefined', 'has the constant undefined; expected a finite number'],
    ['Infinity', 'has the constant Infinity; expected a finite number'],
    ['NaN', 'has the constant NaN; expected a finite number'],
    ['1e999', 'has the constant Infinity; expected a finite number'],
    ['0x10', 'has the number 0x10; numbers are decimal'],
    ['a to b', 'has the operator "to", which the language does not know'],
    ['a in b', 'has the operator "in", which the language does not know'],
    ['in', 'has the name "in", which is a word of the language'],
    ['x[end]', 'has the name "end", which is a word of the language'],
    ['a xor b', 'has the operator "xor", which the language does not know'],
    ['a | b', 'has the character "|", which the language does not know'],
    ['a & b', 'has the character "&", which the language does not know'],
    ['a << b', 'has the operator "<<", which the language does not know'],
    ['a ?? b', 'has the operator "??", which the language does not know'],
    ['a .* b', 'has the operator ".*", which the language does not know'],
    ['import("fs")', 'has the function "import", which the language does not know'],
    ['eval("1")', 'has the function "eval", which the language does not know'],
    ['a < b < c', 'chains comparisons; write "a < b and b < c"'],
    ['(a', "can't be read: Parenthesis ) expected (char 3)"],
    ['a +', "can't be read: Unexpected end of expression (char 4)"],
    ['"abc', 'can\'t be read: End of string " expected (char 5)'],
  ])('%j', (text, message) => expect(messageOf(text)).toBe(message))

  it('gives names that mean something elsewhere no meaning of their own', () => {
    for (const name of ['i', 'e', 'pi', 'month', 'wafer', 'cm', 'constructor', 'exp'])
      expect(parseExpression(name)).toEqual({ kind: 'name', name, subscripts: [] })
  })
})

describe('too much', () => {
  const nested = (times: number, before: string, inner: string, after = '') =>
    before.repeat(times) + inner + after.repeat(times)
  it.each([
    ['2,001 characters', 'a'.repeat(2001), 'is 2001 characters long; at most 2000 are read'],
    ['a megabyte', '+'.repeat(1e6), 'is 1000000 characters long; at most 2000 are read'],
    ['20,000 brackets', nested(20_000, '(', 'a', ')'), 'is 40001 characters long; at most 2000 are read'],
    ['900 brackets', nested(900, '(', 'a', ')'), 'is nested more than 50 brackets deep'],
    ['51 brackets', nested(51, '(', 'a', ')'), 'is nested more than 50 brackets deep'],
    ['900 open square brackets', '['.repeat(900), 'is nested more than 50 brackets deep'],
    ['201 minus signs', nested(201, '-', 'a'), 'is nested more than 200 operations deep'],
    ['a sum of 900', Array(900).fill('a').join('+'), 'is nested more than 200 operations deep'],
  ])('%s', (_, text, message) => expect(messageOf(text)).toBe(message))

  it.each([
    ['1,900 minus signs', nested(1900, '-', 'a')],
    ['900 plus signs', nested(900, '+', 'a')],
    ['900 powers', Array(900).fill('a').join('^')],
    ['480 nots', nested(480, 'not ', 'a')],
    ['480 conditions', `${'a?a:'.repeat(480)}a`],
    ['480 nested conditions', nested(480, 'a?', 'a', ':a')],
  ])('%s', (_, text) => expect(messageOf(text)).toMatch(/^(is nested|can't be read)/))

  it('reads what a patient analyst might write', () => {
    expect(printExpression(parseExpression(nested(48, '(', 'a', ')')))).toBe('a')
    const sum = Array(100).fill('some_quantity').join(' + ')
    expect(printExpression(parseExpression(sum))).toBe(sum)
  })
})

describe('any text', () => {
  const onlyKnown = (text: string) => {
    try {
      walk(parseExpression(text), (inner) => {
        expect(['number', 'text', 'name', 'call']).toContain(inner.kind)
        if (inner.kind === 'number') expect(Number.isFinite(inner.value)).toBe(true)
        if (inner.kind === 'name') expect([inner.name, ...inner.subscripts].join('')).toMatch(/^[a-z0-9_]+$/)
        if (inner.kind === 'call')
          expect(
            inner.fn === '?:' || isFunction(inner.fn) || [...OPERATORS.values()].includes(inner.fn),
          ).toBe(true)
      })
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error
      expect(error.message).toMatch(/^(has|is|calls|chains|can't be read)/)
    }
  }
  const token = fc.constantFrom(
    ...[
      'a',
      'chip',
      'constructor',
      '__proto__',
      'exp',
      'sum',
      'min',
      'month',
      'in',
      'to',
      'not',
      'and',
      'or',
      'end',
      'true',
      'i',
    ],
    ...[
      '1',
      '2.5',
      '.',
      '1e9',
      '0x',
      '"2023"',
      "'",
      '"',
      '(',
      ')',
      '[',
      ']',
      ',',
      '?',
      ':',
      '?.',
      '??',
      '!',
      '=',
    ],
    ...[
      '+',
      '-',
      '*',
      '/',
      '^',
      '<',
      '<=',
      '==',
      '!=',
      '>',
      ' ',
      '\n',
      '->',
      '.*',
      '\\',
      '%',
      '{',
      '}',
      ';',
      '$',
    ],
  )
  it('made of the words of the language is read or refused', () =>
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (tokens) => onlyKnown(tokens.join(''))),
      { numRuns: 4000 },
    ))
  it('with spaces between the words is read or refused', () =>
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (tokens) => onlyKnown(tokens.join(' '))),
      { numRuns: 4000 },
    ))
  it('in any script is read or refused', () =>
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), onlyKnown), { numRuns: 2000 }))
  it('in ASCII is read or refused', () =>
    fc.assert(fc.property(fc.string({ unit: 'binary-ascii', maxLength: 30 }), onlyKnown), { numRuns: 4000 }))
})
