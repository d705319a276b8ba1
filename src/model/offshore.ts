import { block } from '../compile/block.js'

/** Declares compute that Chinese firms rent abroad. */
export const offshore = block({
  title: 'Offshore rental',
  about: 'Compute rented abroad by Chinese firms; legal until a cloud rule closes it.',
  parameters: {
    offshore_share: {
      unit: '1',
      about: "Part of the world's new compute that Chinese firms rent abroad.",
      within: [0, 1],
    },
    cloud_rule: {
      unit: '1',
      about: 'The lever for a rule on renting compute: the part of new rentals that it closes.',
      within: [0, 1],
    },
  },
  variables: {
    offshore_supply: {
      unit: 'H100e/month',
      about: 'New compute abroad that serves Chinese firms.',
      equals: 'world_output * offshore_share * (1 - cloud_rule)',
    },
  },
})
