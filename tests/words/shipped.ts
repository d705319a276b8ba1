import { openStudy } from '../../src/cli/open-study.js'
import { listStudies } from '../../src/cli/scenario-files.js'
import type { Study } from '../../src/scenario/study.js'

/** Reads the studies that come with the program. */
export function studies(): Study[] {
  return listStudies().map(({ path }) => openStudy({ files: [path], overrides: [], allowOutside: false }))
}
