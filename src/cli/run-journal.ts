import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { designNamed, type Journal, model, type Scenario, wantedOutputs } from '../index.js'
import { canonicalJson, sha256 } from '../report/canonical.js'
import {
  borrowJournal,
  forgetJournal,
  type Identity,
  JOURNAL,
  openJournal,
  runsInJournal,
  unfinishedJournal,
} from '../store/journal.js'
import { Refusal } from '../store/refusal.js'
import { Interruption } from './interruption.js'
import { counted, withCommas } from './readable.js'
import type { RunRequest } from './run-request.js'
import { readVersion } from './version.js'

/** The journal of a run of the command. */
export interface RunJournal {
  /** Opens it, where one was asked for or the run is long enough to need one. */
  readonly open: (contents: { readonly counted: boolean }) => Journal | undefined
  /** Tells where it is, once it was opened. */
  readonly opened: () => string | undefined
  /** Makes of the reason why a run ended early one that says what is kept of it; removes a journal that holds nothing. */
  readonly explain: (reason: unknown) => unknown
}

/**
 * Finds out how the journal of a run into a folder begins: anew, from an interrupted run, or from the finished result there.
 * Throws a Refusal where an interrupted run would be lost without a word.
 */
export async function prepareJournal(
  scenario: Scenario,
  { folder, request }: { readonly folder: string; readonly request: RunRequest },
): Promise<RunJournal> {
  const place = unfinishedJournal(resolve(folder))
  const begun = runsInJournal(place)
  const { journal, resume, anew, extend } = request
  if (begun !== undefined && !resume && !anew)
    throw new Refusal(
      `${place} keeps ${withCommas(begun)} runs of an interrupted run; --resume goes on from it, --anew forgets it`,
    )
  const identity = await identityOf(scenario, request)
  let opened: string | undefined
  let isAnew = anew
  return {
    open: (contents) => {
      if (isAnew) forgetJournal(place)
      isAnew = false
      if (!(journal || resume || extend || contents.counted)) return undefined
      if (extend && !existsSync(place)) borrowJournal(join(resolve(folder), JOURNAL), place)
      opened = place
      return openJournal(place, identity)
    },
    opened: () => opened,
    explain: (reason) => {
      const kept = opened === undefined ? undefined : runsInJournal(opened)
      if (kept === 0) forgetJournal(place)
      const words = `${counted(kept ?? 0, 'run')} are kept, and --resume goes on from them`
      if (kept && reason instanceof Interruption) return new Interruption(reason.exitCode, words)
      return kept && isWriteFault(reason) ? new Refusal(`${reason.message}; ${words}`) : reason
    },
  }
}

/** Tells the error by its name: one from another thread has lost its class. */
function isWriteFault(reason: unknown): reason is Error {
  return reason instanceof Error && reason.name === 'WriteFault'
}

/** Says what must be the same for runs to belong together, by what it is called in messages. */
async function identityOf(scenario: Scenario, { precision, keep }: RunRequest): Promise<Identity> {
  const {
    title,
    question,
    asked_by: askedBy,
    about,
    runs,
    ...rest
  } = scenario.resolved as Record<string, unknown>
  return {
    'version of chokepoint': readVersion(),
    seed: scenario.seed,
    design: scenario.design,
    // Where the design places runs by their number, runs of another number do not belong together.
    ...(designNamed(scenario.design).needsRuns ? { 'number of runs': String(scenario.runs) } : {}),
    precision,
    'list of kept quantities': keep ?? wantedOutputs(scenario).join(','),
    model: await sha256(canonicalJson([...model, scenario.equations])),
    scenario: await sha256(canonicalJson(rest)),
  }
}
