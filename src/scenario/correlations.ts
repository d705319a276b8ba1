import { type RankGroup, type RankPair, rankGroups } from '../sampling/rank-groups.js'
import { type Context, checked, checkSources, report, warn } from './context.js'
import { isDrawnOnce } from './drawn-cells.js'
import { show } from './issues.js'
import { findCell, type Inputs } from './named-cells.js'
import { correlationSchema } from './schema.js'
import { childOf, toPlain } from './tree.js'

/** A pair as the file gives it. */
interface GivenPair extends RankPair {
  readonly path: readonly string[]
  readonly strict: boolean
}

/** Reads the rank correlations between uncertain numbers, and makes of them groups that are possible. */
export function readCorrelations(context: Context, inputs: Inputs): RankGroup[] {
  const tree = childOf(context.document, 'correlations')
  if (tree && !Array.isArray(tree.content))
    report(context, ['correlations'], `found ${show(toPlain(tree))}, expected a list`)
  const count = Array.isArray(tree?.content) ? tree.content.length : 0
  const pairs: GivenPair[] = []
  for (let index = 0; index < count; index++) {
    const pair = readPair(context, inputs, index)
    const twin = pair && pairs.find(({ between }) => between.every((name) => pair.between.includes(name)))
    if (twin) report(context, pair.path, `is given twice; the first is correlations[${twin.path[1]}]`)
    else if (pair) pairs.push(pair)
  }
  const groups = rankGroups(pairs)
  for (const group of groups) if (group.isRepaired) tellRepair(context, group, pairs)
  return groups
}

function readPair(context: Context, inputs: Inputs, index: number): GivenPair | undefined {
  const path = ['correlations', String(index)]
  const entry = checkedEntry(context, path)
  if (!entry) return undefined
  checkSources(context, [...path, 'source'], entry.source)
  const cells = entry.between.map((name, i) => {
    const place = [...path, 'between', String(i)]
    const cell = findCell(context, inputs, { name, path: place })
    if (!cell || isDrawnOnce(cell)) return cell
    if (cell.persistence)
      return void report(
        context,
        place,
        `${cell.label} is drawn for each month; expected a number that is drawn once`,
      )
    return void report(context, place, `${cell.label} is the same in every run; expected an uncertain number`)
  })
  const [first, second] = cells
  if (!first || !second) return undefined
  if (first === second)
    return void report(context, [...path, 'between'], `correlates ${first.label} with itself`)
  return { path, between: [first.label, second.label], rank: entry.rank, strict: entry.strict ?? false }
}

function checkedEntry(context: Context, path: readonly string[]) {
  const tree = path.reduce<ReturnType<typeof childOf>>(childOf, context.document)
  return tree && checked(context, { path, value: toPlain(tree), schema: correlationSchema })
}

/** Tells what a matrix that nothing can have was changed to; it is a problem where a pair of it is strict. */
function tellRepair(context: Context, group: RankGroup, pairs: readonly GivenPair[]): void {
  const own = pairs.filter(({ between }) => group.names.includes(between[0]))
  const strict = own.find((pair) => pair.strict)
  const place = (strict ?? own[0])?.path ?? []
  const most = changesOf(group)
  const words = `${group.names.join(', ')} can't have these rank correlations together (those not given are 0)`
  if (strict) report(context, place, `${words}; the nearest that they can have are ${most}`)
  else warn(context, place, `${words}; used are the nearest that they can have: ${most}`)
}

function changesOf({ names, asked, used }: RankGroup): string {
  const changes = names.flatMap((first, i) =>
    names.slice(i + 1).flatMap((second, k) => {
      const [before, now] = [asked, used].map((matrix) => matrix[i]?.[i + 1 + k]?.toFixed(3))
      return before === now ? [] : [`${first} and ${second} ${now} for ${before}`]
    }),
  )
  return changes.join(', ')
}
