import { block } from '../compile/block.js'

/**
 * Declares what the vendor builds for China. The draft let builds shrink by `clamp(1.4 - cover / limit, 0, 1)`; two
 * named levels of cover say the same in words that can be checked. Cards share their supply by preference as the
 * accelerators do, so a banned card's part goes to the others instead of vanishing.
 */
export const imports = block({
  title: 'Legal imports',
  about:
    'What the vendor builds for China, what waits in its inventory, and what is stranded when a rule falls.',
  attributes: {
    'china_preference[import_chip]': {
      unit: '1',
      about: 'How much China wants a chip beside others that may be built at the same time.',
      within: [0, Infinity],
    },
  },
  parameters: {
    lead_time: { unit: 'month', about: 'From order to delivery.', within: [0, 36] },
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
    write_off_rate: {
      unit: '1/month',
      about: 'Part of the stranded stock that is written off or sold elsewhere in a month.',
      within: [0, 1],
    },
  },
  series: {
    china_wafer_plan: {
      unit: '1',
      about: "Part of Nvidia's CoWoS wafers planned for China's chips.",
      within: [0, 1],
    },
    card_supply: { unit: 'chip/month', about: 'Cards for China that need no CoWoS.', within: [0, Infinity] },
  },
  variables: {
    'wanted_build[import_chip]': {
      unit: '1',
      about:
        'Preference for a chip while it may be built: from a lead time before its launch, and as far as Washington lets it through.',
      equals: 'after(launch[import_chip] - lead_time) * us_open[import_chip] * china_preference[import_chip]',
    },
    planned_wafers: {
      unit: 'wafer/month',
      about: 'CoWoS wafers set aside for China.',
      equals: 'nvidia_wafers * china_wafer_plan * china_wafer_scale',
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
        ' + (1 - needs_cowos[import_chip]) * safe(wanted_build[import_chip], wanted_cards) * card_supply',
    },
    'arrivals[import_chip]': {
      unit: 'chip/month',
      about: "Finished chips reaching the vendor's China inventory.",
      equals: 'delay(build[import_chip], lead_time)',
    },
    'on_hand[import_chip]': {
      unit: 'chip/month',
      about: 'What could be shipped this month.',
      equals: 'inventory[import_chip] / one_month + arrivals[import_chip]',
    },
    'legal_sold[import_chip]': {
      unit: 'chip/month',
      about: 'Legal deliveries.',
      equals: 'importable[import_chip] * on_hand[import_chip] * legal_taken',
    },
    'written_off[import_chip]': {
      unit: 'chip/month',
      about: 'Chips that may not be shipped and are written off or sold elsewhere.',
      equals: 'inventory[import_chip] * (1 - importable[import_chip]) * write_off_rate',
    },
    'inventory[import_chip]': {
      unit: 'chip',
      about: 'Finished chips waiting; what may not be shipped is stranded.',
      start: '0',
      change: 'arrivals[import_chip] - legal_sold[import_chip] - written_off[import_chip]',
    },
    legal_supply: {
      unit: 'H100e/month',
      about: 'Useful compute in the chips that could be delivered legally this month.',
      equals: 'sum(import_chip, importable[import_chip] * on_hand[import_chip] * worth[import_chip])',
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
