import { block } from '../compile/block.js'

/** Declares HBM in Chinese hands. Which rule closes its import is the rule's own entry to say, not the structure's. */
export const memory = block({
  title: 'HBM',
  about:
    'High-bandwidth memory, first hoarded, then home-made. In most runs it is what binds after the hoard is gone.',
  attributes: {
    'controls_memory[rule]': {
      unit: '1',
      about: '1 for a rule that stops imports of HBM.',
      optional: true,
      within: [0, 1],
    },
  },
  parameters: {
    hbm_initial: {
      unit: 'stack',
      about: 'Stacks in Chinese hands when the horizon opens.',
      within: [0, Infinity],
    },
    memory_rush: {
      unit: '1',
      about: 'How many times its plan China imports besides while a rule on HBM looms.',
      within: [0, 100],
    },
    cxmt_scale: { unit: '1', about: 'How far domestic output differs from its path.', within: [0, Infinity] },
  },
  series: {
    hbm_imports: {
      unit: 'stack/month',
      about: 'Imports while they are allowed and nothing looms.',
      within: [0, Infinity],
    },
    cxmt_output: { unit: 'stack/month', about: 'Domestic output of HBM.', within: [0, Infinity] },
  },
  variables: {
    memory_closed: {
      unit: '1',
      about: 'Share of this month during which a rule stops imports of HBM.',
      equals: 'any(rule, controls_memory[rule] * in_force[rule])',
    },
    memory_looms: {
      unit: '1',
      about: 'How far buyers reckon with a rule that stops imports of HBM.',
      equals: 'any(rule, controls_memory[rule] * looming[rule])',
    },
    hbm_imported: {
      unit: 'stack/month',
      about: 'Imports of HBM: many times the plan in the last months before a rule, none after it.',
      equals: 'hbm_imports * (1 + memory_rush * memory_looms) * (1 - memory_closed)',
    },
    hbm_supply: {
      unit: 'stack/month',
      about: 'Imports and domestic output.',
      equals: 'hbm_imported + cxmt_output * cxmt_scale',
    },
    stacks_on_hand: {
      unit: 'stack/month',
      about: 'Stacks that could be packaged this month.',
      equals: 'hbm_stock / one_month + hbm_supply',
    },
    hbm_stock: {
      unit: 'stack',
      about: 'HBM stacks in Chinese hands.',
      start: 'hbm_initial',
      change: 'hbm_supply - packages * stacks_per_package',
    },
  },
})
