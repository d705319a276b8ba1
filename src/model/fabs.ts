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
      about: 'Part of capacity lost in a month for want of spare parts, while tools are still serviced.',
      within: [0, 1],
    },
    servicing_ends: { unit: 'date', about: 'When foreign makers stop servicing tools in place.' },
    unserviced_decay: {
      unit: '1/month',
      about: 'Part of capacity lost in a month once tools are not serviced.',
      within: [0, 1],
    },
    breakthrough: {
      unit: 'date',
      about: 'When home-made lithography first works in a fab; it may never.',
    },
    breakthrough_time: {
      unit: 'month',
      about: 'From that day until it has its full effect.',
      within: [1, 120],
    },
    breakthrough_capacity: {
      unit: '1',
      about: 'How much it then adds to the capacity that SMIC plans, as a multiple.',
      within: [0, 20],
    },
    breakthrough_yield: {
      unit: '1',
      about: 'Part of the gap between the limit of yield and 1 that it closes.',
      within: [0, 1],
    },
    order_margin: {
      unit: '1',
      about: 'How much more than it needs today the maker of accelerators orders from the fab.',
      within: [0, 10],
    },
    queue_patience: {
      unit: 'month',
      about: 'How long an order waits at the fab before it is withdrawn.',
      within: [1, 60],
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
    tsmc_dies: {
      unit: 'die',
      about: 'Dies that TSMC made for Huawei through third parties, in all.',
      within: [0, Infinity],
    },
    bank_opens: { unit: 'date', about: 'When dies are first taken from the bank.' },
  },
  series: {
    smic_plan: { unit: 'wafer/month', about: '7 nm class capacity that SMIC plans.', within: [0, Infinity] },
    bank_deliveries: {
      unit: '1/month',
      about: 'Part of them that is delivered in a month; all months together give 1.',
      within: [0, 1],
    },
    ai_share_plan: { unit: '1', about: 'Part of advanced wafers planned for AI dies.', within: [0, 1] },
  },
  variables: {
    breakthrough_ramp: {
      unit: '1',
      about: 'How far home-made lithography has its full effect.',
      equals: 'clamp((time - breakthrough) / breakthrough_time, 0, 1)',
    },
    tool_loss: {
      unit: '1/month',
      about: 'Part of capacity lost in a month as tools age; home-made tools are serviced at home.',
      equals:
        'tool_decay + after(servicing_ends) * (unserviced_decay - tool_decay) * (1 - breakthrough_ramp)',
    },
    smic_capacity: {
      unit: 'wafer/month',
      about: 'Installed 7 nm class capacity.',
      start: 'smic_initial',
      change:
        '(smic_plan * smic_plan_scale * (1 + breakthrough_capacity * breakthrough_ramp) - smic_capacity) / smic_ramp_time - tool_loss * smic_capacity',
    },
    ai_wafer_share: {
      unit: '1',
      about:
        'Part of advanced wafers given to AI dies; follows the plan, faster when domestic accelerators are short.',
      start: 'ai_share_initial',
      change:
        '(min(1, ai_share_plan * clamp(pow(order_signal, ai_share_response), ai_share_least, ai_share_most)) - ai_wafer_share) / ai_share_time',
    },
    wafers_ordered: {
      unit: 'wafer/month',
      about: 'AI wafers that the packaging lines call for at the yield of today, and a margin.',
      equals: '(1 + order_margin) * safe(packages_planned * dies_per_package, dies_per_wafer * fab_yield)',
    },
    ai_wafers_in: {
      unit: 'wafer/month',
      about: 'AI wafers started: what is ordered and what waits, as far as the fab gives it room.',
      equals: 'min(smic_capacity * ai_wafer_share, wafer_queue / one_month + wafers_ordered)',
    },
    wafer_queue: {
      unit: 'wafer',
      about: 'AI wafers that wait for a place in the fab.',
      start: '0',
      change: 'wafers_ordered - ai_wafers_in - withdrawn',
    },
    withdrawn: {
      unit: 'wafer/month',
      about: 'Orders that waited too long.',
      equals: 'max(wafer_queue / one_month + wafers_ordered - ai_wafers_in, 0) * one_month / queue_patience',
    },
    queue_time: {
      unit: 'month',
      about: 'How long a new order waits at that pace.',
      equals: 'safe(wafer_queue, ai_wafers_in)',
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
    best_yield: {
      unit: '1',
      about: 'The yield that learning approaches, with such lithography as there is.',
      equals: 'yield_limit + (1 - yield_limit) * breakthrough_yield * breakthrough_ramp',
    },
    fab_yield: {
      unit: '1',
      about: 'Good dies per die started.',
      equals: 'best_yield - (best_yield - yield_initial) * exp(-ai_wafers_run / yield_learning)',
    },
    good_dies: {
      unit: 'die/month',
      about: 'Good dies from the line.',
      equals: 'ai_wafers_out * dies_per_wafer * fab_yield',
    },
    bank_inflow: {
      unit: 'die/month',
      about: 'Dies that come from TSMC through third parties, until that route is found.',
      equals: 'tsmc_dies * bank_deliveries',
    },
    die_bank: {
      unit: 'die',
      about: 'Dies from TSMC that are not yet packaged.',
      start: '0',
      change: 'bank_inflow - bank_draw',
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
