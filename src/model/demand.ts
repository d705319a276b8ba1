import { block } from '../compile/block.js'

/**
 * Declares demand. Growth and the boom count from dates that the scenario gives, not from the start of the horizon, so a
 * scenario that starts later means the same world.
 */
export const demand = block({
  title: 'Demand',
  about:
    'Compute that Chinese buyers would take at the world price; ChatGPT lifted it in 2023, a pending ban pulls it forward.',
  dimensions: {
    buyer: { about: 'Kinds of buyers.', from: 'buyers' },
  },
  parameters: {
    demand_base: { unit: 'H100e/month', about: 'Demand at the base date.', within: [0, Infinity] },
    demand_base_date: { unit: 'date', about: 'When demand is at its base.' },
    demand_growth: { unit: '1/month', about: 'Growth of demand.', within: [-1, 1] },
    boom: { unit: '1', about: 'How much the boom adds, as a multiple of what was there.', within: [0, 100] },
    boom_date: { unit: 'date', about: 'The middle of the boom.' },
    boom_width: { unit: 'month', about: 'How gradual the boom is.', within: [0.1, 36] },
    demand_shock: {
      unit: '1',
      about: 'How far demand of the month is off its course, as the logarithm of a factor.',
      within: [-3, 3],
    },
    rebound: {
      unit: '1',
      about:
        'How strongly use answers to cheaper computing: 1 takes back all that was saved, more than 1 adds to it.',
      within: [0, 5],
    },
    rebound_time: {
      unit: 'month',
      about: 'Time in which use answers.',
      within: [1, 120],
    },
    panic: { unit: '1', about: 'How much a pending rule adds to demand.', within: [0, 10] },
    hoard_time: {
      unit: 'month',
      about: 'Time in which buyers use up what they hoarded, and buy that much less.',
      within: [1, 60],
    },
    inference_initial: {
      unit: '1',
      about: 'Part of demand that served models before the shift.',
      within: [0, 1],
    },
    inference_final: { unit: '1', about: 'Part of demand that serves models after it.', within: [0, 1] },
    inference_from: { unit: 'date', about: 'When the shift from training to serving begins.' },
    inference_time: { unit: 'month', about: 'How long the shift takes.', within: [1, 360] },
    'buyer_share[buyer]': { unit: '1', about: "A buyer's part of demand.", within: [0, 1] },
  },
  series: {
    efficiency: {
      unit: '1',
      about: 'Work done with a unit of compute, beside the trend that growth of demand already counts in.',
      within: [0.01, 1000],
    },
  },
  variables: {
    efficiency_used: {
      unit: '1',
      about: 'The efficiency that use has answered to.',
      start: 'efficiency',
      change: '(efficiency - efficiency_used) / rebound_time',
    },
    course: {
      unit: '1',
      about: 'What efficiency makes of demand: less compute for the same work at once, more work with time.',
      equals: 'pow(efficiency_used, rebound) / efficiency',
    },
    inference_share: {
      unit: '1',
      about: 'Part of demand that serves models rather than trains them.',
      equals:
        'inference_initial + (inference_final - inference_initial) * clamp((time - inference_from) / inference_time, 0, 1)',
    },
    needs: {
      unit: 'H100e/month',
      about: 'Compute needed this month, were there no hoarding.',
      equals:
        'demand_base * (1 + boom * logistic((time - boom_date) / boom_width)) * exp(demand_growth * (time - demand_base_date) + demand_shock) * course',
    },
    hoarding: {
      unit: 'H100e/month',
      about: 'What buyers want besides, because a rule looms.',
      equals: 'needs * panic * pending',
    },
    hoard: {
      unit: 'H100e',
      about: 'Compute bought ahead of need and not yet used up.',
      start: '0',
      change: 'hoarding * (1 - safe(unmet, demand)) - hoard / hoard_time',
    },
    demand: {
      unit: 'H100e/month',
      about: 'New compute wanted this month; hoards are used up first.',
      equals: 'max(needs + hoarding - hoard / hoard_time, 0)',
    },
    'buyer_demand[buyer]': {
      unit: 'H100e/month',
      about: 'Demand by buyer.',
      equals: 'demand * buyer_share[buyer]',
    },
  },
})
