import type { Hindcast, HindcastRow, HindcastScores } from '../index.js'
import { aligned } from './aligned.js'
import { areShares } from './difference-text.js'
import { paint } from './paint.js'
import { readable } from './readable.js'

const TITLES = ['', 'p5', 'p50', 'p95', 'fact', 'from \u2013 to', 'inside', 'CRPS', 'last year', 'skill']

/** Prints a hindcast: observations under their units, each with the model's interval, the fact and scores; then all scores. */
export function hindcastText({ rows, scores }: Hindcast): string {
  const units = [...new Set(rows.map(({ unit }) => unit))]
  const ordered = units.flatMap((unit) => rows.filter((row) => row.unit === unit))
  const [head = '', ...lines] = aligned([TITLES, ...ordered.map(cellsOf)])
  const grouped = lines.flatMap((line, i) => {
    const row = ordered[i] as HindcastRow
    const isFirst = ordered[i - 1]?.unit !== row.unit
    const shown = row.inside90 ? line : paint.yellow(line)
    return [
      ...(isFirst ? [`  ${paint.bold(row.unit === '1' ? 'share or ratio' : row.unit)}`] : []),
      `  ${shown}`,
    ]
  })
  const notes = [
    'inside: 50% and 90% of runs; near: something from \u2013 to is; NO: nothing. CRPS in parts of the fact.',
    ...(rows.some(({ naive }) => naive?.from === 'model')
      ? ["* nobody observed it; the model's own median"]
      : []),
  ]
  return [
    paint.dim(`  ${head}`),
    ...grouped,
    ...notes.map((note) => paint.dim(`  ${note}`)),
    '',
    ...scoreLines(scores),
  ].join('\n')
}

/** Below this part of a fact, a number is what rounding left of 0. */
const DUST = 1e-9

function cellsOf(row: HindcastRow): string[] {
  const { id, unit, p5, p50, p95, value, low, high, naive } = row
  const numbers = [p5, p50, p95, value, low ?? value, high ?? value]
  const form = { unit: areShares(unit, numbers) ? '1' : 'plain', start: '' }
  const [a = '', b = '', c = '', fact = '', least = '', most = ''] = readable(numbers, form)
  const range = low === undefined && high === undefined ? '' : `${least} \u2013 ${most}`
  // Beside the fact, what rounding left of 0 is 0.
  const before = Math.abs(naive?.value ?? 0) < DUST * Math.abs(value) ? 0 : (naive?.value ?? 0)
  const last = naive ? `${readable([before], form)[0]}${naive.from === 'model' ? '*' : ''}` : ''
  return [id, a, b, c, fact, range, insideText(row), partText(row.relativeCrps), last, skillText(row)]
}

function insideText({ runs, inside90, inside50, meets90 }: HindcastRow): string {
  if (runs === 0) return 'none'
  if (inside50) return '50%'
  return inside90 ? '90%' : meets90 ? 'near' : 'NO'
}

/** Writes a part as a percentage, and nothing for what is none. */
function partText(part: number): string {
  if (Number.isNaN(part)) return ''
  return readable([part], { unit: Math.abs(part) > 10 ? 'plain' : '1', start: '' })[0] ?? ''
}

/** Writes a skill; one far below 0 is no more than that. */
function skillText({ skill }: HindcastRow): string {
  if (Number.isNaN(skill)) return ''
  return skill < -9.995 ? '< -10' : skill.toFixed(2)
}

function scoreLines(scores: HindcastScores): string[] {
  const { inside90, inside50, meets90, betterThanObserved, betterThanAny } = scores
  const rows = [
    ['90% of runs', `hold ${countText(inside90, 'facts')}; ${meets90.count} with something from low to high`],
    ['50% of runs', `hold ${countText(inside50, 'facts')}`],
    ['skill', `better than last year's number for ${countText(betterThanObserved)} where that was observed,`],
    ['', `and for ${countText(betterThanAny)} where it may be the model's own`],
    ...middleCases(scores),
  ]
  const longest = Math.max(...rows.map(([name = '']) => name.length))
  return rows.map(([name = '', text = '']) => `  ${paint.bold(name.padEnd(longest))}  ${text}`)
}

/** Words the scores that are of the middle fact; those that no fact has are left out. */
function middleCases({ relativeCrps, bias, width }: HindcastScores): string[][] {
  const [middle, mean] = [relativeCrps.median, relativeCrps.mean].map(partText)
  const off = `${partText(Math.abs(bias.median))} ${bias.median < 0 ? 'below' : 'above'}`
  const sides = `${bias.above} above, ${bias.below} below`
  return [
    ...(relativeCrps.of > 0
      ? [
          ['CRPS', `${middle} of the fact in the middle case, ${mean} on average`],
          ['bias', `medians lie ${off} the fact in the middle case; ${sides}`],
        ]
      : []),
    ...(width.of > 0
      ? [['width', `p95 is ${width.median.toPrecision(3)} times p5 in the middle case of ${width.of}`]]
      : []),
  ]
}

function countText({ count, of }: { readonly count: number; readonly of: number }, noun = ''): string {
  const percent = of === 0 ? '' : ` (${Math.round((100 * count) / of)}%)`
  return `${[count, 'of', of, noun].join(' ').trimEnd()}${percent}`
}
