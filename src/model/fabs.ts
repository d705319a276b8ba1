import { block } from '../compile/block.js'

/** Declares SMIC's advanced lines and the bank of dies that TSMC made before the route was closed. */
export const fabs = block({
  title: 'SMIC and the die bank',
  about:
    "SMIC's advanced lines: capacity ramps, AI dies compete with phones, yield is learned by running wafers, and tools without service decay.",
  parameters: {
    smic_initial: {
      unit: 'wafer/month',
      about: '7 nm class capacity when the horizon opens.',
      within: [0, Infinity],
    },
    smic_plan_scale: { unit: '1', about: 'How much of the plan SMIC builds.', within: [0, Infinity] },
    smic_ramp_time: {
      unit: 'month',
      about: 'Time to close the gap between installed and planned capacity.',
      within: [1, 60],
    },
    tool_decay: {
      unit: '1/month',
      about: 'Part of capacity lost in a month for want of service and spare parts.',
      within: [0, 1],
    },
    ai_share_initial: {
      unit: '1',
      about: 'Part of advanced wafers that are AI dies when the horizon opens.',
      within: [0, 1],
    },
    ai_share_time: { unit: 'month', about: 'Time in which the fab changes what it runs.', within: [1, 60] },
    ai_share_response: {
      unit: '1',
      about: 'How strongly that part answers to a shortage of domestic accelerators.',
      within: [0, 3],
    },
    ai_share_least: { unit: '1', about: 'The least that the response makes of the plan.', within: [0, 1] },
    ai_share_most: { unit: '1', about: 'The most that the response makes of the plan.', within: [1, 5] },
    fab_cycle_time: { unit: 'month', about: 'From wafer start to finished wafer.', within: [0, 24] },
    dies_per_wafer: { unit: 'die/wafer', about: 'Dies on a wafer.', within: [1, 1000] },
    yield_initial: { unit: '1', about: 'Yield before any learning.', within: [0, 1] },
    yield_limit: { unit: '1', about: 'Yield that learning approaches.', within: [0, 1] },
    yield_learning: { unit: 'wafer', about: 'Wafers run that close 63 % of the gap.', within: [1, Infinity] },
    tsmc_dies: { unit: 'die', about: 'Dies in the bank.', within: [0, Infinity] },
    bank_opens: { unit: 'date', about: 'When dies are first taken from the bank.' },
  },
  series: {
    smic_plan: { unit: 'wafer/month', about: '7 nm class capacity that SMIC plans.', within: [0, Infinity] },
    ai_share_plan: { unit: '1', about: 'Part of advanced wafers planned for AI dies.', within: [0, 1] },
  },
  variables: {
    smic_capacity: {
      unit: 'wafer/month',
      about: 'Installed 7 nm class capacity.',
      start: 'smic_initial',
      change: '(smic_plan * smic_plan_scale - smic_capacity) / smic_ramp_time - tool_decay * smic_capacity',
    },
    ai_wafer_share: {
      unit: '1',
      about:
        'Part of advanced wafers given to AI dies; follows the plan, faster when domestic accelerators are short.',
      start: 'ai_share_initial',
      change:
        '(min(1, ai_share_plan * clamp(pow(order_signal, ai_share_response), ai_share_least, ai_share_most)) - ai_wafer_share) / ai_share_time',
    },
    ai_wafers_in: {
      unit: 'wafer/month',
      about: 'AI wafers started.',
      equals: 'smic_capacity * ai_wafer_share',
    },
    ai_wafers_out: {
      unit: 'wafer/month',
      about: 'AI wafers leaving the line.',
      equals: 'delay(ai_wafers_in, fab_cycle_time)',
    },
    ai_wafers_run: {
      unit: 'wafer',
      about: 'AI wafers ever run: the experience that yield learns from.',
      start: '0',
      change: 'ai_wafers_out',
    },
    fab_yield: {
      unit: '1',
      about: 'Good dies per die started.',
      equals: 'yield_limit - (yield_limit - yield_initial) * exp(-ai_wafers_run / yield_learning)',
    },
    good_dies: {
      unit: 'die/month',
      about: 'Good dies from the line.',
      equals: 'ai_wafers_out * dies_per_wafer * fab_yield',
    },
    die_bank: {
      unit: 'die',
      about: 'Dies that TSMC made before the route was closed.',
      start: 'tsmc_dies',
      change: '-bank_draw',
    },
    bank_draw: {
      unit: 'die/month',
      about: 'Dies taken from the bank to fill what the lines cannot.',
      equals:
        'after(bank_opens) * min(die_bank / one_month, max(packages_planned * dies_per_package - good_dies - die_stock / one_month, 0))',
    },
    dies_on_hand: {
      unit: 'die/month',
      about: 'Dies that could be packaged this month.',
      equals: 'die_stock / one_month + good_dies + bank_draw',
    },
    die_stock: {
      unit: 'die',
      about: 'Good dies waiting for memory or packaging.',
      start: '0',
      change: 'good_dies + bank_draw - packages * dies_per_package',
    },
  },
})
