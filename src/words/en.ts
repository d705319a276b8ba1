/**
 * Holds what charts say in English, chart by chart. It is the pattern of every other language: a key here is a key there.
 * Values are words, or functions of names and numbers.
 */
export const en = {
  /** What all charts share. */
  common: {
    runs: (runs: number) => (runs === 1 ? '1 run' : `${runs.toLocaleString('en')} runs`),
    seed: (seed: number | string) => `seed ${seed}`,
    simulation: 'Source: chokepoint simulation.',
    dashedLines: (entries: string) => `Dashed lines: ${entries}`,
    list: (names: readonly string[]) =>
      names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`,
    /** Joins a quantity and its unit. */
    withUnit: (name: string, unit: string) => (unit === '' ? name : `${name}, ${unit}`),
    /** Joins a quantity and one of its elements. */
    ofElement: (name: string, element: string) => `${name}: ${element}`,
    /** Joins a sentence and the name behind it. */
    named: (words: string, name: string) => `${words} (${name})`,
  },

  /** Where a chart comes from. */
  source: {
    line: (version: string, scenario: string) => `Source: chokepoint ${version}, scenario ${scenario}`,
    study: (version: string, study: string) => `Source: chokepoint ${version}, study ${study}`,
    numbers: (publishers: string, file: string) => `; numbers from ${publishers} (see ${file})`,
    more: (count: number) => `${count} more`,
    judgement: 'judgement',
    observed: (publishers: string) => `; observations from ${publishers}`,
  },

  /** Months and years on an axis, as d3-time-format writes them. */
  dates: { month: '%b %Y', year: '%Y' },

  /** What the parts of an interval are. */
  intervals: {
    outer: '5% to 95% of runs',
    inner: '25% to 75% of runs',
    median: 'median of runs',
    ofMedian: '95% interval of the median',
  },

  /** Large numbers, the largest first: what an axis says beside its title, what stands behind a number, and its meaning. */
  numbers: {
    steps: [
      { size: 1e12, note: 'trillions', suffix: 'tn', word: 'trillion' },
      { size: 1e9, note: 'billions', suffix: 'bn', word: 'billion' },
      { size: 1e6, note: 'millions', suffix: 'M', word: 'million' },
      { size: 1e3, note: 'thousands', suffix: 'k', word: 'thousand' },
    ],
    /** Stands between thousands before a suffix. */
    comma: ',',
    logScale: 'log scale',
    /** Says what a suffix means; nothing where the language's own numerals say it. */
    meaning: (suffix: string, word: string) => `${suffix} = ${word}`,
    /** Adds notes to the title of an axis. */
    noted: (title: string, notes: readonly string[]) =>
      notes.length === 0 ? title : `${title} (${notes.join(', ')})`,
  },

  /** Units in words: alone, and behind "per". */
  units: {
    plural: {
      H100e: 'H100 equivalents',
      chip: 'chips',
      wafer: 'wafers',
      die: 'dies',
      stack: 'HBM stacks',
      month: 'months',
      USD: 'US dollars',
      CNY: 'yuan',
      date: 'date',
      '1': '',
    } as Readonly<Record<string, string>>,
    per: {
      H100e: 'H100 equivalent',
      chip: 'chip',
      wafer: 'wafer',
      month: 'month',
      USD: 'US dollar',
    } as Readonly<Record<string, string>>,
    ratio: (above: string, below: string) => `${above} per ${below}`,
    each: (below: string) => `per ${below}`,
    percent: 'percent',
    percentagePoints: 'percentage points',
    plain: 'ratio',
    plainDifference: 'difference of the ratio',
    monthsFromStart: 'months from the start',
    laterIsHigher: 'months; later is higher',
  },

  /** The columns of the table of what a chart draws, by the fields of its data. */
  columns: {
    panel: 'panel',
    month: 'month',
    date: 'date',
    label: 'label',
    name: 'name',
    option: 'option',
    p5: '5%',
    p25: '25%',
    p50: 'median',
    p75: '75%',
    p95: '95%',
    median: 'median',
    low: 'low',
    high: 'high',
    value: 'value',
    lever: 'lever',
    kind: 'kind',
    from: 'from',
    to: 'to',
    count: 'runs',
    inside: 'between 5% and 95%',
    at: 'median',
    x: 'x',
    y: 'y',
  } as Readonly<Record<string, string>>,

  fan: {
    description: (title: string, axis: string) => `${title} ${axis}, by month.`,
    /** The question of a fan of any quantity. */
    title: (names: string, several: boolean) => `${names}: how ${several ? 'do they' : 'does it'} develop?`,
    observed: 'observed',
    observedMean: 'observed, mean of a year',
  },

  headline: {
    china_compute: {
      title: 'How much AI compute is there in China?',
      axis: 'Installed compute, H100 equivalents',
    },
    installed_by_channel: {
      title: 'By which channel does China get its AI compute?',
      axis: 'H100 equivalents',
    },
    domestic_share: {
      title: "What share of China's new AI compute is made at home?",
      axis: 'Domestic chips, percent of compute added',
    },
    premium: {
      title: 'How far above the world price does China pay?',
      axis: 'Premium over the world price, percent',
    },
    price_import: {
      title: 'What does imported compute cost in China?',
      axis: 'Price of imported compute, US dollars per H100 equivalent',
    },
    unmet: { title: 'How much demand for compute finds no chip?', axis: 'Unmet, H100 equivalents per month' },
    ascend_units: { title: 'How many Ascend chips can Huawei ship?', axis: 'Ascend chips per month' },
    smic_capacity: {
      title: 'How fast does SMIC add advanced capacity?',
      axis: '7 nm class capacity, wafers per month',
    },
    fab_yield: {
      title: 'How many of the dies that SMIC starts are good?',
      axis: 'Yield, percent of dies started',
    },
    cowos_capacity: {
      title: 'How fast does CoWoS packaging grow?',
      axis: 'Installed CoWoS capacity, wafers per month',
    },
  },

  /** What the panels of a headline chart are called. */
  channels: {
    installed_legal: 'Legal imports',
    installed_grey: 'Smuggled',
    installed_domestic: 'Made in China',
    installed_offshore: 'Rented abroad',
  } as Readonly<Record<string, string>>,

  differenceDots: {
    title: (base: string) => `How do the options differ from ${base}?`,
    reading: (base: string) =>
      `Difference to "${base}", run by run; the outcome that changes most comes first.`,
    description: (title: string) => `${title} Differences to the base, by option.`,
  },

  hindcast: {
    title: 'Does the model give what really happened?',
    reading:
      'Bars are where 90 and 50 of 100 runs lie, the stroke in them is the median, and the thin line is how far the fact itself is known. An arrow: it goes on.',
    description: (title: string) => `${title} Intervals of the model as multiples of facts.`,
    /** Stands in the place of the scenario's own file in the source line. */
    facts: '; facts: see hindcast.csv',
    spread: '90% of runs',
    middle: '50% of runs',
    inside: 'fact inside',
    meets: 'only its range is',
    misses: 'fact outside',
    axis: 'The model as a multiple of the fact (log scale)',
    fact: 'fact',
    factHeading: 'fact (from\u2013to)',
    modelHeading: 'model: median (90%)',
    none: 'none',
    units: {
      '1': 'Shares and ratios',
      chip: 'Chips',
      wafer: 'Wafers',
      H100e: 'H100 equivalents',
      USD: 'US dollars',
      'CNY/chip': 'CNY a chip',
    } as Readonly<Record<string, string>>,
  },

  calibration: {
    before: 'Before: as the scenario says',
    after: 'After: calibrated by the facts',
    title: 'Which uncertain numbers does history move?',
    description: (title: string) => `${title} Numbers before and after.`,
    axis: 'Standard deviations of the prior',
    spreadBefore: 'before: 5% to 95%',
    spreadAfter: 'after: 5% to 95%',
    medianAfter: 'after: median',
    reading: (facts: number, power: string, effective: number) =>
      `${facts} facts, with the power ${power} of their likelihood; the weighted runs are worth ` +
      `${effective} of equal weight. A number far from 0 is one that its sources did not expect.`,
    more: (count: number) => ` ${count} more moved less.`,
  },

  inputs: {
    title: 'How uncertain is each number that goes in?',
    description: (title: string) => `${title} Draws of each uncertain number.`,
    bars: 'Bars: draws over the runs, dark between the 5% and 95% quantile; line: median. The outermost bars hold what lies beyond.',
    bands: 'Bands over months: 5% to 95% of runs.',
    never: (percent: string) => `${percent}% never`,
  },

  sweep: {
    title: (outcome: string, levers: string) => `How does ${outcome} move with ${levers}?`,
    reading: (words: string, base: string) =>
      `${words}. The diamond is the scenario as it stands, "${base}"; where it leaves a lever uncertain, at that lever's median.`,
    description: (title: string, words: string) => `${title} ${words}.`,
    over: (outcome: string, levers: string) => `${outcome}, by ${levers}`,
    ofMedian: (words: string) => `${words}, median of runs`,
    /** A field of a lever, such as `multiply`. */
    field: (lever: string, field: string) => `${lever} (${field})`,
    fields: {} as Readonly<Record<string, string>>,
  },

  tornado: {
    title: (option: string, outcome: string) => `What decides how far "${option}" moves ${outcome}?`,
    reading: (outcome: string) =>
      `${outcome}: Spearman's rank correlation of each uncertain number with the difference to the base.`,
    axis: 'Rank correlation with the difference; the line is its 95% interval',
    description: (title: string) => `${title} Rank correlations.`,
  },

  waterfall: {
    title: (option: string) => `What does "${option}" change, override by override?`,
    reading: (kind: string) => `Means over runs; ${kind}. The line is the 95% interval of each part.`,
    shapley: 'Shapley values, which share interactions out',
    alone: 'each override alone, and what is left over to all together',
    interaction: 'all together',
    rise: 'raises it',
    fall: 'lowers it',
    description: (title: string, axis: string) => `${title} ${axis}, override by override.`,
  },

  supply: {
    title: 'Through which channels could compute reach China, and does it meet demand?',
    axis: 'New compute on offer, H100 equivalents per month',
    share: 'Percent of what is on offer',
    channels: {
      legal_supply: 'Legal accelerators',
      card_supply_worth: 'Smaller cards',
      grey_supply: 'Smuggled',
      domestic_supply: 'Made in China',
      offshore_supply: 'Rented abroad',
    },
    demand: 'demand',
    reading:
      'Means over runs: the means of the parts add up to the mean of the whole, which medians need not. What is on offer may stay unsold, and rented compute takes the place of imports only in part.',
    description: (title: string) => `${title} Compute on offer by channel and month, and demand.`,
  },

  bottleneck: {
    title: 'What holds back the output of Ascend chips?',
    axis: 'Share of runs in which it binds, percent',
    parts: {
      bound_by_lines: 'packaging lines, or orders',
      bound_by_dies: 'dies',
      bound_by_memory: 'memory (HBM)',
    },
    reading:
      'In each month and run one of the three binds; the shares add up to all runs. Makers slow their lines when chips do not sell, which counts as lines.',
    description: (title: string) => `${title} Shares of runs by month.`,
  },

  differenceFan: {
    title: (name: string) => `How does each option move ${name}, month by month?`,
    axis: (name: string, unit: string) => `Difference in ${name}, ${unit}`,
    reading: (base: string, runs: string) =>
      `Difference to "${base}" in the same run, over ${runs}. Zero is no difference; a band beside it says that nearly all runs agree on the sign.`,
    description: (title: string) => `${title} Differences to the base, by month and option.`,
  },

  ecdf: {
    title: (outcome: string) => `${outcome}: how likely is it to stay below a value?`,
    dateTitle: (outcome: string) => `${outcome}: how likely is it to have come by then?`,
    axis: 'Share of runs at or below, percent',
    dateAxis: 'Share of runs in which it has come, percent',
    reading: (marks: string) => `Points: ${marks} of runs.`,
    never: (parts: string) => `It never comes in ${parts}; the curve does not reach that part.`,
    same: (names: string) => `The curves of ${names} are the same.`,
    part: (percent: string, name: string) =>
      name === '' ? `${percent} of runs` : `${percent} of runs of "${name}"`,
    description: (title: string) => `${title} Cumulative shares of runs.`,
  },

  ranks: {
    title: (outcome: string) => `${outcome}: which option comes first, and how surely?`,
    axis: 'Share of runs in which it takes the rank, percent',
    reading: (first: string) =>
      `Numbers are ranks: 1 is the ${first} of the run. Equals share their ranks alike.`,
    first: { higher: 'highest', lower: 'lowest' },
    description: (title: string) => `${title} Shares of runs by rank.`,
  },

  pricePath: {
    title: 'What does a chip cost in China, and how far above the world price is that?',
    axis: 'Street price, yuan per chip',
    premium: 'Premium over the world price, percent',
    premiumHeading: 'Premium on imported compute',
    reading: 'A chip has no line while it is not on sale.',
    description: (title: string) => `${title} Street prices by chip and month, and the premium.`,
  },

  scatter: {
    title: (outcome: string, parameter: string) => `${outcome}: how does it go with "${parameter}"?`,
    correlation: (value: string, low: string, high: string, runs: string) =>
      `Spearman's rank correlation ${value}, 95% interval ${low} to ${high}, over ${runs}`,
    points: 'Each point is a run.',
    bins: 'Each field counts runs; the stronger its colour, the more.',
    count: 'runs',
    trend: 'median of each tenth of the runs',
    never: (percent: string) => `Left out: ${percent} of runs, in which it never comes.`,
    description: (title: string) => `${title} Runs by both.`,
  },

  calendar: {
    title: 'Which foreign chips may reach China, and when?',
    states: {
      open: 'open',
      licensed: 'controlled, but licensed',
      door: 'let through by Washington, shut out by Beijing',
      controlled: 'banned by Washington',
      absent: 'not on sale',
    },
    reading:
      'The state that holds for most of a month, in the median of runs. Licensed: Washington lets part of it through, or all. Beijing shuts out what it lets less than half of in.',
    description: (title: string) => `${title} States by chip and month.`,
  },

  influence: {
    title: 'How do the parts of the model feed each other?',
    blockTitle: (block: string) => `${block}: what feeds what?`,
    kinds: {
      computed: 'computed every month',
      stock: 'stock',
      number: 'number given',
      series: 'series given',
      block: 'from another block',
    },
    /** The titles of the model's blocks, where they differ. */
    blocks: {} as Readonly<Record<string, string>>,
    description: (title: string, boxes: number, arrows: number) =>
      `${title} ${boxes} boxes, ${arrows} arrows.`,
  },
}
