import { monthLabel } from '../math/calendar.js'
import { leavesBetween } from './leaves.js'
import type { Problem } from './problem.js'
import type { Scenario } from './scenario.js'
import type { Setting } from './study.js'
import type { StudyFile } from './study-file.js'

interface Checks {
  readonly file: StudyFile
  readonly problems: Problem[]
}

/** Checks that options can be compared: the same runs of the same months, each option unlike the base and the others. */
export function checkStudy(settings: readonly Setting[], { file, problems }: Checks): void {
  const [first] = settings
  if (!first) return
  const [base, ...options] = first.scenarios as [Scenario, ...Scenario[]]
  for (const option of options) problems.push(...headFaults(base, option))
  const report = (name: string, message: string): void => {
    const isWritten = file.tree.content.has('options')
    if (isWritten) file.report(['options', name], message, true)
    else problems.push({ file: name, line: 1, column: 1, path: '', message })
  }
  options.forEach((option, index) => {
    const isEqual = settings.every(({ leaves }) => leaves[index + 1]?.length === 0)
    if (isEqual) report(option.name, 'says nothing that differs from the base')
    const twin = options.slice(0, index).find((other) => isTwin(other, option))
    if (twin && !isEqual) report(option.name, `is the same as the option "${twin.name}"`)
    const namesake = options.slice(0, index).find(({ title }) => title === option.title)
    if (namesake) report(option.name, `has the title of the option "${namesake.name}", "${option.title}"`)
  })
}

function isTwin(one: Scenario, other: Scenario): boolean {
  return leavesBetween(one.document, other.document).length === 0
}

const TOGETHER =
  'options are tried in the same runs, so say it in the base, or for all at the top of the study'

/** Lists what an option says of its runs that the base does not say. */
function headFaults(base: Scenario, option: Scenario): Problem[] {
  const horizon = ({ start, months }: Scenario) => `${start} to ${monthLabel(start, months - 1)}`
  const edge = option.start === base.start ? 'horizon.end' : 'horizon.start'
  const told: readonly (readonly [path: string, of: (scenario: Scenario) => string])[] = [
    [edge, horizon],
    ['runs', ({ runs }) => String(runs)],
    ['seed', ({ seed }) => seed],
    ['design', ({ design }) => design],
  ]
  return told.flatMap(([path, of]) => {
    if (of(base) === of(option)) return []
    const message = `found ${of(option)}, but the base has ${of(base)}; ${TOGETHER}`
    return [{ ...option.locate(path.split('.')), path, message }]
  })
}
