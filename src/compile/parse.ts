import { create, type FactoryFunctionMap, type MathNode, parseDependencies } from 'mathjs/number'
import { NAME } from './declarations.js'
import type { Expression } from './expression.js'
import { isFunction, OPERATORS } from './functions.js'
import { ExpressionError } from './model-error.js'

const math = create(parseDependencies as FactoryFunctionMap)

const LONGEST = 2000
const DEEPEST = 50

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
  return convert(tree as Node)
}

/** What the walk below looks at in a mathjs node; mathjs' own types have one class a kind. */
interface Node {
  type: string
  value?: unknown
  name?: string
  op?: string
  implicit?: boolean
  args?: Node[]
  fn?: Node | string
  content?: Node
  object?: Node
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
    throw new ExpressionError(`has the character U+${code.toString(16).toUpperCase().padStart(4, '0')}; names and operators are plain ASCII`)
  }
  const odd = /[#;%\\`{}@$&|~]/.exec(text)
  if (odd) throw new ExpressionError(`has the character "${odd[0]}", which the language does not know`, odd[0])
  let depth = 0
  for (const character of text) {
    if (character === '(' || character === '[') depth++
    if (character === ')' || character === ']') depth--
    if (depth > DEEPEST) throw new ExpressionError(`is nested more than ${DEEPEST} brackets deep`)
  }
}

function convert(node: Node): Expression {
  switch (node.type) {
    case 'ParenthesisNode':
      return convert(node.content as Node)
    case 'ConstantNode':
      return convertConstant(node.value)
    case 'SymbolNode':
      return { kind: 'name', name: checkedName(node.name), subscripts: [] }
    case 'AccessorNode':
      return convertSubscripts(node)
    case 'OperatorNode':
      return convertOperator(node)
    case 'FunctionNode':
      return convertCall(node)
    case 'ConditionalNode':
      return call('?:', [node.condition, node.trueExpr, node.falseExpr])
    case 'RelationalNode':
      throw new ExpressionError('chains comparisons; write "a < b and b < c"')
    case 'AssignmentNode':
      throw new ExpressionError('has "="; write "==" to compare')
    default:
      throw new ExpressionError(`has a ${node.type.replace(/Node$/, '').toLowerCase()}, which the language does not know`)
  }
}

function convertConstant(value: unknown): Expression {
  if (typeof value === 'string') return { kind: 'text', value }
  if (typeof value === 'number' && Number.isFinite(value)) return { kind: 'number', value }
  throw new ExpressionError(`has the constant ${String(value)}; expected a finite number`, String(value))
}

function convertSubscripts(node: Node): Expression {
  const object = node.object
  if (object?.type !== 'SymbolNode' || node.index?.dotNotation) {
    throw new ExpressionError('has a "." or a bracket after something that is no name; expected name[element]')
  }
  const subscripts = (node.index?.dimensions ?? []).map((inner) => {
    if (inner.type !== 'SymbolNode') throw new ExpressionError('has a subscript that is no name; expected name[element]')
    return checkedName(inner.name)
  })
  if (subscripts.length === 0) throw new ExpressionError('has empty brackets; expected name[element]')
  return { kind: 'name', name: checkedName(object.name), subscripts }
}

function convertOperator(node: Node): Expression {
  if (node.implicit) throw new ExpressionError('has two terms side by side; write "*" between them')
  const operator = OPERATORS.get(`${node.op}/${node.args?.length}`)
  if (!operator) throw new ExpressionError(`has the operator "${node.op}", which the language does not know`, node.op)
  if (operator === 'plus') return convert(node.args?.[0] as Node)
  return call(operator, node.args ?? [])
}

function convertCall(node: Node): Expression {
  const fn = typeof node.fn === 'string' ? node.fn : node.fn?.name
  if (!fn || !isFunction(fn)) throw new ExpressionError(`has the function "${fn}", which the language does not know`, fn)
  return call(fn, node.args ?? [])
}

function call(fn: string, args: readonly (Node | undefined)[]): Expression {
  return { kind: 'call', fn, args: args.map((arg) => convert(arg as Node)) }
}

function checkedName(name: string | undefined): string {
  if (!name || !NAME.test(name)) {
    throw new ExpressionError(`has the name "${name}"; names are small letters, digits and "_"`, name)
  }
  return name
}
