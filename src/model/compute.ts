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
    generation_step: {
      unit: '1',
      about: 'How much better the best chip gets from one generation to the next.',
      within: [1.01, 100],
    },
    least_chip: {
      unit: '1',
      about: 'The least that is called an AI chip, beside an H100.',
      within: [0.0001, 1],
    },
    grey_counted: { unit: '1', about: 'Part of the smuggled chips that market counts see.', within: [0, 1] },
  },
  series: {
    frontier: {
      unit: 'H100e/chip',
      about: 'The best accelerator on sale in the world, by rated compute.',
      within: [0.01, Infinity],
    },
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
    ascend_share: {
      unit: '1',
      about: 'Huawei Ascend among accelerators sold in China, by count.',
      equals: 'safe(ascend_units, market_units)',
    },
    training_added: {
      unit: 'H100e/month',
      about: 'Compute bought that goes to training: each chip where it is better, slow links counted.',
      equals:
        'sum(import_chip, legal_sold[import_chip] * (1 - serves[import_chip]) * training_worth[import_chip])' +
        ' + grey_supply * (1 - inference_share)' +
        ' + safe(domestic_sold, domestic_supply) * domestic_training_supply',
    },
    inference_added: {
      unit: 'H100e/month',
      about: 'Compute bought that goes to serving models.',
      equals:
        'sum(import_chip, legal_sold[import_chip] * serves[import_chip] * inference_worth[import_chip])' +
        ' + grey_supply * inference_share' +
        ' + safe(domestic_sold, domestic_supply) * domestic_inference_supply',
    },
    lag: {
      unit: 'month',
      about: 'How long ago the world had the compute that China has now.',
      equals: 'months_behind(china_compute, world_compute)',
    },
    best_legal: {
      unit: 'H100e/chip',
      about: 'The best chip that China can import legally, by rated compute.',
      equals: 'any(import_chip, (importable[import_chip] > 0) * rated[import_chip])',
    },
    best_domestic: {
      unit: 'H100e/chip',
      about: 'The best chip that China makes.',
      equals: 'any(domestic_chip, after(on_sale_from[domestic_chip]) * domestic_rated[domestic_chip])',
    },
    generations_behind: {
      unit: '1',
      about:
        'By how many generations the best chip that China can make or legally buy lies behind the best in the world.',
      equals: 'ln(frontier / max(best_legal, best_domestic, rated[h100] * least_chip)) / ln(generation_step)',
    },
  },
})
