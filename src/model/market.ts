import { block } from '../compile/block.js'

/**
 * Declares the market. Most legal imports go to bulk buyers under contract; what is left, and what is smuggled, trades on a
 * thin spot market that those turn to who were not served. The street price is the spot price, so a boom or a ban that leaves a little more
 * unserved moves it a lot, as in the spring and the autumn of 2023. Rationing by buyer has two rounds: what is sold openly goes by each buyer's priority, then what was
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
    contract_share: {
      unit: '1',
      about: 'Part of legal imports that goes to bulk buyers under contract; the rest is sold on the spot.',
      within: [0, 1],
    },
    order_patience: {
      unit: 'month',
      about: 'How long an order that is not served waits.',
      within: [1, 36],
    },
    returning_orders: {
      unit: '1',
      about: 'Part of the orders that have waited which is placed again; the rest is given up.',
      within: [0, 1],
    },
    fee_passed_on: {
      unit: '1',
      about: 'Part of the fee on a licence that buyers pay.',
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
    ban_shock: {
      unit: '1',
      about: 'How much is added to the street price of a chip that a looming rule would close.',
      within: [0, 20],
    },
    card_pull: {
      unit: '1',
      about: 'How far the premium on compute carries over to consumer cards.',
      within: [0, 2],
    },
    price_shock: {
      unit: '1',
      about: 'How far the price of the month is off its course, as the logarithm of a factor.',
      within: [-3, 3],
    },
    cny_per_usd: { unit: 'CNY/USD', about: 'Exchange rate.', within: [0.1, 100] },
  },
  series: {
    'mandate[buyer]': {
      unit: '1',
      about: 'Part of a buyer that must buy domestic, whatever the fit.',
      within: [0, 1],
    },
    subsidy: {
      unit: '1',
      about: 'Part of the price of domestic chips that governments pay.',
      within: [0, 1],
    },
  },
  variables: {
    fee_burden: {
      unit: '1',
      about: 'What licence fees add to the cost of imported compute.',
      equals:
        'fee_passed_on * safe(sum(import_chip, on_offer[import_chip] * worth[import_chip] * controlled[import_chip] * licence_fee[import_chip]), import_supply)',
    },
    'prefers_domestic[buyer]': {
      unit: '1',
      about:
        "Part of a buyer's demand that goes to domestic chips first: by mandate, value for money and fear of being cut off.",
      equals:
        'mandate[buyer] + (1 - mandate[buyer]) * logistic(taste + value_weight * ln(software * price_import * (1 + fee_burden) / (price_domestic * (1 - subsidy))) + risk_weight * cut_off_fear)',
    },
    wants_domestic: {
      unit: 'H100e/month',
      about: 'Demand that goes to domestic chips first.',
      equals: 'sum(buyer, buyer_demand[buyer] * prefers_domestic[buyer])',
    },
    wants_import: {
      unit: 'H100e/month',
      about:
        'Demand that goes to accelerators from abroad first, less what cards and rented compute take over.',
      equals: 'max(0, demand - wants_domestic - card_supply_worth - offshore_supply * offshore_substitution)',
    },
    import_orders: {
      unit: 'H100e/month',
      about: 'What is wanted this month, and what comes back of orders that have waited.',
      equals: 'wants_import + returning_orders * order_book / order_patience',
    },
    import_supply: {
      unit: 'H100e/month',
      about: 'Legal and smuggled accelerators on offer.',
      equals: 'legal_supply + grey_supply',
    },
    contract_sold: {
      unit: 'H100e/month',
      about: 'Legal imports delivered under contract, to buyers who order their part of all that is ordered.',
      equals: 'contract_share * min(legal_supply, import_orders)',
    },
    spot_supply: {
      unit: 'H100e/month',
      about: 'Imported compute on the spot market: what is not under contract, and what is smuggled.',
      equals: 'import_supply - contract_share * legal_supply',
    },
    spot_wanted: {
      unit: 'H100e/month',
      about: 'Imported compute wanted by those whom no contract serves.',
      equals: 'import_orders - contract_sold',
    },
    spot_sold: {
      unit: 'H100e/month',
      about: 'Imported compute bought on the spot.',
      equals: 'min(spot_supply, spot_wanted)',
    },
    import_sold: {
      unit: 'H100e/month',
      about: 'Imported compute bought.',
      equals: 'contract_sold + spot_sold',
    },
    grey_sold: {
      unit: 'H100e/month',
      about: 'Smuggled compute bought; on the spot it sells first, because it is already in the country.',
      equals: 'min(grey_supply, spot_sold)',
    },
    door_closing: {
      unit: '1',
      about: 'Part of what could be ordered that a rule or a door closed this month.',
      equals: 'safe(max(previous(orderable, orderable) - orderable, 0), previous(orderable, orderable))',
    },
    orderable: {
      unit: '1',
      about: 'Preference for the accelerators that may be delivered.',
      equals:
        'sum(import_chip, needs_cowos[import_chip] * importable[import_chip] * china_preference[import_chip])',
    },
    orders_voided: {
      unit: 'H100e/month',
      about: 'Waiting orders for what may no longer be delivered.',
      equals: 'door_closing * (order_book / one_month - order_book / order_patience)',
    },
    order_book: {
      unit: 'H100e',
      about: 'Orders for imports that wait.',
      start: '0',
      change: 'import_orders - import_sold - spilled - order_book / order_patience - orders_voided',
    },
    legal_taken: {
      unit: '1',
      about: 'Part of what is legally on offer that is bought.',
      equals: 'safe(import_sold - grey_sold, legal_supply)',
    },
    spilled: {
      unit: 'H100e/month',
      about: 'What found no import and turns to domestic chips.',
      equals: 'spill * max(wants_import - import_sold, 0)',
    },
    domestic_wanted: {
      unit: 'H100e/month',
      about: 'First choice, and what spills over from buyers who found no import.',
      equals: 'wants_domestic + spilled',
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
      equals: 'max(demand - card_supply_worth - import_sold - domestic_sold, 0)',
    },
    'served_openly[buyer]': {
      unit: 'H100e/month',
      about:
        'What a buyer gets of the legal imports and domestic chips sold; platforms buy in bulk and come first.',
      equals:
        'allocate(buyer_demand[buyer], priority[buyer], card_supply_worth + import_sold - grey_sold + domestic_sold)',
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
      about: 'Imports wanted over imports offered, on the spot market.',
      equals: 'spot_wanted / max(spot_supply, supply_floor)',
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
        'price_speed * (world_price * clamp(pow(tightness_import, 1 / price_elasticity), min_price_ratio, max_price_ratio) * exp(price_shock) - price_import)',
    },
    price_domestic: {
      unit: 'USD/H100e',
      about: 'Price per useful H100e of domestic compute; never above the import price.',
      start: 'domestic_price_initial',
      change:
        'price_speed * (min(world_price * software * clamp(pow(tightness_domestic, domestic_price_response / price_elasticity), min_price_ratio, max_price_ratio), price_import) - price_domestic)',
    },
    premium: {
      unit: '1',
      about: 'Price pressure: how far China pays above the world price.',
      equals: 'price_import / world_price - 1',
    },
    'street_price[import_chip]': {
      unit: 'CNY/chip',
      about:
        'What a chip costs in China: data-centre chips by what they are worth, consumer cards by their list price; more for a chip that a looming rule would close.',
      equals:
        'cny_per_usd * (1 + ban_shock * scare[import_chip]) * (data_centre[import_chip] * price_import * worth[import_chip]' +
        ' + (1 - data_centre[import_chip]) * list_price[import_chip] * (1 + card_pull * max(premium, 0)))',
    },
    'domestic_street_price[domestic_chip]': {
      unit: 'CNY/chip',
      about: 'What a domestic chip costs, by what it is worth.',
      equals: 'cny_per_usd * price_domestic * domestic_worth[domestic_chip]',
    },
  },
})
