import { freeIndices } from './lower.js'
import { type Assignment, type Index, printTerm, type Stage, type Term } from './plan.js'

const BY_DEPENDENCE: Readonly<Record<string, Stage>> = {
  '00': 'once',
  '01': 'calendar',
  '10': 'run',
  '11': 'month',
}

/** Gives the stage of what depends on all of these stages. */
export function joinStages(stages: Iterable<Stage>): Stage {
  let run = 0
  let month = 0
  for (const stage of stages) {
    if (stage === 'run' || stage === 'month') run = 1
    if (stage === 'calendar' || stage === 'month') month = 1
  }
  return BY_DEPENDENCE[`${run}${month}`] as Stage
}

/** Gives the stage of a term, from that of the names in it. A look into the past is of this month and run. */
export function stageOf(term: Term, stageOfName: (name: string) => Stage): Stage {
  switch (term.kind) {
    case 'number':
      return 'once'
    case 'read':
      return stageOfName(term.name)
    case 'operation':
      return joinStages(term.args.map((arg) => stageOf(arg, stageOfName)))
    case 'reduce':
      return stageOf(term.body, stageOfName)
    case 'past':
      return 'month'
  }
}

/** A part of an equation that is computed apart, because it changes less often than the whole. */
export interface Temporary {
  readonly name: string
  readonly stage: Stage
  readonly indices: readonly Index[]
  readonly assignment: Assignment
}

/**
 * Takes the parts out of equations that need not be computed as often as the rest, such as `1 / price_elasticity`,
 * which is the same in all months of a run. The same part in two equations is computed once.
 */
export class Hoist {
  readonly temporaries: Temporary[] = []
  readonly #known = new Map<string, Temporary>()
  readonly #stages: (name: string) => Stage

  constructor(stageOfName: (name: string) => Stage) {
    this.#stages = (name) => this.#known.get(name)?.stage ?? stageOfName(name)
  }

  /** Gives an assignment that reads its less busy parts from temporaries, for a quantity of the given stage. */
  lighten(assignment: Assignment, stage: Stage): Assignment {
    return { ...assignment, value: this.#lighten(assignment.value, stage) }
  }

  #lighten(term: Term, stage: Stage): Term {
    if (term.kind === 'number' || term.kind === 'read') return term
    const own = stageOf(term, this.#stages)
    return own === stage ? this.#lightenInside(term, stage) : this.#asTemporary(term, own)
  }

  #lightenInside(term: Exclude<Term, { kind: 'number' | 'read' }>, stage: Stage): Term {
    if (term.kind === 'operation') return { ...term, args: term.args.map((arg) => this.#lighten(arg, stage)) }
    if (term.kind === 'reduce') return { ...term, body: this.#lighten(term.body, stage) }
    return { ...term, argument: this.#lighten(term.argument, stage) }
  }

  #asTemporary(term: Exclude<Term, { kind: 'number' | 'read' }>, stage: Stage): Term {
    const value = this.#lightenInside(term, stage)
    const text = printTerm(value)
    const known = this.#known.get(text)
    if (known) return known.assignment.target
    const indices = freeIndices(value)
    const target = {
      kind: 'read' as const,
      name: `part.${this.temporaries.length + 1}`,
      subscripts: indices.map((index) => ({ index })),
    }
    const temporary = { name: target.name, stage, indices, assignment: { target, indices, value } }
    this.temporaries.push(temporary)
    this.#known.set(text, temporary)
    this.#known.set(target.name, temporary)
    return target
  }
}
