/**
 * The main step: inputs, one change, and its report as outputs, summary, annotations and log. However it ends, it ends here,
 * with everything told. Decides nothing about servers.
 */
import { asFailure, Failure } from '../errors.ts';
import { openLoadBalancer } from '../haproxy/open.ts';
import { change } from '../operation/change.ts';
import type { Holding, SavedChange } from '../operation/effects.ts';
import type { Report } from '../operation/report.ts';
import { systemClock } from '../wait.ts';
import { errorAnnotation, messageAnnotations } from './annotations.ts';
import { lineOf } from './foreign-text.ts';
import * as github from './github.ts';
import { inPlaces } from './hold-file.ts';
import { newHolderId, startHolder, takeOver } from './holding.ts';
import { type Inputs, parseInputs } from './inputs.ts';
import { type Entry, eraseEntry, newEntry, timeNow, writeEntry } from './journal.ts';
import { logTo } from './log.ts';
import { thisProcess } from './main-process.ts';
import { outputsOf } from './outputs.ts';
import type { SavedStep } from './saved-step.ts';
import { saveEnding, saveHolderId, saveIdentity, saveStep } from './state.ts';
import { summaryOf } from './summary.ts';
import { undosOf } from './undo.ts';
import { verdictOf } from './verdict.ts';

/** A cancelled step has 7.5 s, but its last words should not depend on a load balancer that does not answer. */
const GRACE_MS = 800;

/** What is known when a step ends without a report of its own. */
interface Known {
  inputs: Inputs | null;
  saved: SavedStep | null;
  /** In the journal of this job. */
  entry: Entry;
}

/** Runs the step and ends the process with 0 or 1. */
export async function main(): Promise<void> {
  const startedAt = systemClock.now();
  const known: Known = { inputs: null, saved: null, entry: newEntry() };
  const controller = new AbortController();
  const outside = failureOutside(controller, known);
  let report: Report;
  try {
    saveIdentity({ process: thisProcess(), entry: known.entry });
    report = await Promise.race([run(known, controller.signal), outside]);
  } catch (error) {
    report = unfinished(asFailure(error), known, systemClock.now() - startedAt);
  }
  github.end(await tellAll(report, known).catch(couldNotTell));
}

async function run(known: Known, signal: AbortSignal): Promise<Report> {
  const inputs = parseInputs(github.readInput);
  known.inputs = inputs;
  const { connection } = inputs;
  const loadBalancers = inputs.addresses.map(({ address }) =>
    openLoadBalancer(address, {
      ...connection,
      credentials: inputs.credentials,
      clock: systemClock,
      random: Math.random,
      debug: github.debug,
    }),
  );
  const addresses = inputs.addresses.map(({ text, address }) => ({ name: address.name, text }));
  const save = (saved: SavedChange) => {
    known.saved = { addresses, connection, change: saved };
    try {
      writeEntry(known.entry, timeNow(), known.saved);
      saveStep(known.saved);
    } catch (error) {
      throw unsavedFailure(error);
    }
  };
  const tell = logTo(github, systemClock);
  for (const warning of inputs.warnings) tell({ kind: 'warning', ...warning });
  const holding = holdingFor(inputs, addresses);
  const effects = { clock: systemClock, signal, save, tell, holding };
  const report = await change({ request: inputs.request, loadBalancers, effects });
  return { ...report, warnings: [...inputs.warnings, ...report.warnings] };
}

function unsavedFailure(cause: unknown): Failure {
  const words = cause instanceof Error ? cause.message : String(cause);
  return new Failure('not-verified', `What is needed to put servers back could not be saved: ${words}`, {
    detail: words,
    cause,
    hint: "Nothing is sent that was not saved before. Look at the runner's disk (RUNNER_TEMP), then run this step again.",
  });
}

