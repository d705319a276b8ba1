import { mechanisms } from '../scenarios/mechanisms.js'
import { readWhatIf, whatIfs } from '../scenarios/what-if.js'

const HEAD = `# What if?

Each of these scenarios extends the baseline and changes one thing, from the month in which a policy would begin; history before
it stays, bit for bit, unless the question is about history. Each has outcomes of its own beside those of the baseline. This page is
made by \`npm run docs\`.

\`\`\`sh
npx chokepoint run scenarios/what-if/hbm-runs-dry.yaml --runs 200
npx chokepoint compare scenarios/baseline.yaml scenarios/what-if/h20-bought.yaml scenarios/what-if/h20-dumped.yaml --runs 200
\`\`\`

A lever that is a series begins in a month: \`{ value: 0.3, from: 2027-01, source: ... }\`. A rule has
a day on which it takes effect and may have one on which it ends. Where no lever fits, a scenario says an equation anew.

`

/** Makes the page on the what-ifs: what each asks, and which mechanism it shows. */
export function whatIfPage(): string {
  const asked = whatIfs.map((name) => {
    const { title, question, askedBy } = readWhatIf(name)
    return `| [${title}](${name}.yaml) | ${question} | ${askedBy} |`
  })
  const shown = mechanisms.flatMap(({ title, pairs }, i) =>
    pairs.map(
      ({ shows, scenario, against = 'baseline', expression }) =>
        `| ${i + 1} | ${title} | ${shows} | ${scenario} | ${against} | \`${expression}\` |`,
    ),
  )
  return [
    `${HEAD}| scenario | question | who asks |\n|---|---|---|`,
    ...asked,
    '',
    '## Which mechanism shows where',
    '',
    'Each mechanism of the model, with the scenarios that differ in it and the number that moves. `npm run mechanisms` measures all of them;',
    'what came of 1,000 runs stands in `tests/model/MECHANISMS.md`, and tests hold the direction of each.',
    '',
    '| # | mechanism | what it shows | scenario | beside | number |\n|---|---|---|---|---|---|',
    ...shown,
    '',
  ].join('\n')
}
