import { Document, isMap, isScalar, stringify, visit } from 'yaml'
import type { PosteriorPart } from '../calibrate/posterior-part.js'
import type { Scenario } from '../scenario/scenario.js'
import { resolvedYaml } from './resolved.js'

/** Names of the files that make up a calibrated scenario, in one folder. */
export const CALIBRATED = {
  prior: 'resolved.yaml',
  part: 'posterior.yaml',
  whole: 'calibrated.yaml',
} as const

/** How a calibrated scenario came about, in words. */
export interface CalibratedWords {
  /** One sentence or more. */
  readonly about: string
}

/**
 * Writes a calibrated scenario as three files by name: the scenario before, with everything that it extends; what the facts
 * taught, as a part that may be laid over other scenarios as well; and the calibrated scenario, which extends both.
 */
export function calibratedFiles(
  scenario: Scenario,
  part: PosteriorPart,
  { about }: CalibratedWords,
): Record<string, string> {
  const heading = `# What the facts teach of the numbers of "${scenario.name}". It may be laid over any scenario that has these numbers.\n`
  const { parameters, correlations } = part
  const body = {
    ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
    ...(correlations.length > 0 ? { correlations } : {}),
  }
  const isMoved = Object.keys(body).length > 0
  const whole = {
    title: `${scenario.title}, calibrated`,
    about,
    extends: isMoved ? [CALIBRATED.prior, CALIBRATED.part] : [CALIBRATED.prior],
  }
  return {
    [CALIBRATED.prior]: resolvedYaml(scenario),
    [CALIBRATED.part]: heading + (isMoved ? compact(body) : '{}\n'),
    [CALIBRATED.whole]: stringify(whole, { lineWidth: WIDTH }),
  }
}

const WIDTH = 110

/** Writes lists of plain values on as few lines as they need, and a correlation on one. */
function compact(body: object): string {
  const document = new Document(body, { aliasDuplicateObjects: false })
  visit(document, {
    Seq: (_, list) => {
      list.flow = list.items.every(isScalar)
      for (const item of list.items) if (isMap(item)) item.flow = true
    },
  })
  return document.toString({ lineWidth: WIDTH })
}