function holdingFor({ connection, credentials }: Inputs, addresses: SavedStep['addresses']): Holding {
  const texts = new Map(addresses.map(({ name, text }) => [name, text]));
  return {
    takeOver: async (changing, found) => {
      const takenOver = await takeOver(inPlaces(changing, texts), inPlaces(found, texts));
      if (takenOver)
        github.say(lineOf('done', 'an earlier step held these servers: let go, and all is read once more'));
      return takenOver;
    },
    start: async (loadBalancers) => {
      const id = newHolderId();
      saveHolderId(id);
      await startHolder({ id, addresses, connection, loadBalancers }, credentials);
      github.say(
        lineOf('done', 'held against reloads until the job ends or a later step changes the same servers'),
      );
    },
  };
}

/** Rejects with whatever ends the step from outside: cancelled and not answering, an error nobody caught, nothing left to do. */
function failureOutside(controller: AbortController, known: Known): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  const cancel = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) return;
    const cancelled = new Failure('cancelled', `The step was cancelled (${signal}).`, {
      hint: hintWhenCancelled(known),
    });
    controller.abort(cancelled);
    setTimeout(reject, GRACE_MS, cancelled);
  };
  process.on('SIGINT', cancel);
  process.on('SIGTERM', cancel);
  process.on('uncaughtException', reject);
  process.on('unhandledRejection', reject);
  process.once('beforeExit', () => reject(new Error('nothing is left to wait for')));
  return promise;
}

function hintWhenCancelled({ inputs }: Known): string {
  return inputs?.request.onError === 'keep'
    ? 'Nothing is put back (`on-error: keep`): look at the job summary for what is where.'
    : 'When the job ends, the post step of this action puts back what is different, and says so in its log.';
}

/** A report for a step that has none: nothing was read, or nothing that was read can be relied on. */
function unfinished(failure: Failure, known: Known, durationMs: number): Report {
  // Everything that is sent was saved before.
  if (known.saved !== null) failure.changed = 'unknown';
  return {
    operation: known.inputs?.request.operation ?? 'status',
    result: failure.changed === 'no' ? 'failed' : 'partial',
    ending: failure.changed === 'no' ? 'unchanged' : 'unfinished',
    changed: failure.changed,
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

/** The log first: it needs nothing but a pipe. The end is saved last, so that post knows that all of this was told. */
async function tellAll(report: Report, { inputs, saved, entry }: Known): Promise<0 | 1> {
  for (const lines of messageAnnotations(report.notices)) github.annotate('notice', 'HAProxy notice', lines);
  for (const lines of messageAnnotations(report.warnings))
    github.annotate('warning', 'HAProxy warning', lines);
  const error = errorAnnotation(report, undosOf(report, saved));
  if (error !== null) github.annotate('error', error.title, error.lines);
  github.say(lineOf('result', verdictOf(report)));
  const outputs = outputsOf(report, saved);
  github.setOutputs(outputs.values);
  if (outputs.omitted > 0) {
    github.annotate('warning', 'HAProxy outputs', [
      `Outputs servers and left-out lack ${outputs.omitted} rows, urgent ones first: more than 96 KiB fit no environment variable.`,
    ]);
  }
  if (inputs?.summary !== false) await writeSummary(summaryOf(report, addressTexts(inputs), saved));
  if (saved !== null && report.ending === 'unchanged') eraseEntry(entry);
  saveEnding(report.ending);
  return report.error === null ? 0 : 1;
}

function couldNotTell(error: unknown): 1 {
  github.annotate('error', 'HAProxy: outputs not written', [
    `What this step did stands in its log, but could not be written down for later steps: ${asFailure(error).message}`,
  ]);
  return 1;
}

function addressTexts(inputs: Inputs | null): Map<string, string> {
  return new Map(inputs?.addresses.map(({ text, address }) => [address.name, text]));
}

async function writeSummary(markdown: string): Promise<void> {
  try {
    await github.writeSummary(markdown);
  } catch (error) {
    github.annotate('notice', 'No job summary', [
      `The job summary could not be written: ${asFailure(error).message}`,
    ]);
  }
}
