import { block } from '../compile/block.js'

/** Declares the import rules of both governments, and the foreign chips that they are about. */
export const controls = block({
  title: 'Import controls',
  about:
    'Which foreign chips may reach China, month by month. Washington and Beijing each hold a key: a rule is a ' +
    "condition over a chip's specifications, a licence opens what it closes, and Beijing may close its own door.",
  dimensions: {
    import_chip: { about: 'Chips made by foreign vendors.', from: 'chips', where: { origin: 'foreign' } },
    rule: { about: 'Export rules.', from: 'rules' },
  },
  attributes: {
    'tpp[import_chip]': {
      unit: 'TPP',
      about: 'Total processing performance: TFLOPS times bit width, as the rules count it.',
      within: [0, Infinity],
    },
    'pd[import_chip]': {
      unit: 'TPP/mm2',
      about: 'Performance density: TPP over die area.',
      within: [0, Infinity],
    },
    'memory[import_chip]': { unit: 'GB', about: 'Memory of one chip.', within: [0, Infinity] },
    'bandwidth[import_chip]': { unit: 'GB/s', about: 'Memory bandwidth.', within: [0, Infinity] },
    'link[import_chip]': {
      unit: 'GB/s',
      about: 'Bandwidth of the links between chips.',
      within: [0, Infinity],
    },
    'data_centre[import_chip]': {
      unit: '1',
      about: '1 for a chip made or sold for data centres, 0 for a consumer card.',
      within: [0, 1],
    },
    'launch[import_chip]': { unit: 'date', about: 'When the chip is first delivered.' },
    'effective[rule]': { unit: 'date', about: 'The day on which the rule says that it takes effect.' },
    'grace[rule]': {
      unit: 'month',
      about: 'How much later than that it begins; below 0 for an early start.',
      within: [-36, 60],
      optional: true,
    },
  },
  parameters: {
    front_run_time: {
      unit: 'month',
      about: 'How long before a rule takes effect buyers begin to hoard.',
      within: [0.1, 36],
    },
    policy_stance: {
      unit: '1',
      about:
        'How far reviews have moved licensing from what is announced: 1 closes every licence, -1 opens all of what rules control.',
      within: [-1, 1],
    },
  },
  series: {
    'us_licence[import_chip]': {
      unit: '1',
      about: 'Share of a controlled chip that Washington licenses.',
      within: [0, 1],
    },
    china_open: {
      unit: '1',
      about: "How far Beijing's own door is open to chips that rival Ascend.",
      within: [0, 1],
    },
  },
  variables: {
    'hit[rule, import_chip]': {
      unit: '1',
      about:
        "1 where the chip's specifications meet the rule's condition, which stands in the rule's own entry.",
      stated: 'controls',
    },
    'in_force[rule]': {
      unit: '1',
      about:
        'Share of this month during which the rule is in force; a rule effective on the 23rd covers a quarter of its first month.',
      equals: 'after(effective[rule] + grace[rule])',
    },
    'controlled[import_chip]': {
      unit: '1',
      about: 'Share of this month during which some rule controls the chip.',
      equals: 'any(rule, hit[rule, import_chip] * in_force[rule])',
    },
    'licensed[import_chip]': {
      unit: '1',
      about:
        'Share of a controlled chip that is licensed, after what yearly reviews have tightened or loosened.',
      equals:
        'policy_stance > 0 ? us_licence[import_chip] * (1 - policy_stance) : us_licence[import_chip] - policy_stance * (1 - us_licence[import_chip])',
    },
    'us_open[import_chip]': {
      unit: '1',
      about:
        'Share of a chip that Washington lets through: all of what no rule controls, and what it licenses of the rest.',
      equals: '1 - controlled[import_chip] * (1 - licensed[import_chip])',
    },
    'importable[import_chip]': {
      unit: '1',
      about:
        "Share of supply that both governments let through; Beijing's door is about chips that rival Ascend, not small cards.",
      equals:
        'after(launch[import_chip]) * us_open[import_chip] * (1 - needs_cowos[import_chip] * (1 - china_open))',
    },
    'bites[rule]': {
      unit: '1',
      about:
        'How much of a chip the rule would close that is on sale and open today; 0 for a rule that takes nothing away.',
      equals: 'any(import_chip, hit[rule, import_chip] * after(launch[import_chip]) * us_open[import_chip])',
    },
    pending: {
      unit: '1',
      about:
        'How strongly buyers expect a rule to close the window; rises over the front-running time before a rule that bites.',
      equals:
        'any(rule, clamp(1 - (effective[rule] + grace[rule] - time) / front_run_time, 0, 1) * (1 - in_force[rule]) * bites[rule])',
    },
    cut_off_fear: {
      unit: '1',
      about: 'Fear of being cut off: the share of launched foreign accelerators that a rule controls.',
      equals:
        'safe(sum(import_chip, needs_cowos[import_chip] * after(launch[import_chip]) * controlled[import_chip]), ' +
        'sum(import_chip, needs_cowos[import_chip] * after(launch[import_chip])))',
    },
  },
})
