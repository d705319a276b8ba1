import { create, type FactoryFunctionMap, type MathNode, parseDependencies } from 'mathjs/number'
import { NAME } from './declarations.js'
import type { Expression } from './expression.js'
import { isFunction, OPERATORS, RESERVED } from './functions.js'
import { ExpressionError } from './model-error.js'

const math = create(parseDependencies as FactoryFunctionMap)

const LONGEST = 2000
const MOST_BRACKETS = 50
/** Bounds the tree, and so the recursion of every pass over it; a sum of a hundred terms is a hundred deep. */
const DEEPEST = 200

/**
 * Reads an equation. mathjs parses; this walk lets through only the node kinds, operators and functions that the
 * language has, and turns them into plain data, so that nothing of mathjs' own meaning (units, percent, implicit
 * products, matrices, property access) gets further. Throws an ExpressionError that says what was found.
 */
export function parseExpression(text: string): Expression {
  refuseUnreadable(text)
  let tree: MathNode
  try {
    tree = math.parse(text.replace(/\s+/g, ' ').trim())
  } catch (error) {
    if (error instanceof RangeError) throw new ExpressionError('is nested too deeply')
    throw new ExpressionError(`can't be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  return convert(tree as Node, 0)
}

/** What the walk below looks at in a mathjs node; mathjs' own types have one class a kind. */
interface Node {
  type: string
  value?: unknown
  name?: string
  op?: string
  implicit?: boolean
  args?: Node[]
  fn?: Node
  content?: Node
  object?: Node
  optionalChaining?: boolean
  index?: { dimensions: Node[]; dotNotation: boolean }
  condition?: Node
  trueExpr?: Node
  falseExpr?: Node
}

function refuseUnreadable(text: string): void {
  if (text.trim() === '') throw new ExpressionError('is empty; expected an equation')
  if (text.length > LONGEST) {
    throw new ExpressionError(`is ${text.length} characters long; at most ${LONGEST} are read`)
  }
  const foreign = /[^\x20-\x7e\t\r\n]/.exec(text)
  if (foreign) {
    const code = foreign[0].codePointAt(0) ?? 0
    throw new ExpressionError(
      `has the character U+${code.toString(16).toUpperCase().padStart(4, '0')}; names and operators are plain ASCII`,
    )
  }
  const odd = /[#;%\\`{}@$&|~]/.exec(text)
  if (odd)
    throw new ExpressionError(`has the character "${odd[0]}", which the language does not know`, odd[0])
  const coded = /\b0[box]\w*/i.exec(text)
  if (coded) throw new ExpressionError(`has the number ${coded[0]}; numbers are decimal`, coded[0])
  refuseManyBrackets(text)
}

function refuseManyBrackets(text: string): void {
  let depth = 0
  for (const character of text) {
    if (character === '(' || character === '[') depth++
    if (character === ')' || character === ']') depth--
    if (depth > MOST_BRACKETS) throw new ExpressionError(`is nested more than ${MOST_BRACKETS} brackets deep`)
  }
}

/** What messages call the kinds of nodes that mathjs knows and the language does not. */
const FOREIGN = new Map([
  ['ArrayNode', 'a list in square brackets'],
  ['BlockNode', 'several expressions'],
  ['FunctionAssignmentNode', 'the definition of a function'],
  ['RangeNode', 'a ":" outside "condition ? a : b"'],
])

function convert(node: Node, depth: number): Expression {
  if (depth > DEEPEST) throw new ExpressionError(`is nested more than ${DEEPEST} operations deep`)
  switch (node.type) {
    case 'ParenthesisNode':
      return convert(node.content as Node, depth + 1)
    case 'ConstantNode':
      return convertConstant(node.value)
    case 'SymbolNode':
      return { kind: 'name', name: checkedName(node.name), subscripts: [] }
    case 'AccessorNode':
      return convertSubscripts(node)
    case 'OperatorNode':
      return convertOperator(node, depth)
    case 'FunctionNode':
      return call(checkedFunction(node), node.args ?? [], depth)
    case 'ConditionalNode':
      return call('?:', [node.condition, node.trueExpr, node.falseExpr] as Node[], depth)
    case 'RelationalNode':
      throw new ExpressionError('chains comparisons; write "a < b and b < c"')
    case 'AssignmentNode':
      throw new ExpressionError('has "="; write "==" to compare')
    default: {
      const found = FOREIGN.get(node.type) ?? 'something'
      throw new ExpressionError(`has ${found}, which the language does not know`)
    }
  }
}

function convertConstant(value: unknown): Expression {
  if (typeof value === 'string') return { kind: 'text', value }
  if (typeof value === 'number' && Number.isFinite(value)) return { kind: 'number', value }
  throw new ExpressionError(`has the constant ${String(value)}; expected a finite number`, String(value))
}

function convertSubscripts({ object, index, optionalChaining }: Node): Expression {
  if (object?.type !== 'SymbolNode' || index?.dotNotation || optionalChaining) {
    throw new ExpressionError(
      'has a "." after a name, or a bracket after something that is no name; expected name[element]',
    )
  }
  const subscripts = (index?.dimensions ?? []).map((inner) => {
    if (inner.type !== 'SymbolNode')
      throw new ExpressionError('has a subscript that is no name; expected name[element]')
    return checkedName(inner.name)
  })
  if (subscripts.length === 0) throw new ExpressionError('has empty brackets; expected name[element]')
  return { kind: 'name', name: checkedName(object.name), subscripts }
}

function convertOperator({ op, args = [], implicit }: Node, depth: number): Expression {
  if (implicit) throw new ExpressionError('has two terms side by side; write "*" between them')
  const operator = OPERATORS.get(`${op}/${args.length}`)
  if (!operator) throw new ExpressionError(`has the operator "${op}", which the language does not know`, op)
  return operator === 'plus' ? convert(args[0] as Node, depth + 1) : call(operator, args, depth)
}

function call(fn: string, args: readonly Node[], depth: number): Expression {
  return { kind: 'call', fn, args: args.map((arg) => convert(arg, depth + 1)) }
}

/** Only a plain name can be called: `a.exp(x)` must not pass for `exp(x)`. */
function checkedFunction({ fn }: Node): string {
  if (fn?.type !== 'SymbolNode' || !fn.name)
    throw new ExpressionError('calls something that is no function; expected function(argument)')
  if (isFunction(fn.name)) return fn.name
  throw new ExpressionError(`has the function "${fn.name}", which the language does not know`, fn.name)
}

function checkedName(name = ''): string {
  if (!NAME.test(name)) {
    throw new ExpressionError(`has the name "${name}"; names are small letters, digits and "_"`, name)
  }
  if (RESERVED.has(name))
    throw new ExpressionError(`has the name "${name}", which is a word of the language`, name)
  return name
}
