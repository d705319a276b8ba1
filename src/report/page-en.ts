/**
 * Holds what a report says in English; it is the pattern of every other language. Sentences are chosen by claims about the
 * numbers, and say no more than the claim does.
 */
export const pageEn = {
  skip: 'Skip to the answer',
  contents: 'On this page',
  headings: {
    answer: 'The answer in short',
    numbers: 'The numbers',
    differences: 'What the options change',
    charts: 'Charts',
    binds: 'What holds Chinese chips back, and when',
    inputs: 'What went in, and where it comes from',
    sources: 'Sources',
    reading: 'How to read this',
    limits: 'What it is not good for',
    repeat: 'How to repeat it',
    equations: 'The equations',
  },
  runsOf: (runs: string) => `${runs} runs`,
  seed: (seed: string) => `seed ${seed}`,
  by: (version: string) => `chokepoint ${version}`,
  period: (from: string, to: string) => `${from} to ${to}`,

  /** The question of a run; a study has its own. */
  question: (lead: string, title: string) => `${lead} Scenario: ${title}`,

  /** What quantities are called in a sentence, at its beginning. */
  quantities: {
    china_compute: 'AI compute in China',
    domestic_share: 'The domestic part of the AI compute that China adds',
    premium: 'The premium over the world price that China pays',
    price_import: 'The price of imported compute in China',
    unmet: 'Demand for compute that finds no chip',
    ascend_units: 'The output of Ascend chips',
  } as Readonly<Record<string, string>>,
  bounds: {
    bound_by_lines: 'packaging lines',
    bound_by_dies: 'dies',
    bound_by_memory: 'memory',
  } as Readonly<Record<string, string>>,
  list: (names: readonly string[]) =>
    names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`,
  quoted: (title: string) => `\u201c${title}\u201d`,

  trend: {
    rises: (p: TrendParts) =>
      `${p.what} grows from ${p.from} in ${p.first} to ${p.to} in ${p.last} (medians of ${p.runs} runs); nine runs in ten end between ${p.low} and ${p.high}.`,
    falls: (p: TrendParts) =>
      `${p.what} falls from ${p.from} in ${p.first} to ${p.to} in ${p.last} (medians of ${p.runs} runs); nine runs in ten end between ${p.low} and ${p.high}.`,
    unclear: (p: TrendParts) =>
      `${p.what}: whether it grows or falls, ${p.runs} runs do not tell. The median is ${p.from} in ${p.first} and ${p.to} in ${p.last}, and their 95% intervals overlap; nine runs in ten end between ${p.low} and ${p.high}.`,
    unmeasured: (p: TrendParts) =>
      `${p.what}: the median of ${p.runs} runs is ${p.from} in ${p.first} and ${p.to} in ${p.last}, without an interval that would tell its error; nine runs in ten end between ${p.low} and ${p.high}.`,
    constant: (p: TrendParts) =>
      `${p.what} is ${p.to} in ${p.last} as in ${p.first}, in nine runs of ten at least.`,
  },
  level: {
    spread: (p: LevelParts) =>
      `${p.about}: ${p.middle} at the median, and between ${p.low} and ${p.high} in nine runs of ten.`,
    constant: (p: LevelParts) => `${p.about}: ${p.middle}, in nine runs of ten at least.`,
  },
  coming: {
    always: (p: ComingParts) =>
      `${p.about}: in every run by ${p.end}, in ${p.middle} at the median, and between ${p.low} and ${p.high} in nine runs of ten.`,
    sometimes: (p: ComingParts) =>
      `${p.about}: in ${p.share} of the runs by ${p.end}${p.middle === '' ? '' : `, in ${p.middle} at the median of all`}; in the others not by then.`,
    never: (p: ComingParts) => `${p.about}: in none of ${p.runs} runs by ${p.end}.`,
  },
  binding: {
    one: (p: BindingParts) =>
      `In ${p.year}, what holds Chinese chip output back most often is ${p.names}: in ${p.share} of the runs in an average month.`,
    several: (p: BindingParts) =>
      `In ${p.year}, ${p.names} hold Chinese chip output back about equally often: in ${p.share} of the runs in an average month.`,
    none: (p: { readonly year: string }) =>
      `In ${p.year}, neither packaging lines nor dies nor memory holds Chinese chip output back in any run.`,
    before: (p: BindingParts) => `In ${p.year} it was ${p.names} (${p.share}).`,
  },
  allFailed: (runs: string) => `Every one of ${runs} runs failed, so there is no answer.`,
  someFailed: (failed: string, runs: string) =>
    `${failed} of ${runs} runs failed, and are left out of every number below; manifest.json names them.`,
  noAnswer: 'The result holds no number that could answer.',

  difference: {
    higher: (p: DifferenceParts) =>
      `${p.lead} raises it by ${p.size} at the median (95% interval ${p.low} to ${p.high}); it is higher than in ${p.base} in ${p.share} of the runs.`,
    lower: (p: DifferenceParts) =>
      `${p.lead} lowers it by ${p.size} at the median (95% interval ${p.low} to ${p.high}); it is higher than in ${p.base} in ${p.share} of the runs.`,
    unclear: (p: DifferenceParts) =>
      `whether ${p.option} raises or lowers it, ${p.runs} runs do not tell: the median difference is ${p.signed}, and its 95% interval, ${p.low} to ${p.high}, holds 0.`,
    unmeasured: (p: DifferenceParts) =>
      `${p.option} differs by ${p.signed} at the median, without an interval that would tell the error of ${p.runs} runs; it is higher than in ${p.base} in ${p.share} of the runs.`,
    same: (p: DifferenceParts) => `${p.option} changes nothing about it in any run.`,
    noPair: (p: DifferenceParts) =>
      `in no run does it come with ${p.option} as well as in ${p.base}; with ${p.option} alone it comes in ${p.onlyOption}, in ${p.base} alone in ${p.onlyBase} of ${p.runs} runs.`,
    never: (p: DifferenceParts) =>
      `(In ${p.onlyOption} of ${p.runs} runs it comes with ${p.option} alone, in ${p.onlyBase} in ${p.base} alone, in ${p.neither} in neither.)`,
    none: (p: DifferenceParts) => `no run has a number for it both with ${p.option} and in ${p.base}.`,
    furthest: (option: string) => `${option} moves it furthest and`,
    laterBy: (p: DifferenceParts) =>
      `${p.lead} makes it later by ${p.size} at the median of the runs in which it comes in both (95% interval ${p.low} to ${p.high}).`,
    soonerBy: (p: DifferenceParts) =>
      `${p.lead} makes it sooner by ${p.size} at the median of the runs in which it comes in both (95% interval ${p.low} to ${p.high}).`,
    about: (about: string, sentence: string) => `${about}: ${sentence}`,
    world: (title: string, sentence: string) => `In the world ${title}: ${sentence}`,
    points: (text: string) => `${text} percentage points`,
    months: (text: string) => `${text} months`,
    dates: { higher: 'later', lower: 'sooner' },
    /** What the runs tell, in a cell of a table. */
    tells: {
      none: 'no number',
      same: 'the same in every run',
      'no-pair': 'never both',
      unmeasured: 'no interval',
      higher: 'higher',
      lower: 'lower',
      unclear: 'the runs do not tell',
    },
  },
  best: {
    one: (p: BestParts) =>
      `Where ${p.way} is better, ${p.names} is best most often: in ${p.share} of the runs.`,
    several: (p: BestParts) =>
      `Where ${p.way} is better, so many runs can\u2019t tell ${p.names} apart: they are best in ${p.share} of the runs.`,
    level: (p: BestParts) => `Where ${p.way} is better, all are best equally often: ${p.names}.`,
    ways: { higher: 'more', lower: 'less' } as Readonly<Record<string, string>>,
    dates: { higher: 'later', lower: 'sooner' } as Readonly<Record<string, string>>,
  },
}

/** The pieces of a sentence on how a quantity moves. */
export interface TrendParts {
  readonly what: string
  readonly first: string
  readonly last: string
  readonly from: string
  readonly to: string
  readonly low: string
  readonly high: string
  readonly runs: string
}

/** The pieces of a sentence on an outcome. */
export interface LevelParts {
  readonly about: string
  readonly middle: string
  readonly low: string
  readonly high: string
}

/** The pieces of a sentence on a date. */
export interface ComingParts extends LevelParts {
  readonly share: string
  readonly end: string
  readonly runs: string
}

/** The pieces of a sentence on what binds. */
export interface BindingParts {
  readonly year: string
  readonly names: string
  readonly share: string
}

/** The pieces of a sentence on a difference. */
export interface DifferenceParts {
  /** The beginning of a sentence that goes on with what the option does. */
  readonly lead: string
  readonly option: string
  readonly base: string
  /** The median difference without its sign, and with it. */
  readonly size: string
  readonly signed: string
  readonly low: string
  readonly high: string
  readonly share: string
  readonly runs: string
  readonly onlyBase: string
  readonly onlyOption: string
  readonly neither: string
}

/** The pieces of a sentence on what is best. */
export interface BestParts {
  readonly way: string
  readonly names: string
  readonly share: string
}
