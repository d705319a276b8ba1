import { block } from '../compile/block.js'

/**
 * Declares domestic accelerators. Each of the three limits is a quantity of its own, so that the least of them, and
 * which one it is, read as they are said.
 */
export const domestic = block({
  title: 'Domestic accelerators',
  about:
    'Ascend packages are the least of what packaging lines, dies and memory allow; other vendors add smaller chips.',
  dimensions: {
    domestic_chip: { about: 'Generations of Huawei Ascend.', from: 'chips', where: { origin: 'domestic' } },
  },
  attributes: {
    'on_sale_from[domestic_chip]': {
      unit: 'date',
      about: 'When the generation is first packaged.',
      field: 'launch',
    },
    'on_sale_until[domestic_chip]': { unit: 'date', about: 'When it is last packaged.', field: 'last' },
    'dies[domestic_chip]': { unit: 'die/chip', about: 'Dies in a package.', within: [1, 16] },
    'controls_foundry[rule]': {
      unit: '1',
      about: '1 for a rule that stops foreign foundries from making chips of other domestic vendors.',
      optional: true,
      within: [0, 1],
    },
    'stacks[domestic_chip]': { unit: 'stack/chip', about: 'HBM stacks in a package.', within: [0, 32] },
    'domestic_preference[domestic_chip]': {
      unit: '1',
      about: 'How much of the lines a generation takes beside others on sale.',
      within: [0, Infinity],
    },
  },
  parameters: {
    order_time: { unit: 'month', about: 'Time in which makers change their plans.', within: [1, 60] },
    least_utilisation: {
      unit: '1',
      about: 'The least that the packaging lines run when chips do not sell.',
      within: [0, 1],
    },
    package_yield: { unit: '1', about: 'Working packages per package started.', within: [0, 1] },
    packaging_lines_scale: {
      unit: '1',
      about: 'How far the packaging lines differ from their path.',
      within: [0, Infinity],
    },
    other_vendor_scale: {
      unit: '1',
      about: "How far the other vendors' output differs from its path.",
      within: [0, Infinity],
    },
    made_abroad: {
      unit: '1',
      about: "Part of other vendors' chips that foreign foundries make before a rule stops them.",
      within: [0, 1],
    },
    move_home_time: {
      unit: 'month',
      about: 'Time in which such vendors move to a fab at home.',
      within: [1, 120],
    },
    other_vendor_worth: {
      unit: 'H100e/chip',
      about: "Useful compute of other vendors' chips, before software.",
      within: [0, 10],
    },
    other_vendor_rated: {
      unit: 'H100e/chip',
      about: "Rated compute of other vendors' chips.",
      within: [0, 10],
    },
  },
  series: {
    packaging_lines: {
      unit: 'chip/month',
      about: 'Packages that the domestic lines can start.',
      within: [0, Infinity],
    },
    other_vendor_units: {
      unit: 'chip/month',
      about: 'Chips of all other domestic vendors, while they can have them made.',
      within: [0, Infinity],
    },
  },
  variables: {
    'offered[domestic_chip]': {
      unit: '1',
      about: 'Preference for a generation while it is on sale.',
      equals:
        'after(on_sale_from[domestic_chip]) * (1 - after(on_sale_until[domestic_chip])) * domestic_preference[domestic_chip]',
    },
    'mix[domestic_chip]': {
      unit: '1',
      about: "Generation mix of this month's packages.",
      equals: 'safe(offered[domestic_chip], sum(domestic_chip, offered[domestic_chip]))',
    },
    dies_per_package: {
      unit: 'die/chip',
      about: 'Mean dies in a package at this mix.',
      equals: 'sum(domestic_chip, mix[domestic_chip] * dies[domestic_chip])',
    },
    stacks_per_package: {
      unit: 'stack/chip',
      about: 'Mean HBM stacks in a package at this mix.',
      equals: 'sum(domestic_chip, mix[domestic_chip] * stacks[domestic_chip])',
    },
    order_signal: {
      unit: '1',
      about:
        'Tightness of the domestic market as makers see it: smoothed, which is also what closes the circle of plan and sale.',
      start: '1',
      change: '(tightness_domestic - order_signal) / order_time',
    },
    packages_planned: {
      unit: 'chip/month',
      about:
        'What the packaging lines would start if nothing else were short; cut back when domestic chips do not sell.',
      equals: 'packaging_lines * packaging_lines_scale * clamp(order_signal, least_utilisation, 1)',
    },
    packages_by_dies: {
      unit: 'chip/month',
      about: 'Packages that the dies on hand allow.',
      equals: 'safe(dies_on_hand, dies_per_package)',
    },
    packages_by_memory: {
      unit: 'chip/month',
      about: 'Packages that the memory on hand allows.',
      equals: 'safe(stacks_on_hand, stacks_per_package)',
    },
    packages: {
      unit: 'chip/month',
      about: 'Packages started: the least of the three.',
      equals: 'max(0, min(packages_planned, packages_by_dies, packages_by_memory))',
    },
    bottleneck: {
      unit: '1',
      about: 'What binds domestic output this month: 1 packaging lines, 2 dies, 3 memory.',
      equals: 'which_min(packages_planned, packages_by_dies, packages_by_memory)',
    },
    bound_by_lines: {
      unit: '1',
      about: '1 while packaging lines bind domestic output; its mean over runs is the part in which they do.',
      equals: 'packages_planned <= min(packages_by_dies, packages_by_memory)',
    },
    bound_by_dies: {
      unit: '1',
      about: '1 while dies bind it.',
      equals: 'packages_by_dies < packages_planned and packages_by_dies <= packages_by_memory',
    },
    bound_by_memory: {
      unit: '1',
      about: '1 while memory binds it.',
      equals: 'packages_by_memory < min(packages_planned, packages_by_dies)',
    },
    'ascend_output[domestic_chip]': {
      unit: 'chip/month',
      about: 'Working packages by generation.',
      equals: 'packages * mix[domestic_chip] * package_yield',
    },
    ascend_units: {
      unit: 'chip/month',
      about: 'Working Ascend packages of all generations.',
      equals: 'sum(domestic_chip, ascend_output[domestic_chip])',
    },
    foundry_closed: {
      unit: '1',
      about: 'Share of this month during which foreign foundries may not make domestic chips.',
      equals: 'any(rule, controls_foundry[rule] * in_force[rule])',
    },
    moved_home: {
      unit: '1',
      about: 'How far vendors that had chips made abroad have moved to a fab at home.',
      start: '0',
      change: '(foundry_closed - moved_home) / move_home_time',
    },
    other_units: {
      unit: 'chip/month',
      about:
        'Chips of all other domestic vendors; those made abroad stop with a rule, and come back from a fab at home.',
      equals:
        'other_vendor_units * other_vendor_scale * (1 - made_abroad * max(foundry_closed - moved_home, 0))',
    },
    domestic_units: {
      unit: 'chip/month',
      about: 'All domestic accelerators made.',
      equals: 'ascend_units + other_units',
    },
    domestic_training_supply: {
      unit: 'H100e/month',
      about: 'What of it goes to training.',
      equals:
        'software * sum(domestic_chip, ascend_output[domestic_chip] * (1 - domestic_serves[domestic_chip]) * domestic_training_worth[domestic_chip])',
    },
    domestic_inference_supply: {
      unit: 'H100e/month',
      about: "What of it serves models; other vendors' small chips all do.",
      equals: 'domestic_supply - domestic_training_supply',
    },
    domestic_supply: {
      unit: 'H100e/month',
      about: 'Useful compute of all domestic accelerators made.',
      equals:
        'sum(domestic_chip, ascend_output[domestic_chip] * domestic_worth[domestic_chip]) + other_units * other_vendor_worth * software',
    },
    domestic_rated_supply: {
      unit: 'H100e/month',
      about: 'Rated compute of all domestic accelerators made.',
      equals:
        'sum(domestic_chip, ascend_output[domestic_chip] * domestic_rated[domestic_chip]) + other_units * other_vendor_rated',
    },
  },
})
