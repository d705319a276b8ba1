import type { Argv } from 'yargs'
import { Refusal } from '../store/refusal.js'
import { type Arguments, countOf, refuseTogether, textOf } from './arguments.js'
import { chartOptions } from './chart-words.js'
import { interruptible } from './interruption.js'
import { MOST_RUNS, requestOf } from './run-request.js'
import { scenarioOptions } from './scenario-options.js'
import { viewingOf, viewOptions } from './view.js'
import { workOptions } from './work-options.js'

/** Declares `chokepoint run`. */
export const runCommand = {
  name: 'run',
  command: 'run <scenario>',
  describe: 'Run a scenario and write its tables and charts',
  builder: (parser: Argv): Argv =>
    parser
      .usage(
        'Usage: chokepoint run <scenario>\n\nRuns a scenario and writes its tables and charts to a folder.',
      )
      .positional('scenario', {
        type: 'string',
        describe: 'A scenario file, such as scenarios/baseline.yaml',
      })
      .options({
        runs: { type: 'string', requiresArg: true, describe: 'Number of runs, short for --set runs=...' },
        seed: { type: 'string', requiresArg: true, describe: 'Seed of the draws, short for --set seed=...' },
        ...scenarioOptions,
        out: {
          type: 'string',
          requiresArg: true,
          describe: 'Folder to write, instead of outputs/<scenario>',
        },
        run: {
          type: 'string',
          requiresArg: true,
          describe: 'Replay one run by its number in outcomes.csv, in full',
        },
        threads: workOptions.threads,
        precision: workOptions.precision,
        keep: {
          type: 'string',
          requiresArg: true,
          describe: 'Write every run to Parquet files too: trajectories, or trajectories:quantity,...',
        },
        memory: {
          type: 'string',
          requiresArg: true,
          describe:
            'Megabytes that results may take, 512 by default; beyond, trajectories are counted into bins',
        },
        exact: {
          type: 'boolean',
          default: false,
          describe: 'Beyond --memory, make the runs again to find exact quantiles',
        },
        journal: {
          type: 'boolean',
          default: false,
          describe: 'Keep finished parts, so that runs can be added later; long runs always do',
        },
        resume: { type: 'boolean', default: false, describe: 'Go on from an interrupted run' },
        anew: { type: 'boolean', default: false, describe: 'Forget an interrupted run' },
        extend: {
          type: 'string',
          requiresArg: true,
          describe: 'Add this many runs to the finished result in the folder',
        },
        until: {
          type: 'string',
          requiresArg: true,
          describe:
            'Double the runs until this is known so exactly, such as "domestic_share@2027-12 \u00b11%"',
        },
        most: {
          type: 'string',
          requiresArg: true,
          describe: 'Runs at which --until gives up, 1,048,576 by default',
        },
        ...chartOptions,
        watch: {
          type: 'boolean',
          default: false,
          describe: 'Show the page in the browser, and run again whenever a file of the scenario is saved',
        },
        ...viewOptions,
        'no-report': { type: 'boolean', default: false, describe: 'Leave out the page report.html' },
        quiet: workOptions.quiet,
      })
      .epilogue('')
      .example('$0 run scenarios/baseline.yaml', '')
      .example('$0 run scenarios/baseline.yaml --runs 10000 --out outputs/long', '')
      .example('$0 run scenarios/baseline.yaml --set parameters.lead_time.p50=6', '')
      .example('$0 run scenarios/baseline.yaml --keep trajectories:premium,unmet', '')
      .example('$0 run scenarios/baseline.yaml --runs 1000000 --resume', '')
      .example('$0 run scenarios/baseline.yaml --until "domestic_share@2027-12 \u00b11%"', '')
      .example('$0 run scenarios/baseline.yaml --watch', '')
      .example('$0 run scenarios/baseline.yaml --run 17', ''),
  handler: async (args: Arguments): Promise<void> => {
    const number = countOf(args, 'run', MOST_RUNS)
    const further = countOf(args, 'extend', MOST_RUNS)
    const until = textOf(args, 'until')
    if (until === undefined && args.most !== undefined)
      throw new Refusal('--most is the number of runs at which --until gives up; --runs sets it without')
    refuseTogether(args, [
      ['extend', 'runs', 'run'],
      ['until', 'runs', 'run', 'extend'],
      ['resume', 'anew'],
      ['run', 'resume', 'journal', 'keep'],
      ['watch', 'run', 'extend', 'until', 'resume'],
    ])
    const viewing = viewingOf(args)
    if (args.watch !== true && (args.port !== undefined || args['no-open'] === true))
      throw new Refusal('--port and --no-open say how --watch shows the page; without it, they do nothing')
    const request = requestOf(args)
    await interruptible(async (signal) => {
      if (further !== undefined) return (await import('./extend-run.js')).extendRun(args, further, signal)
      if (until !== undefined) return (await import('./run-until.js')).runUntilKnown(args, until, signal)
      if (args.watch === true)
        return (await import('./watch-run.js')).watchRun({ ...request, signal }, { ...viewing, signal })
      if (number === undefined) return (await import('./run-scenario.js')).runScenario({ ...request, signal })
      return (await import('./replay-run.js')).replayRun({ ...request, signal }, number)
    })
  },
}
