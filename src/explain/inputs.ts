import { type Expression, printExpression } from '../compile/expression.js'
import { reduces } from '../compile/functions.js'
import { chooses } from './choices.js'
import { bind, inside, lookingBack, type Scope } from './scope.js'

/** A name that an equation reads, and where it stands. */
export interface Input {
  readonly name: string
  /** The name with its elements. */
  readonly label: string
  readonly expression: Expression & { readonly kind: 'name' }
  readonly scope: Scope
}

/** What there is to tell of an equation. */
export interface Contents {
  /** The names that it reads, each once. */
  readonly inputs: readonly Input[]
  readonly choices: readonly Placed[]
  readonly reductions: readonly Placed[]
}

/** A call in an equation, and where it stands. */
export interface Placed {
  readonly call: Expression & { readonly kind: 'call' }
  readonly scope: Scope
  /** Whether it is the whole right side. */
  readonly isWhole: boolean
}

interface Found {
  readonly inputs: Map<string, Input>
  readonly choices: Placed[]
  readonly reductions: Placed[]
}

/** Takes an equation apart: the names that it reads, the choices in it, and its sums over elements. */
export function contentsOf(expression: Expression, binding: Scope['binding']): Contents {
  const found: Found = { inputs: new Map(), choices: [], reductions: [] }
  visit(expression, { binding, over: [] }, found)
  const isWhole = ({ call, ...rest }: Placed) => ({ ...rest, call, isWhole: call === expression })
  return {
    inputs: [...found.inputs.values()],
    choices: found.choices.map(isWhole),
    reductions: found.reductions.map(isWhole),
  }
}

function visit(expression: Expression, scope: Scope, found: Found): void {
  if (expression.kind === 'name') note(expression, scope, found)
  if (expression.kind !== 'call' || expression.fn === 'month') return
  const [first, second] = expression.args
  if (reduces(expression.fn) && first?.kind === 'name' && second) {
    if (scope.over.length === 0) found.reductions.push({ call: expression, scope, isWhole: false })
    visit(second, inside(scope, first.name), found)
    return
  }
  if (chooses(expression.fn)) {
    found.choices.push({ call: expression, scope, isWhole: false })
    visitParts(expression, scope, found)
    return
  }
  expression.args.forEach((arg, i) => {
    visit(arg, i === 0 ? lookingBack(expression, scope) : scope, found)
  })
}

/** Visits the parts of a choice; a choice directly among them is told with it. */
function visitParts(call: Placed['call'], scope: Scope, found: Found): void {
  for (const arg of call.args) {
    if (arg.kind === 'call' && arg.fn !== 'which_min' && chooses(arg.fn)) visitParts(arg, scope, found)
    else visit(arg, scope, found)
  }
}

function note(expression: Input['expression'], scope: Scope, found: Found): void {
  if (expression.name === 'one_month') return
  const label = printExpression(bind(expression, scope.binding))
  const key = scope.look ? printExpression(scope.look.around(bind(expression, scope.binding))) : label
  const over = scope.over.filter((dimension) => expression.subscripts.includes(dimension))
  if (!found.inputs.has(key))
    found.inputs.set(key, { name: expression.name, label, expression, scope: { ...scope, over } })
}
