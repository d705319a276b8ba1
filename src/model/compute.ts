import { block } from '../compile/block.js'

/** Declares the stocks of compute, China's beside the world's. */
export const compute = block({
  title: 'Compute in service',
  about:
    'What China has in the end, beside the world. Stocks count rated compute, as the published counts do.',
  parameters: {
    lifetime: { unit: 'month', about: 'How long a chip serves.', within: [1, 600] },
    grey_lifetime: {
      unit: 'month',
      about: 'How long a smuggled chip serves, without service.',
      within: [1, 600],
    },
    legal_installed_initial: {
      unit: 'H100e',
      about: 'Legal imports in service when the horizon opens.',
      within: [0, Infinity],
    },
    domestic_installed_initial: {
      unit: 'H100e',
      about: 'Domestic compute in service when the horizon opens.',
      within: [0, Infinity],
    },
    world_installed_initial: {
      unit: 'H100e',
      about: 'Compute in service worldwide when the horizon opens.',
      within: [1, Infinity],
    },
    grey_counted: { unit: '1', about: 'Part of the smuggled chips that market counts see.', within: [0, 1] },
  },
  variables: {
    installed_legal: {
      unit: 'H100e',
      about: 'Legally imported compute in service.',
      start: 'legal_installed_initial',
      change: 'legal_rated - installed_legal / lifetime',
    },
    installed_grey: {
      unit: 'H100e',
      about: 'Smuggled compute in service; it fails sooner for want of service.',
      start: '0',
      change: 'grey_supply - installed_grey / grey_lifetime',
    },
    installed_domestic: {
      unit: 'H100e',
      about: 'Domestic compute in service.',
      start: 'domestic_installed_initial',
      change: 'domestic_rated_sold - installed_domestic / lifetime',
    },
    installed_offshore: {
      unit: 'H100e',
      about: 'Compute abroad that serves Chinese firms.',
      start: '0',
      change: 'offshore_supply - installed_offshore / lifetime',
    },
    domestic_rated_sold: {
      unit: 'H100e/month',
      about:
        'Rated compute of the domestic chips bought, at the ratio of rated to useful compute of what is made.',
      equals: 'domestic_sold * safe(domestic_rated_supply, domestic_supply)',
    },
    china_compute: {
      unit: 'H100e',
      about: 'Compute inside China.',
      equals: 'installed_legal + installed_grey + installed_domestic',
    },
    china_access: {
      unit: 'H100e',
      about: 'Compute that Chinese firms can use.',
      equals: 'china_compute + installed_offshore',
    },
    world_compute: {
      unit: 'H100e',
      about: 'Compute in service worldwide.',
      start: 'world_installed_initial',
      change: 'world_output - world_compute / lifetime',
    },
    china_share: {
      unit: '1',
      about: "China's part of the world's compute.",
      equals: 'china_compute / world_compute',
    },
    market_units: {
      unit: 'chip/month',
      about: 'Accelerators sold in China, as market counts see them.',
      equals: 'domestic_units + legal_units + grey_counted * grey_arrivals',
    },
    domestic_share_units: {
      unit: '1',
      about: 'Domestic part of accelerators sold in China by count; the press figure.',
      equals: 'safe(domestic_units, market_units)',
    },
    domestic_share: {
      unit: '1',
      about: 'Domestic part of the compute added in China.',
      equals: 'safe(domestic_rated_sold, domestic_rated_sold + legal_rated + grey_supply)',
    },
    lag: {
      unit: 'month',
      about: 'How long ago the world had the compute that China has now.',
      equals: 'months_behind(china_compute, world_compute)',
    },
  },
})
