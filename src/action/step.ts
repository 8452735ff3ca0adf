/**
 * A step from beginning to end, whatever it does: inputs become values, one call makes a report of them, the report is written. However
 * it ends, it ends here, with everything told. Decides nothing about servers.
 */
import { meanwhile, systemClock } from '../clock.ts';
import { asFailure, Failure } from '../errors.ts';
import type { LoadBalancer } from '../haproxy/load-balancer.ts';
import { openerFor } from '../haproxy/open.ts';
import type { ProcessIdentity } from '../haproxy/process.ts';
import { keyOf } from '../haproxy/server.ts';
import type { Effects } from '../operation/effects.ts';
import { unprovenIn } from '../operation/post-job/unproven.ts';
import type { Report } from '../operation/report.ts';
import type { StepOperation } from '../operation/request.ts';
import type { SavedChange } from '../operation/saved-change.ts';
import { verb } from '../words.ts';
import * as github from './github.ts';
import { holdClientFor } from './hold/hold-client.ts';
import { countCredentials } from './inputs/credentials.ts';
import { givenConnection } from './inputs/given.ts';
import type { StepInputs } from './inputs/step-inputs.ts';
import { lostInputs } from './inputs/wrong-inputs.ts';
import { listenForInterruption } from './interruption.ts';
import { backBefore } from './report/back-before.ts';
import { lineOf } from './report/escape.ts';
import { logTo } from './report/log.ts';
import { movedServers } from './report/moved-servers.ts';
import type { Ways } from './report/ways.ts';
import { noteFailedProof } from './state/failed-proofs.ts';
import { eraseEntry, type JournalEntry, newEntryId, timeNow, writeEntry } from './state/journal.ts';
import { keep, keeperOf } from './state/keeper.ts';
import { knownCuts } from './state/known-cuts.ts';
import { thisProcess } from './state/os-process.ts';
import type { SavedStep } from './state/saved-step.ts';
import { serversInJob } from './state/servers-in-job.ts';
import { saveEnding, saveIdentity, saveStep } from './state/state.ts';
import { noteUnderWay, unansweredInJob } from './state/under-way.ts';
import { writeReport } from './write-report.ts';

/** What a step is: how its inputs are read, and what makes a report of them. */
export interface Step<I extends StepInputs> {
  /** What is told of a step whose inputs nobody could read. */
  operation: StepOperation;
  parse(read: (name: string) => string): I;
  run(inputs: I, loadBalancers: LoadBalancer[], effects: Effects): Promise<Report>;
}

/** How far a step has come: all that there is to tell of one that ends without a report of its own. */
interface Progress {
  /** In the journal of this job. */
  entryId: string;
  operation: StepOperation;
  inputs: StepInputs | null;
  saved: SavedStep | null;
  /** As it stands in the journal. */
  entry: JournalEntry | null;
}

/** Twice so long at most is a step without what it has saved, whoever clears the temporary files away: from then on one that is killed is known. */
const KEEP_EVERY_MS = 1_000;

/** Runs the step and ends the process with 0 or 1. */
export async function runStep<I extends StepInputs>(step: Step<I>): Promise<void> {
  const startedAt = systemClock.now();
  const progress: Progress = {
    entryId: newEntryId(),
    operation: step.operation,
    inputs: null,
    saved: null,
    entry: null,
  };
  github.noteFiles();
  const { signal, rejected } = listenForInterruption(() => hintWhenCancelled(progress));
  const callOff = meanwhile(KEEP_EVERY_MS, keeperOf(progress));
  let report: Report;
  try {
    saveIdentity({ process: thisProcess(), entryId: progress.entryId });
    report = await Promise.race([run(step, progress, signal), rejected]);
  } catch (error) {
    report = unfinished(asFailure(error), progress, systemClock.now() - startedAt);
  }
  callOff();
  await github.end(await finish(report, progress));
}

async function run<I extends StepInputs>(
  step: Step<I>,
  progress: Progress,
  signal: AbortSignal,
): Promise<Report> {
  if (github.hasLostInputs()) throw lostInputs();
  const inputs = step.parse(github.readInput);
  progress.inputs = inputs;
  const { request, connection, credentials, warnings } = inputs;
  const mayBeSet = new Set<string>();
  const effects = effectsFor(inputs, progress, mayBeSet, signal);
  sayUnused(inputs);
  for (const warning of warnings) effects.tell({ kind: 'warning', ...warning });
  const open = await openerFor(inputs.addresses.map(({ address }) => address));
  const loadBalancers = inputs.addresses.map(({ address }) =>
    open(address, {
      ...connection,
      credentials,
      clock: systemClock,
      random: Math.random,
      underWay: noteUnderWay(undefined, undefined, mayBeSet),
      debug: github.debug,
    }),
  );
  try {
    // Before this step writes an entry of its own. A script works on whoever stands there when its batch goes out.
    const serverInJob = request.operation === 'ready' ? serversInJob() : () => null;
    const report = await step.run(inputs, loadBalancers, effects);
    const texts = textsOf(inputs);
    const processes = processesOf(report);
    const saved = (name: string, key: string) => {
      const process = processes.get(name);
      return process === undefined ? null : serverInJob(texts.get(name) ?? '', process, key);
    };
    const back = backBefore(report, (name, key) => saved(name, key)?.out ?? null);
    const meanwhile = [...back, ...movedServers(report, (name, key) => saved(name, key)?.address ?? null)];
    for (const warning of meanwhile) effects.tell({ kind: 'warning', ...warning });
    return {
      ...report,
      ...(back.length > 0 ? { wasLetInBefore: true } : {}),
      warnings: [...warnings, ...report.warnings, ...meanwhile],
    };
  } finally {
    for (const loadBalancer of loadBalancers) loadBalancer.close();
  }
}

