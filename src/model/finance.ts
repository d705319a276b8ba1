import { block } from '../compile/block.js'

/** Declares what the rules cost the vendors. */
export const finance = block({
  title: "Vendors' money",
  about: 'What the rules cost the vendors.',
  attributes: {
    'list_price[import_chip]': {
      unit: 'USD/chip',
      about: 'List price.',
      field: 'list',
      within: [0, Infinity],
    },
  },
  variables: {
    vendor_revenue: {
      unit: 'USD/month',
      about: "Foreign vendors' sales to China.",
      equals: 'sum(import_chip, legal_sold[import_chip] * list_price[import_chip])',
    },
    stranded_value: {
      unit: 'USD',
      about: 'Chips built for China that may not be shipped, at list price.',
      equals:
        'sum(import_chip, inventory[import_chip] * (1 - importable[import_chip]) * list_price[import_chip])',
    },
    domestic_revenue: {
      unit: 'USD/month',
      about: "Domestic vendors' sales.",
      equals: 'domestic_sold * price_domestic',
    },
  },
})
