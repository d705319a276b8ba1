import { block } from '../compile/block.js'

/** Declares smuggling. */
export const greyMarket = block({
  title: 'Grey market',
  about:
    "Smuggled chips follow the premium, the world's supply and enforcement; they arrive late, and some are fakes or refurbished.",
  parameters: {
    grey_share: {
      unit: '1',
      about: "Part of the world's chips diverted to China at the reference premium, without enforcement.",
      within: [0, 1],
    },
    premium_reference: {
      unit: '1',
      about: 'The premium at which that part is measured.',
      within: [0.01, 10],
    },
    premium_floor: {
      unit: '1',
      about: 'The premium below which smuggling does not fall any further.',
      within: [0.0001, 1],
    },
    grey_elasticity: { unit: '1', about: 'How strongly smuggling answers to the premium.', within: [0, 5] },
    grey_cap: {
      unit: '1',
      about: "The largest part of the world's chips that can be diverted.",
      within: [0, 1],
    },
    grey_lead_time: { unit: 'month', about: 'From order to arrival.', within: [0, 24] },
    grey_fraud: { unit: '1', about: 'Part that turns out fake, relabelled or worn.', within: [0, 1] },
    enforcement: { unit: '1', about: 'Part of smuggling that enforcement stops.', within: [0, 1] },
  },
  series: {
    grey_h100e_per_chip: {
      unit: 'H100e/chip',
      about: 'Compute of the chips that smugglers carry that year.',
      within: [0, Infinity],
    },
  },
  variables: {
    grey_orders: {
      unit: 'chip/month',
      about: 'Chips diverted abroad for China.',
      equals:
        'world_chips * min(grey_share * pow(max(premium, premium_floor) / premium_reference, grey_elasticity) * (1 - enforcement), grey_cap)',
    },
    grey_arrivals: {
      unit: 'chip/month',
      about: 'Working chips that arrive.',
      equals: 'delay(grey_orders, grey_lead_time) * (1 - grey_fraud)',
    },
    grey_supply: {
      unit: 'H100e/month',
      about: 'Their compute.',
      equals: 'grey_arrivals * grey_h100e_per_chip',
    },
  },
})
