import { wordsIn } from '../words/words.js'
import type { Chart } from './chart.js'
import { neededRows } from './needed-rows.js'
import { calendarQuantities, ruleCalendar } from './rule-calendar.js'

/** Draws which chips may reach China, and when. */
export const calendarChart: Chart = {
  id: 'calendar',
  about:
    'Which foreign chips are open, licensed, banned or shut out by Beijing, chip by chip and month by month.',
  kinds: ['run'],
  needs: ['summary'],
  draw: (data, request) => {
    const { title } = wordsIn(request.lang).calendar
    return ruleCalendar(neededRows(data, request, calendarQuantities), { ...request, title })
  },
}
