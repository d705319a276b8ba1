import { block } from '../compile/block.js'

/** Declares compute that Chinese firms rent abroad. A rule closes new rentals at once and running ones as contracts end. */
export const offshore = block({
  title: 'Offshore rental',
  about: 'Compute rented abroad by Chinese firms; legal until a cloud rule closes it.',
  parameters: {
    offshore_share: {
      unit: '1',
      about: "Part of the world's new compute that Chinese firms rent abroad.",
      within: [0, 1],
    },
    rental_contract_time: {
      unit: 'month',
      about: 'How long a rental runs that a cloud rule does not let be renewed.',
      within: [1, 120],
    },
  },
  series: {
    cloud_rule: {
      unit: '1',
      about: 'The lever for a rule on renting compute: the part of rentals that it closes.',
      within: [0, 1],
    },
  },
  variables: {
    offshore_supply: {
      unit: 'H100e/month',
      about: 'New compute abroad that serves Chinese firms.',
      equals: 'world_output * offshore_share * (1 - cloud_rule)',
    },
    installed_offshore: {
      unit: 'H100e',
      about: 'Compute abroad that serves Chinese firms.',
      start: '0',
      change:
        'offshore_supply - installed_offshore / lifetime - cloud_rule * installed_offshore / rental_contract_time',
    },
  },
})