function sayUnused({ unused, request: { operation } }: StepInputs): void {
  if (unused.length === 0) return;
  const words = `${unused.join(', ')} ${verb(unused.length, 'is', 'are')} not used by ${operation}`;
  github.say(lineOf('note', words));
}

/** Addresses as they were given, by the load balancer's name. */
function textsOf(inputs: StepInputs | null): Map<string, string> {
  return new Map(inputs?.addresses.map(({ text, address }) => [address.name, text]));
}

/** `mayBeSet`: to which all are added before anything is sent them. */
function effectsFor(
  inputs: StepInputs,
  progress: Progress,
  mayBeSet: Set<string>,
  signal: AbortSignal,
): Effects {
  const { connection, credentials } = inputs;
  const addresses = inputs.addresses.map(({ text, address }) => ({ name: address.name, text }));
  const credentialsGiven = countCredentials(github.readInput);
  const save = (saved: SavedChange) => {
    for (const { servers } of saved.loadBalancers) for (const one of servers) mayBeSet.add(keyOf(one));
    progress.saved = { addresses, connection, credentialsGiven, change: saved };
    try {
      const entry = { at: timeNow(), step: progress.saved };
      writeEntry(progress.entryId, entry);
      progress.entry = entry;
      saveStep(progress.saved);
    } catch (error) {
      throw unsavedFailure(error);
    }
  };
  const tellHold = (text: string) => github.say(lineOf('done', text));
  const hold = holdClientFor(progress.entryId, addresses, connection, credentials, tellHold);
  const cuts = knownCuts(textsOf(inputs));
  const unanswered = unansweredInJob(systemClock);
  return { clock: systemClock, signal, save, tell: logTo(github, systemClock), hold, cuts, unanswered };
}

function unsavedFailure(cause: unknown): Failure {
  const words = wordsOf(cause);
  const next = cause instanceof Failure ? cause.hint : undefined;
  return new Failure('not-verified', `What is needed to put servers back could not be saved: ${words}`, {
    brief: 'what the post step needs could not be saved',
    detail: words,
    cause,
    hint: `Nothing is sent that was not saved before. ${next ?? "Look at the runner's disk (RUNNER_TEMP), then run this step again."}`,
  });
}

/** What the system said of a file, mostly. */
function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function hintWhenCancelled({ inputs }: Progress): string {
  return inputs?.request.onError === 'keep'
    ? 'Nothing is put back (`on-error: keep`): look at the job summary for what is where.'
    : 'When the job ends, the post step of this action puts back what is different, and says so in its log.';
}

/** A report for a step that has none: nothing was read, or nothing that was read can be relied on. */
function unfinished(failure: Failure, { operation, inputs, saved }: Progress, durationMs: number): Report {
  // Everything that is sent was saved before.
  const nothingSent = saved === null;
  return {
    operation: inputs?.request.operation ?? operation,
    result: nothingSent ? 'failed' : 'partial',
    ending: nothingSent ? 'unchanged' : 'unfinished',
    changed: nothingSent ? 'no' : 'unknown',
    servers: [],
    loadBalancers: [],
    unread: [],
    plan: [],
    notices: [],
    warnings: [],
    error: failure,
    failures: [failure],
    durationMs,
  };
}

/** The end is saved last, so that post knows that all of it was told. Returns what the process has to end with. */
async function finish(report: Report, progress: Progress): Promise<0 | 1> {
  const { entryId, inputs, saved } = progress;
  keep(progress);
  const addresses = textsOf(inputs);
  let isTold = true;
  try {
    const ways = waysOf(report, addresses);
    await writeReport(report, { ways, saved, summary: inputs?.summary !== false });
  } catch (error) {
    isTold = false;
    couldNotFinish('outputs not written', 'its outputs could not be written', error);
    // One that fails for that alone has not come to its end. Whatever else has failed has been decided, as that a server is kept out.
    if (report.error === null) return 1;
  }
  try {
    if (saved !== null && report.ending === 'unchanged') eraseEntry(entryId);
    noteUnproven(report, entryId, addresses);
    saveEnding(report.ending);
  } catch (error) {
    // For one and the same reason.
    if (isTold) couldNotFinish('end not saved', 'that it has come to its end could not be saved', error);
    return 1;
  }
  return report.error === null ? 0 : 1;
}

function couldNotFinish(title: string, what: string, error: unknown): void {
  github.annotate('error', `HAProxy: ${title}`, [
    `What this step did is in its log, but ${what}: ${wordsOf(error)}`,
  ]);
}

function waysOf({ loadBalancers }: Report, addresses: ReadonlyMap<string, string>): Ways {
  const prefixes = loadBalancers.flatMap(({ name, process: { commandPrefix } }) =>
    commandPrefix === undefined ? [] : [[name, commandPrefix] as const],
  );
  return {
    addresses,
    prefixes: new Map(prefixes),
    given: givenConnection(github.readInput),
    uses: github.usedAs(),
  };
}

/** Who answered last, by the load balancer's name. */
function processesOf({ loadBalancers }: Report): Map<string, ProcessIdentity> {
  return new Map(loadBalancers.map(({ name, process }) => [name, process]));
}

/** So that an earlier step's post does not wait for the same proof once more. */
function noteUnproven(report: Report, entryId: string, addresses: ReadonlyMap<string, string>): void {
  const processes = processesOf(report);
  const unproven = unprovenIn(report).flatMap((server) => {
    const process = processes.get(server.loadBalancer);
    const address = addresses.get(server.loadBalancer) ?? '';
    return process === undefined ? [] : { address, process, key: keyOf(server) };
  });
  try {
    if (unproven.length > 0) noteFailedProof(entryId, unproven);
  } catch {
    // Then it is waited for once more.
  }
}
