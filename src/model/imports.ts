import { block } from '../compile/block.js'

/**
 * Declares what the vendor builds for China. Two named levels of cover say when unsold builds stop further ones; what the
 * vendor expects to be let through follows both governments' doors with a delay, so that no series needs to know when
 * a rule stopped the lines. Cards share their supply by preference as the accelerators do, so a banned card's part goes
 * to the others instead of vanishing.
 */
export const imports = block({
  title: 'Legal imports',
  about:
    'What the vendor builds for China, what waits in its inventory, what buyers have ordered, and what is stranded when a rule falls.',
  attributes: {
    'china_preference[import_chip]': {
      unit: '1',
      about: 'How much China wants a chip beside others that may be built at the same time.',
      within: [0, Infinity],
    },
    'wanted_elsewhere[import_chip]': {
      unit: '1/month',
      about: 'Part of the stranded stock of a chip that the vendor sells outside China in a month.',
      optional: true,
      within: [0, 1],
    },
    'opening_stock[import_chip]': {
      unit: 'chip',
      about: "Chips in the vendor's channel to China when the horizon opens.",
      optional: true,
      within: [0, Infinity],
    },
  },
  parameters: {
    lead_time: { unit: 'month', about: 'From order to delivery.', within: [0, 36] },
    shipping_time: {
      unit: 'month',
      about: 'How long a finished chip waits in the channel before it can be delivered.',
      within: [1, 12],
    },
    china_wafer_scale: {
      unit: '1',
      about: 'How far the wafers given to China differ from the plan.',
      within: [0, Infinity],
    },
    typical_chips_per_wafer: {
      unit: 'chip/wafer',
      about: 'Packages on a wafer of chips for China.',
      within: [1, 200],
    },
    cover_comfort: {
      unit: 'month',
      about: 'Months of unsold builds that the vendor does not mind.',
      within: [0, 36],
    },
    cover_limit: {
      unit: 'month',
      about: 'Months of unsold builds at which it stops building.',
      within: [0, 60],
    },
    expectation_time: {
      unit: 'month',
      about: 'Time in which the vendor believes that a door has opened or closed.',
      within: [1, 36],
    },
    vendor_response: {
      unit: '1',
      about: "How strongly the vendor's plan for China answers to what China pays above the world price.",
      within: [0, 3],
    },
    vendor_response_most: { unit: '1', about: 'The most that this makes of the plan.', within: [1, 10] },
    write_off_rate: {
      unit: '1/month',
      about: 'Part of the stranded stock that is written off in a month.',
      within: [0, 1],
    },
  },
  series: {
    china_wafer_plan: {
      unit: '1',
      about: "Part of Nvidia's CoWoS wafers planned for China's chips while its doors are open.",
      within: [0, 1],
    },
    card_supply: {
      unit: 'chip/month',
      about: 'Cards for China that need no CoWoS, while its doors are open.',
      within: [0, Infinity],
    },
  },
  variables: {
    'buildable[import_chip]': {
      unit: '1',
      about:
        'Share of this month in which the chip may be started: from a lead time before its first delivery.',
      equals:
        'max(after(launch[import_chip] - lead_time), any(rule, answers[import_chip, rule] * after(effective[rule] + grace[rule] + redesign[import_chip] - lead_time)))',
    },
    'wanted_build[import_chip]': {
      unit: '1',
      about: 'Preference for a chip while it may be built, as far as Washington lets it through.',
      equals: 'buildable[import_chip] * us_open[import_chip] * china_preference[import_chip]',
    },
    openness: {
      unit: '1',
      about: 'How far both doors are open to the most open accelerator that the vendor can build.',
      equals:
        'china_open * any(import_chip, needs_cowos[import_chip] * buildable[import_chip] * us_open[import_chip])',
    },
    expected_openness: {
      unit: '1',
      about: 'How far the vendor expects the doors to be open when what it builds today is finished.',
      start: '1',
      change: '(openness - expected_openness) / expectation_time',
    },
    planned_wafers: {
      unit: 'wafer/month',
      about: 'CoWoS wafers set aside for China; more when China pays more than the world.',
      equals:
        'nvidia_wafers * china_wafer_plan * china_wafer_scale * expected_openness * min(pow(1 + max(premium, 0), vendor_response), vendor_response_most)',
    },
    stock_cover: {
      unit: 'month',
      about: 'Months of planned builds lying unsold.',
      equals:
        'safe(sum(import_chip, inventory[import_chip] * needs_cowos[import_chip]), planned_wafers * typical_chips_per_wafer)',
    },
    china_wafers: {
      unit: 'wafer/month',
      about: "Wafers started for China's chips; fewer as unsold stock piles up.",
      equals: 'planned_wafers * clamp((cover_limit - stock_cover) / (cover_limit - cover_comfort), 0, 1)',
    },
    wanted_accelerators: {
      unit: '1',
      about: 'Preference for all accelerators that may be built.',
      equals: 'sum(import_chip, wanted_build[import_chip] * needs_cowos[import_chip])',
    },
    wanted_cards: {
      unit: '1',
      about: 'Preference for all cards that may be built.',
      equals: 'sum(import_chip, wanted_build[import_chip] * (1 - needs_cowos[import_chip]))',
    },
    'build[import_chip]': {
      unit: 'chip/month',
      about:
        'Starts for China: wafers are shared among accelerators, and card supply among cards, by preference.',
      equals:
        'needs_cowos[import_chip] * safe(wanted_build[import_chip], wanted_accelerators) * china_wafers * packages_per_wafer[import_chip] * packaging_yield' +
        ' + (1 - needs_cowos[import_chip]) * safe(wanted_build[import_chip], wanted_cards) * card_supply * card_door',
    },
    'arrivals[import_chip]': {
      unit: 'chip/month',
      about: "Finished chips reaching the vendor's China inventory.",
      equals: 'delay(build[import_chip], lead_time)',
    },
    'on_hand[import_chip]': {
      unit: 'chip/month',
      about: 'What could be delivered this month of what waits in the channel.',
      equals: '(inventory[import_chip] + arrivals[import_chip] * one_month) / shipping_time',
    },
    'on_offer[import_chip]': {
      unit: 'chip/month',
      about: 'What may be delivered this month: all of what no rule controls, and the rest up to the cap.',
      equals:
        'on_sale_abroad[import_chip] * door[import_chip] * ((1 - controlled[import_chip]) * on_hand[import_chip]' +
        ' + min(controlled[import_chip] * licensed[import_chip] * on_hand[import_chip], licence_cap[import_chip]))',
    },
    'legal_sold[import_chip]': {
      unit: 'chip/month',
      about: 'Legal deliveries: all cards, and accelerators as far as there are orders.',
      equals:
        'on_offer[import_chip] * (needs_cowos[import_chip] * legal_taken + (1 - needs_cowos[import_chip]))',
    },
    'blocked[import_chip]': {
      unit: 'chip/month',
      about: 'What arrives for China and may not be delivered.',
      equals: 'arrivals[import_chip] * (1 - us_open[import_chip])',
    },
    'stranded[import_chip]': {
      unit: 'chip',
      about: 'Finished chips that may not be delivered.',
      equals: 'inventory[import_chip] * (1 - importable[import_chip])',
    },
    'written_off[import_chip]': {
      unit: 'chip/month',
      about: 'Stranded chips that are written off.',
      equals: 'stranded[import_chip] * write_off_rate',
    },
    'diverted[import_chip]': {
      unit: 'chip/month',
      about: 'Stranded chips that are sold outside China.',
      equals:
        'min(stranded[import_chip] * wanted_elsewhere[import_chip], stranded[import_chip] / one_month - written_off[import_chip])',
    },
    'inventory[import_chip]': {
      unit: 'chip',
      about: 'Finished chips waiting; what may not be shipped is stranded.',
      start: 'opening_stock[import_chip]',
      change:
        'arrivals[import_chip] - legal_sold[import_chip] - written_off[import_chip] - diverted[import_chip]',
    },
    legal_supply: {
      unit: 'H100e/month',
      about: 'Useful compute in the accelerators that may be delivered this month.',
      equals: 'sum(import_chip, needs_cowos[import_chip] * on_offer[import_chip] * worth[import_chip])',
    },
    card_supply_worth: {
      unit: 'H100e/month',
      about: 'Useful compute in the cards delivered this month.',
      equals: 'sum(import_chip, (1 - needs_cowos[import_chip]) * on_offer[import_chip] * worth[import_chip])',
    },
    legal_units: {
      unit: 'chip/month',
      about: 'Legal deliveries of all chips.',
      equals: 'sum(import_chip, legal_sold[import_chip])',
    },
    legal_rated: {
      unit: 'H100e/month',
      about: 'Rated compute of the legal deliveries.',
      equals: 'sum(import_chip, legal_sold[import_chip] * rated[import_chip])',
    },
  },
})
