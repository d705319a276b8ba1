import type { Comparison, SettingResult } from '../compare/compare.js'
import { monthLabel } from '../math/calendar.js'
import { canonicalJson, sha256 } from './canonical.js'
import { failedRuns } from './comparison-tables.js'
import type { ManifestFacts } from './manifest.js'

/** What is said of how the tables of a comparison were made. */
const STATISTICS = {
  pairs:
    'run n of every alternative has the same draws by name; differences are taken run by run; runs that failed in base or option are left out and counted',
  turns: 'alternatives take turns, 512 runs of each before the next 512 of any',
  quantiles: 'type 7 over runs',
  median_interval:
    '95%, by binomial order statistics: Conover (1999), Practical Nonparametric Statistics, section 3.2; it is about the number of runs, not about the world',
  dates:
    'differences of dates are months, over the runs in which both come; "higher" is later, and never is later than any date',
  best: 'share of the runs in which an alternative, the base among them, is best; ties are shared alike',
  regret:
    'how much better the best of the others is in that run; negative where the alternative is itself the best',
  rank: 'by the median difference to the base after the first so many runs',
  why: 'means over runs with their 95% intervals (central limit theorem); "alone" is each override by itself, "interaction" is what is left over, "shapley" shares that out: Shapley (1953), A value for n-person games',
  drivers:
    "Spearman's rank correlation with the difference; 95% intervals by Fisher's z with the standard error of Fieller, Hartley and Pearson (1957), Biometrika 44",
} as const

/** Makes the text of a comparison's manifest.json: what was compared, in which runs, and how anyone can repeat it. */
export async function comparisonManifest(
  comparison: Comparison,
  facts: Omit<ManifestFacts, 'kind'>,
): Promise<string> {
  const { study, runs, explained, alternatives, outcomes, settings } = comparison
  const [base] = settings[0]?.setting.scenarios ?? []
  if (!base) throw new RangeError('a comparison has a base')
  const { start, months, seed, design } = base
  const manifest = {
    chokepoint: facts.version,
    kind: 'compare',
    study: {
      name: study.name,
      title: study.title,
      question: study.question,
      hash: await sha256(canonicalJson(study.written ?? alternatives)),
    },
    model: { hash: await sha256(canonicalJson(facts.blocks)) },
    seed,
    design,
    runs,
    explained,
    horizon: { start, end: monthLabel(start, months - 1), months },
    precision: facts.precision,
    outcomes: outcomes.map(({ name, unit, better, satisfy }) => ({
      name,
      unit,
      equals: base.outcomes[name]?.equals ?? study.settings[0]?.scenarios[0]?.outcomes[name]?.equals,
      better,
      ...(satisfy ? { satisfy: satisfy.text } : {}),
    })),
    alternatives: await Promise.all(settings.map((one) => settingFacts(one, comparison))),
    statistics: STATISTICS,
    charts: facts.charts,
    files: facts.files,
    repeat: facts.repeat,
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** Says of base and options in a world what each of them is, and which numbers are uncertain in only one of the two. */
async function settingFacts(result: SettingResult, { alternatives }: Comparison) {
  const { setting, draws } = result
  const failed = failedRuns(result)
  const options = alternatives.map(async ({ name, title }, i) => {
    const scenario = setting.scenarios[i]
    const only = (here: number, there: number) =>
      draws.filter(({ isDrawn }) => isDrawn[here] && !isDrawn[there]).map(({ label }) => label)
    return {
      name,
      title,
      hash: await sha256(canonicalJson(scenario?.resolved)),
      overrides: (setting.leaves[i] ?? []).map(({ path }) => path.join('.')),
      uncertain: draws.filter(({ isDrawn }) => isDrawn[i]).length,
      uncertain_only_here: only(i, 0),
      uncertain_only_in_base: only(0, i),
      failed: failed[i],
      warnings: scenario?.warnings.length ?? 0,
    }
  })
  return { world: setting.world?.name ?? '', options: await Promise.all(options) }
}
