/**
 * A step from beginning to end, whatever it does: inputs become values, one call makes a report of them, the report is written. However
 * it ends, it ends here, with everything told. Decides nothing about servers.
 */
import { systemClock } from '../clock.ts';
import { asFailure, Failure } from '../errors.ts';
import type { Credentials } from '../haproxy/credentials.ts';
import type { LoadBalancer } from '../haproxy/load-balancer.ts';
import { openLoadBalancer } from '../haproxy/open.ts';
import type { Effects } from '../operation/effects.ts';
import type { Message, Report } from '../operation/report.ts';
import type { OnError, StepOperation } from '../operation/request.ts';
import type { SavedChange } from '../operation/saved-change.ts';
import * as github from './github.ts';
import { holdClientFor } from './hold/hold-client.ts';
import type { GivenAddress } from './inputs/addresses.ts';
import type { ConnectionLimits } from './inputs/groups.ts';
import { listenForInterruption } from './interruption.ts';
import { lineOf } from './report/escape.ts';
import { logTo } from './report/log.ts';
import { eraseEntry, newEntryId, timeNow, writeEntry } from './state/journal.ts';
import { thisProcess } from './state/os-process.ts';
import type { SavedStep } from './state/saved-step.ts';
import { saveEnding, saveIdentity, saveStep } from './state/state.ts';
import { writeReport } from './write-report.ts';

/** What every step is asked for, as far as it is nobody else's business what it does. */
export interface StepInputs {
  addresses: GivenAddress[];
  request: { operation: StepOperation; onError?: OnError };
  connection: ConnectionLimits;
  credentials: Credentials;
  summary: boolean;
  /** What is legal, but should be known. */
  warnings: Message[];
}

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
}

/** Runs the step and ends the process with 0 or 1. */
export async function runStep<I extends StepInputs>(step: Step<I>): Promise<void> {
  const startedAt = systemClock.now();
  const progress: Progress = { entryId: newEntryId(), operation: step.operation, inputs: null, saved: null };
  const { signal, rejected } = listenForInterruption(() => hintWhenCancelled(progress));
  let report: Report;
  try {
    saveIdentity({ process: thisProcess(), entryId: progress.entryId });
    report = await Promise.race([run(step, progress, signal), rejected]);
  } catch (error) {
    report = unfinished(asFailure(error), progress, systemClock.now() - startedAt);
  }
  github.end(await finish(report, progress).catch(couldNotFinish));
}

async function run<I extends StepInputs>(
  step: Step<I>,
  progress: Progress,
  signal: AbortSignal,
): Promise<Report> {
  const inputs = step.parse(github.readInput);
  progress.inputs = inputs;
  const { connection, credentials, warnings } = inputs;
  const effects = effectsFor(inputs, progress, signal);
  for (const warning of warnings) effects.tell({ kind: 'warning', ...warning });
  const loadBalancers = inputs.addresses.map(({ address }) =>
    openLoadBalancer(address, {
      ...connection,
      credentials,
      clock: systemClock,
      random: Math.random,
      debug: github.debug,
    }),
  );
  try {
    const report = await step.run(inputs, loadBalancers, effects);
    return { ...report, warnings: [...warnings, ...report.warnings] };
  } finally {
    for (const loadBalancer of loadBalancers) loadBalancer.close();
  }
}

function effectsFor(inputs: StepInputs, progress: Progress, signal: AbortSignal): Effects {
  const { connection, credentials } = inputs;
  const addresses = inputs.addresses.map(({ text, address }) => ({ name: address.name, text }));
  const save = (saved: SavedChange) => {
    progress.saved = { addresses, connection, change: saved };
    try {
      writeEntry(progress.entryId, { at: timeNow(), step: progress.saved });
      saveStep(progress.saved);
    } catch (error) {
      throw unsavedFailure(error);
    }
  };
  const hold = holdClientFor(addresses, connection, credentials, (text) => github.say(lineOf('done', text)));
  return { clock: systemClock, signal, save, tell: logTo(github, systemClock), hold };
}

function unsavedFailure(cause: unknown): Failure {
  const words = cause instanceof Error ? cause.message : String(cause);
  return new Failure('not-verified', `What is needed to put servers back could not be saved: ${words}`, {
    detail: words,
    cause,
    hint: "Nothing is sent that was not saved before. Look at the runner's disk (RUNNER_TEMP), then run this step again.",
  });
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
    unread: [],
    plan: [],
    notices: [],
    warnings: [],
    error: failure,
    failures: [failure],
    durationMs,
  };
}

/** The end is saved last, so that post knows that all of it was told. */
async function finish(report: Report, { entryId, inputs, saved }: Progress): Promise<0 | 1> {
  const addresses = new Map(inputs?.addresses.map(({ text, address }) => [address.name, text]));
  await writeReport(report, { addresses, saved, summary: inputs?.summary !== false });
  if (saved !== null && report.ending === 'unchanged') eraseEntry(entryId);
  saveEnding(report.ending);
  return report.error === null ? 0 : 1;
}

function couldNotFinish(error: unknown): 1 {
  github.annotate('error', 'HAProxy: outputs not written', [
    `What this step did stands in its log, but could not be written down for later steps: ${asFailure(error).message}`,
  ]);
  return 1;
}
