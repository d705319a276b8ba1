import { block } from '../compile/block.js'

/**
 * Declares the market. Rationing by buyer has two rounds: what is sold openly goes by each buyer's priority, then what was
 * smuggled goes to those who are still short, by who has access to it (the draft only sketched this).
 */
export const market = block({
  title: 'Market and prices',
  about:
    'Buyers choose between imported and domestic compute; scarce supply is rationed, the rest spills over, and prices follow.',
  parameters: {
    'priority[buyer]': {
      unit: '1',
      about: 'Who is served first of what is sold openly: the highest.',
      within: [0, 100],
    },
    'grey_access[buyer]': {
      unit: '1',
      about: 'Who is served first of what is smuggled: the highest.',
      within: [0, 100],
    },
    taste: {
      unit: '1',
      about: 'Leaning towards domestic chips at equal value and without fear; negative leans to imports.',
      within: [-20, 20],
    },
    value_weight: { unit: '1', about: 'Weight of value for money in the choice.', within: [0, 20] },
    risk_weight: { unit: '1', about: 'Weight of the fear of being cut off.', within: [0, 20] },
    spill: {
      unit: '1',
      about: 'Part of those who found no import who then look for a domestic chip.',
      within: [0, 1],
    },
    offshore_substitution: {
      unit: '1',
      about: 'Part of rented compute that replaces an import.',
      within: [0, 1],
    },
    supply_floor: {
      unit: 'H100e/month',
      about: 'The least supply that tightness is measured against.',
      within: [0.001, Infinity],
    },
    world_price_base: {
      unit: 'USD/H100e',
      about: 'World price at its base date, and before.',
      within: [1, Infinity],
    },
    world_price_date: { unit: 'date', about: 'When the world price begins to fall.' },
    world_price_decline: { unit: '1/month', about: 'Rate at which it falls.', within: [0, 1] },
    price_initial: {
      unit: 'USD/H100e',
      about: 'Price in China when the horizon opens.',
      within: [1, Infinity],
    },
    domestic_price_initial: {
      unit: 'USD/H100e',
      about: 'Price of domestic compute when the horizon opens.',
      within: [1, Infinity],
    },
    price_elasticity: { unit: '1', about: 'How strongly demand answers to the price.', within: [0.1, 10] },
    domestic_price_response: {
      unit: '1',
      about: 'How strongly the domestic price answers to tightness, beside the import price.',
      within: [0, 1],
    },
    price_speed: {
      unit: '1/month',
      about: 'Part of the gap to the balancing price that closes in a month.',
      within: [0, 1],
    },
    min_price_ratio: {
      unit: '1',
      about: 'The least that the price falls to, beside the world price.',
      within: [0, 1],
    },
    max_price_ratio: {
      unit: '1',
      about: 'The most that it rises to, beside the world price.',
      within: [1, 100],
    },
    ban_shock: { unit: '1', about: 'How much a pending rule adds to the price.', within: [0, 10] },
    subsidy: {
      unit: '1',
      about: 'Part of the price of domestic chips that governments pay.',
      within: [0, 1],
    },
    cny_per_usd: { unit: 'CNY/USD', about: 'Exchange rate.', within: [0.1, 100] },
  },
  series: {
    'mandate[buyer]': {
      unit: '1',
      about: 'Part of a buyer that must buy domestic, whatever the fit.',
      within: [0, 1],
    },
  },
  variables: {
    'prefers_domestic[buyer]': {
      unit: '1',
      about:
        "Part of a buyer's demand that goes to domestic chips first: by mandate, value for money and fear of being cut off.",
      equals:
        'mandate[buyer] + (1 - mandate[buyer]) * logistic(taste + value_weight * ln(software * price_import / price_domestic) + risk_weight * cut_off_fear)',
    },
    wants_domestic: {
      unit: 'H100e/month',
      about: 'Demand that goes to domestic chips first.',
      equals: 'sum(buyer, buyer_demand[buyer] * prefers_domestic[buyer])',
    },
    wants_import: {
      unit: 'H100e/month',
      about: 'Demand that goes to imports first, less what rented compute abroad takes over.',
      equals: 'max(0, demand - wants_domestic - offshore_supply * offshore_substitution)',
    },
    import_supply: {
      unit: 'H100e/month',
      about: 'Legal and smuggled compute on offer.',
      equals: 'legal_supply + grey_supply',
    },
    import_sold: {
      unit: 'H100e/month',
      about: 'Imported compute bought.',
      equals: 'min(import_supply, wants_import)',
    },
    grey_sold: {
      unit: 'H100e/month',
      about: 'Smuggled compute bought; it sells first, because it is already in the country.',
      equals: 'min(grey_supply, import_sold)',
    },
    legal_taken: {
      unit: '1',
      about: 'Part of what is legally on offer that is bought.',
      equals: 'safe(import_sold - grey_sold, legal_supply)',
    },
    domestic_wanted: {
      unit: 'H100e/month',
      about: 'First choice, and what spills over from buyers who found no import.',
      equals: 'wants_domestic + spill * (wants_import - import_sold)',
    },
    domestic_offer: {
      unit: 'H100e/month',
      about: 'Domestic compute on offer.',
      equals: 'domestic_stock / one_month + domestic_supply',
    },
    domestic_sold: {
      unit: 'H100e/month',
      about: 'Domestic compute bought.',
      equals: 'min(domestic_offer, domestic_wanted)',
    },
    domestic_stock: {
      unit: 'H100e',
      about: 'Unsold domestic compute.',
      start: '0',
      change: 'domestic_supply - domestic_sold',
    },
    unmet: {
      unit: 'H100e/month',
      about: 'Demand that found no chip.',
      equals: 'max(demand - import_sold - domestic_sold, 0)',
    },
    'served_openly[buyer]': {
      unit: 'H100e/month',
      about:
        'What a buyer gets of the legal imports and domestic chips sold; platforms buy in bulk and come first.',
      equals: 'allocate(buyer_demand[buyer], priority[buyer], import_sold - grey_sold + domestic_sold)',
    },
    'served_grey[buyer]': {
      unit: 'H100e/month',
      about: 'What a buyer who is still short gets of the smuggled chips.',
      equals: 'allocate(buyer_demand[buyer] - served_openly[buyer], grey_access[buyer], grey_sold)',
    },
    'fill_rate[buyer]': {
      unit: '1',
      about: "Part of a buyer's demand that is met.",
      equals: 'safe(served_openly[buyer] + served_grey[buyer], buyer_demand[buyer])',
    },
    tightness_import: {
      unit: '1',
      about: 'Imports wanted over imports offered.',
      equals: 'wants_import / max(import_supply, supply_floor)',
    },
    tightness_domestic: {
      unit: '1',
      about: 'Domestic compute wanted over what is offered.',
      equals: 'domestic_wanted / max(domestic_offer, supply_floor)',
    },
    world_price: {
      unit: 'USD/H100e',
      about: "Price of an H100's worth of compute outside China.",
      equals: 'world_price_base * exp(-world_price_decline * max(time - world_price_date, 0))',
    },
    price_import: {
      unit: 'USD/H100e',
      about: 'Price in China; moves towards the price at which demand would fall to supply.',
      start: 'price_initial',
      change:
        'price_speed * (world_price * clamp(pow(tightness_import, 1 / price_elasticity), min_price_ratio, max_price_ratio) * (1 + ban_shock * pending) - price_import)',
    },
    price_domestic: {
      unit: 'USD/H100e',
      about: 'Price per useful H100e of domestic compute; never above the import price.',
      start: 'domestic_price_initial',
      change:
        'price_speed * (min(world_price * software * clamp(pow(tightness_domestic, domestic_price_response / price_elasticity), min_price_ratio, max_price_ratio), price_import) * (1 - subsidy) - price_domestic)',
    },
    premium: {
      unit: '1',
      about: 'Price pressure: how far China pays above the world price.',
      equals: 'price_import / world_price - 1',
    },
    'street_price[import_chip]': {
      unit: 'CNY/chip',
      about: 'What a chip costs in China, by what it is worth.',
      equals: 'price_import * worth[import_chip] * cny_per_usd',
    },
  },
})
