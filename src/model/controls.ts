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
    'launch[import_chip]': {
      unit: 'date',
      about: 'When a chip that waits for no rule is first delivered.',
      optional: true,
    },
    'answers[import_chip, rule]': {
      unit: '1',
      about:
        'The rules that the chip was cut down for: it comes a redesign after the first of them takes effect.',
      names: true,
      optional: true,
      within: [0, 1],
    },
    'redesign[import_chip]': {
      unit: 'month',
      about: 'From the rule to the first delivery of the chip that answers it.',
      optional: true,
      within: [0, 60],
    },
    'announced[rule]': { unit: 'date', about: 'The day on which the rule becomes known.' },
    'effective[rule]': { unit: 'date', about: 'The day on which the rule says that it takes effect.' },
    'ends[rule]': {
      unit: 'date',
      about: 'When the rule is lifted; never, unless it says so.',
      optional: true,
    },
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
      about: 'How long before a rule is announced rumours of it begin.',
      within: [0.1, 36],
    },
    rumour: {
      unit: '1',
      about: 'How far buyers believe in a rule on the eve of its announcement.',
      within: [0, 1],
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
    'licence_cap[import_chip]': {
      unit: 'chip/month',
      about: 'The most of a controlled chip that licences let through.',
      within: [0, Infinity],
    },
    'licence_fee[import_chip]': {
      unit: '1',
      about: 'Part of the price of a licensed chip that Washington takes as a fee.',
      within: [0, 1],
    },
    china_open: {
      unit: '1',
      about: "How far Beijing's own door is open to chips that rival Ascend.",
      within: [0, 1],
    },
    card_door: {
      unit: '1',
      about: "How far Beijing's own door is open to cards.",
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
      equals: 'max(after(effective[rule] + grace[rule]) - after(ends[rule]), 0)',
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
    'on_sale_abroad[import_chip]': {
      unit: '1',
      about:
        'Share of this month in which the vendor makes the chip: from its launch, or a redesign after a rule that it answers. Without the rule there is no such chip.',
      equals:
        'max(after(launch[import_chip]), any(rule, answers[import_chip, rule] * after(effective[rule] + grace[rule] + redesign[import_chip])))',
    },
    'door[import_chip]': {
      unit: '1',
      about: "Beijing's door for this chip: one for accelerators that rival Ascend, one for cards.",
      equals: 'needs_cowos[import_chip] * china_open + (1 - needs_cowos[import_chip]) * card_door',
    },
    'importable[import_chip]': {
      unit: '1',
      about: 'Share of supply that both governments let through, before any cap on licences.',
      equals: 'on_sale_abroad[import_chip] * us_open[import_chip] * door[import_chip]',
    },
    'bites[rule]': {
      unit: '1',
      about:
        'How much of a chip the rule would close that is on sale and open today; 0 for a rule that takes nothing away.',
      equals: 'any(import_chip, hit[rule, import_chip] * on_sale_abroad[import_chip] * us_open[import_chip])',
    },
    'known[rule]': {
      unit: '1',
      about: 'Share of this month that lies after the announcement of the rule.',
      equals: 'after(announced[rule])',
    },
    'looming[rule]': {
      unit: '1',
      about:
        'How far buyers reckon with a rule that is not yet in force: rumours grow over the front-running time, then the window is open for the days between announcement and effect.',
      equals:
        'rumour * clamp(1 - (announced[rule] - time) / front_run_time, 0, 1) * (1 - max(known[rule], after(effective[rule] + grace[rule]))) + max(known[rule] - after(effective[rule] + grace[rule]), 0)',
    },
    pending: {
      unit: '1',
      about: 'How strongly buyers expect that a rule which takes something away will close the window.',
      equals: 'any(rule, looming[rule] * bites[rule])',
    },
    'scare[import_chip]': {
      unit: '1',
      about: 'The same for one chip, of those that are still open.',
      equals:
        'any(rule, looming[rule] * hit[rule, import_chip]) * on_sale_abroad[import_chip] * us_open[import_chip]',
    },
    cut_off_fear: {
      unit: '1',
      about: 'Fear of being cut off: the share of accelerators on sale abroad that a rule controls.',
      equals:
        'safe(sum(import_chip, needs_cowos[import_chip] * on_sale_abroad[import_chip] * controlled[import_chip]), ' +
        'sum(import_chip, needs_cowos[import_chip] * on_sale_abroad[import_chip]))',
    },
  },
})
