import { block } from '../compile/block.js'

/** Declares how the software of domestic chips matures. */
export const ecosystem = block({
  title: 'Software ecosystem',
  about:
    'Software for domestic chips matures by being used; imports that undercut domestic chips slow it (the dumping question).',
  parameters: {
    maturity_initial: { unit: '1', about: 'Maturity when the horizon opens.', within: [0, 1] },
    software_floor: {
      unit: '1',
      about: 'Part of the rated compute that users get from the least mature software.',
      within: [0, 1],
    },
    software_ageing: {
      unit: '1/month',
      about: 'Part of maturity lost in a month, because models and their tools move on.',
      within: [0, 1],
    },
    learning_rate: {
      unit: '1/H100e',
      about: 'Part of the remaining gap that one H100e of domestic compute in new hands closes.',
      within: [0, 1],
    },
  },
  variables: {
    maturity: {
      unit: '1',
      about:
        '0 is unusable, 1 as good as CUDA. It nears 1 but can never pass it, however much is sold in a month.',
      start: 'maturity_initial',
      change:
        '(1 - maturity) * (1 - exp(-learning_rate * domestic_sold * one_month)) / one_month - software_ageing * maturity',
    },
    software: {
      unit: '1',
      about: 'Part of the rated compute of a domestic chip that users get.',
      equals: 'software_floor + (1 - software_floor) * maturity',
    },
  },
})
