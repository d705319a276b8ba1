import { block } from '../compile/block.js'

/** Declares what the rules cost vendors and buyers, and how long the smaller domestic vendors can go on. */
export const finance = block({
  title: "Vendors' money",
  about:
    'What the rules cost: foreign vendors in sales and stock, buyers in deposits, domestic vendors in time to live on their cash.',
  attributes: {
    'list_price[import_chip]': {
      unit: 'USD/chip',
      about: 'List price.',
      field: 'list',
      within: [0, Infinity],
    },
  },
  parameters: {
    cost_share: { unit: '1', about: 'Part of the list price that a chip costs its vendor.', within: [0, 1] },
    deposit: { unit: '1', about: 'Part of the price that buyers pay when they order.', within: [0, 1] },
    vendor_margin: {
      unit: '1',
      about: "Part of the smaller domestic vendors' sales that is left after making the chips.",
      within: [0, 1],
    },
    vendor_cash_initial: {
      unit: 'USD',
      about: 'Their cash when the horizon opens.',
      within: [0, Infinity],
    },
  },
  series: {
    research_spending: {
      unit: 'USD/month',
      about: 'What the smaller domestic vendors together spend on research.',
      within: [0, Infinity],
    },
    vendor_funding: {
      unit: 'USD/month',
      about: 'What investors and listings bring them.',
      within: [0, Infinity],
    },
  },
  variables: {
    vendor_revenue: {
      unit: 'USD/month',
      about: "Foreign vendors' sales to China, before the fees.",
      equals: 'sum(import_chip, legal_sold[import_chip] * list_price[import_chip])',
    },
    licence_fees: {
      unit: 'USD/month',
      about: 'Fees that Washington takes on what it licenses.',
      equals:
        'sum(import_chip, legal_sold[import_chip] * list_price[import_chip] * licence_fee[import_chip] * controlled[import_chip])',
    },
    lost_revenue: {
      unit: 'USD/month',
      about: 'Sales that foreign vendors had built for and may not make.',
      equals: 'sum(import_chip, blocked[import_chip] * list_price[import_chip])',
    },
    stranded_value: {
      unit: 'USD',
      about: 'Chips built for China that may not be shipped, at cost.',
      equals: 'cost_share * sum(import_chip, stranded[import_chip] * list_price[import_chip])',
    },
    write_downs: {
      unit: 'USD/month',
      about: 'Stranded chips that are written off, at cost.',
      equals: 'cost_share * sum(import_chip, written_off[import_chip] * list_price[import_chip])',
    },
    deposits_lost: {
      unit: 'USD/month',
      about: 'Deposits of buyers whose orders were voided by a rule, or whose smuggled chips were seized.',
      equals: 'deposit * (orders_voided * world_price + seized * grey_h100e_per_chip * price_import)',
    },
    domestic_revenue: {
      unit: 'USD/month',
      about: "Domestic vendors' sales.",
      equals: 'domestic_sold * price_domestic',
    },
    other_vendor_revenue: {
      unit: 'USD/month',
      about: 'What of it the smaller vendors take.',
      equals:
        'safe(domestic_sold, domestic_supply) * other_units * other_vendor_worth * software * price_domestic',
    },
    cash_burn: {
      unit: 'USD/month',
      about: 'What the smaller vendors lose in a month; below 0 when they earn.',
      equals: 'research_spending - vendor_margin * other_vendor_revenue',
    },
    vendor_cash: {
      unit: 'USD',
      about: 'Their cash, all together; below 0 is debt.',
      start: 'vendor_cash_initial',
      change: 'vendor_funding - cash_burn',
    },
    runway: {
      unit: 'month',
      about: 'How long their cash would pay for research without any sales.',
      equals: 'max(safe(vendor_cash, research_spending), 0)',
    },
  },
})
