import { existsSync, writeFileSync } from 'node:fs'
import { hindcastText } from '../../src/cli/hindcast-text.js'
import { baselineHindcast, isBetter, SCORE_FILE, scoreOf, storedScore, whatIsWorse } from './score.js'

// Prints the hindcast of the baseline, and keeps its score where it is better than the one that is kept, or where the word
// --accept stands behind, as after new observations or a change for other reasons.
const hindcast = await baselineHindcast()
const now = scoreOf(hindcast)
console.log(`${hindcastText(hindcast)}\n`)
const before = existsSync(SCORE_FILE) ? storedScore() : undefined
const isAccepted = process.argv.includes('--accept')
if (before && JSON.stringify(before) === JSON.stringify(now)) console.log('the score is the one that is kept')
else if (!before || isAccepted || (before.observations === now.observations && isBetter(now, before))) {
  writeFileSync(SCORE_FILE, `${JSON.stringify(now, null, 2)}\n`)
  console.log(`kept in ${SCORE_FILE}`)
} else {
  const worse = whatIsWorse(now, before)
  const why =
    before.observations === now.observations
      ? worse.join('\n') ||
        `not better: a mean relative CRPS of ${now.meanRelativeCrps} for ${before.meanRelativeCrps}, ${now.inside90} facts inside for ${before.inside90}`
      : `there are ${now.observations} observations, the score is of ${before.observations}`
  console.error(`${why}\nnothing was kept; npm run history -- --accept keeps it all the same`)
  process.exitCode = 1
}
