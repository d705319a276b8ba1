import { wordsIn } from '../words/words.js'
import { bottleneckShares, bottlenecks } from './bottleneck-shares.js'
import type { Chart } from './chart.js'
import { neededRows, wherePresent } from './needed-rows.js'

/** Draws what binds domestic output. */
export const bottleneckChart: Chart = {
  id: 'bottleneck',
  about:
    'What binds the output of Ascend chips month by month, packaging lines, dies or memory, as shares of the runs.',
  kinds: ['run'],
  needs: ['summary'],
  always: wherePresent('bottleneck', bottlenecks),
  draw: (data, request) => {
    const { title } = wordsIn(request.lang).bottleneck
    return bottleneckShares(neededRows(data, request, bottlenecks), { ...request, title })
  },
}
