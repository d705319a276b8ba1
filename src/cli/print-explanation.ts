import { numbersOf } from '../explain/amount.js'
import type { Explanation, ModelView, OutcomeExplanation, Scenario, Subject } from '../index.js'
import { numberTexts } from './amount-text.js'
import { printEquation } from './equation-text.js'
import { fieldList } from './field-list.js'
import { outcomeUnit } from './outcome-table.js'
import { paint } from './paint.js'
import { printElements } from './print-elements.js'
import { printFinding } from './print-finding.js'
import { printNumbers, printSeries } from './print-given.js'
import { counted, withCommas } from './readable.js'
import type { Layering } from './scenario-options.js'

/** What an explanation is printed with. */
export interface PrintContext {
  readonly scenario: Scenario
  /** The scenario file as it was given. */
  readonly file: string
  /** What was laid over it. */
  readonly layering: Layering
  /** The one run that is shown, counted from 1. */
  readonly run: number | undefined
  readonly view: ModelView
  readonly subject: Subject
}

/** Prints an explanation for people. */
export function printExplanation(explanation: Explanation, context: PrintContext): string {
  switch (explanation.kind) {
    case 'quantity':
      return printFinding(explanation, explanation.finding, {
        ...context,
        over: overWords(explanation, context),
      })
    case 'elements':
      return printElements(explanation, { ...context, over: overWords(explanation, context) })
    case 'number':
      return printNumbers(explanation, explanation.numbers, context)
    case 'series':
      return printSeries(explanation, explanation.series, context)
  }
}

interface Made {
  readonly runs: number
  readonly failed: number
}

/** Says which runs the numbers are of. */
function overWords({ runs, failed }: Made, { run }: Pick<PrintContext, 'run'>): string {
  if (run !== undefined) return `run ${withCommas(run)}`
  const left = failed > 0 ? `, ${withCommas(failed)} of which failed and are left out` : ''
  return `${counted(runs, 'run')}${left}`
}

/** Prints an outcome: its expression, and what came of it over the runs. */
export function printOutcome(
  outcome: OutcomeExplanation,
  { scenario, run }: Pick<PrintContext, 'scenario' | 'run'>,
): string {
  const { label, about, text, unit, amount, place } = outcome
  const texts = numberTexts(numbersOf(amount), {
    unit: unit === 'date' ? 'month' : unit,
    start: scenario.start,
  })
  const shown = unit === 'date' ? monthTexts(numbersOf(amount), scenario) : texts
  const [low, middle, high] = shown
  const inUnit = outcomeUnit(unit) === '' || unit === 'date' ? '' : ` ${unit}`
  const value = high === undefined ? `${low}${inUnit}` : `p5 ${low}   p50 ${middle}   p95 ${high}${inUnit}`
  const heading = `${paint.bold(label)}   an outcome: one number a run \u00b7 ${overWords(outcome, { run })}`
  const fields = fieldList([
    ['value', value],
    ['from', `${place.file}, line ${place.line}`],
  ])
  return [
    [heading, about].filter((line) => line !== '').join('\n'),
    printEquation({ left: `${label} =`, text }),
    fields,
  ].join('\n\n')
}

function monthTexts(values: readonly number[], { start }: Scenario): string[] {
  return numberTexts(
    values.map((value) => (Number.isFinite(value) ? Math.floor(value) : value)),
    { unit: 'date', start },
  )
}
