/** Holds what a report explains and what its tables are headed by, in English; the pattern of every other language. */
export const textsEn = {
  columns: {
    outcome: 'Outcome',
    middle: 'Median',
    spread: 'Nine runs in ten',
    interval: 'its 95% interval',
    comes: 'Comes in',
    year: 'Year',
    option: 'Option',
    difference: 'Difference to the base, median',
    higher: 'Higher in',
    best: 'Best in',
    tells: 'The runs tell',
    number: 'Number',
    value: 'Value',
    rests: 'Rests on',
    what: 'What',
    month: 'Month',
  },
  ofRuns: (share: string) => `${share} of runs`,
  never: 'never',
  captions: {
    numbers: (runs: string) => `Outcomes over ${runs} runs`,
    binds: 'Share of the runs in which each holds output back, mean of the months of a year',
    differences: (outcome: string) => outcome,
    inputs: (block: string) => block,
    byYear: 'The numbers, year by year',
  },
  better: {
    higher: 'more is better',
    lower: 'less is better',
    later: 'later is better',
    sooner: 'sooner is better',
  },
  satisfied: (bound: string, share: string) => `${bound} in ${share} of runs`,
  numbersOf: (title: string) => `The numbers of this chart: ${title}`,
  chart: (title: string) => `Chart: ${title} With the arrow keys, go from value to value.`,
  chartAlone: (title: string) => `Chart: ${title}`,
  bindsIntro:
    'Chinese chips need packaging lines, dies from a fab, and memory; whichever is scarcest in a month holds their output back in that month.',
  noBinds: '',
  differencesIntro:
    'Options meet the same worlds: run 17 of each has the same draws. A difference is taken run by run, so chance that both share falls out of it.',
  inputsIntro: (all: string, judged: string) =>
    `${all} numbers went in; ${judged} of them rest on judgement alone, as no published estimate was found. A number in brackets leads to its source below. Of what changes from month to month, the least and the greatest value are shown.`,
  standings: {
    definition: 'definition',
    published: 'published',
    'partly judgement': 'partly judgement',
    judgement: 'judgement',
  } as Readonly<Record<string, string>>,
  range: (low: string, high: string) => `${low} to ${high}`,
  accessed: (date: string) => `read ${date}`,
  reading: (p: ReadingParts) => [
    `Each of ${p.runs} runs is one possible world: every uncertain number is drawn once from the law that its source or judgement gives it, and the same equations are then followed month by month.`,
    'A line in a chart is the median of the runs: half of them lie above it and half below. It is no single run, and no forecast. The dark band holds the middle half of the runs, the light band nine in ten.',
    'The 95% interval of a median says how exactly so many runs know it, and nothing about the world: more runs make it narrower, but no number that went in surer.',
    ...(p.isStudy
      ? [
          'A share of the runs in which an option is higher is a probability within the model. A direction is told only where the 95% interval of the median difference lies on one side of 0; else this page says that the runs do not tell.',
        ]
      : []),
    'H100e is the compute of one Nvidia H100: stocks count rated arithmetic, demand and prices count what a buyer gets of it.',
  ],
  limits: [
    'It is a model of aggregates. It does not know a single firm\u2019s orders, a single fab\u2019s tool list, or next month\u2019s rule.',
    'Many of its numbers are judgement, and those that are published disagree by factors of two to three. Its intervals are as wide as its inputs, not as wide as the unknown.',
    'Before 2024 few of its quantities can be checked against what happened; beyond 2027 none.',
    'Do not read a median as a forecast. Compare options: a difference is surer than a level.',
  ],
  repeat: {
    intro: 'The same command, with the same files and the same version, gives the same bytes:',
    ways: {
      command: 'Command',
      version: 'Program',
      scenario: 'Hash of the scenario',
      study: 'Hash of the study',
      model: 'Hash of the model',
      seed: 'Seed',
      runs: 'Runs',
      design: 'Design',
      precision: 'Precision',
      statistics: 'Quantiles',
      report: 'This page',
    },
    bits: { f64: '64 bits', f32: '32 bits' } as Readonly<Record<string, string>>,
    more: 'The result folder holds resolved.yaml (or study/), the scenario with every number in one place, and the tables that this page is made from.',
  },
  failed: (text: string) => text,
  equationsIntro: 'All that the model computes, block by block, as it was run.',
}

/** What the explanation of how to read a report depends on. */
export interface ReadingParts {
  readonly runs: string
  readonly isStudy: boolean
}
