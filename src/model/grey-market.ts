import { block } from '../compile/block.js'

/** Declares smuggling. Enforcement is a level that holds in any month, and campaigns that come and go. */
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
    enforcement: {
      unit: '1',
      about: 'Part of smuggling that enforcement stops in any month.',
      within: [0, 1],
    },
  },
  series: {
    grey_h100e_per_chip: {
      unit: 'H100e/chip',
      about: 'Compute of the chips that smugglers carry that year.',
      within: [0, Infinity],
    },
    crackdown: {
      unit: '1',
      about: 'Part of what enforcement lets through that a campaign of the time stops.',
      within: [0, 1],
    },
  },
  variables: {
    caught: {
      unit: '1',
      about: 'Part of the chips diverted for China that enforcement and campaigns stop.',
      equals: '1 - (1 - enforcement) * (1 - crackdown)',
    },
    grey_pull: {
      unit: 'chip/month',
      about:
        'Chips that would be diverted abroad for China if nobody stopped them; more at a higher premium.',
      equals:
        'world_chips * min(grey_share * pow(max(premium, premium_floor) / premium_reference, grey_elasticity), grey_cap)',
    },
    grey_orders: {
      unit: 'chip/month',
      about: 'Chips that get away.',
      equals: 'grey_pull * (1 - caught)',
    },
    seized: {
      unit: 'chip/month',
      about: 'Chips that are stopped on the way; their buyers lose the deposit.',
      equals: 'grey_pull * caught',
    },
    grey_arrivals: {
      unit: 'chip/month',
      about: 'Working chips that arrive.',
      equals: 'delay(grey_orders, grey_lead_time) * (1 - grey_fraud)',
    },
    grey_supply: {
      unit: 'H100e/month',
      about: 'Compute of the working chips that arrive.',
      equals: 'grey_arrivals * grey_h100e_per_chip',
    },
  },
})
