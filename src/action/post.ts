/**
 * The post step: when the job has ended, it puts back what its main step had changed, as `restore` and `on-error` say, or says
 * what is out. Works from what main saved. Never fails the job.
 */
import { asFailure, Failure } from '../errors.ts';
import { parseAddress } from '../haproxy/address.ts';
import type { LoadBalancer } from '../haproxy/load-balancer.ts';
import { openLoadBalancer } from '../haproxy/open.ts';
import { keyOf } from '../haproxy/server.ts';
import { type Finding, lookAfter } from '../operation/aftermath.ts';
import { type Duty, dutyOf, type Ending } from '../operation/duty.ts';
import { systemClock } from '../wait.ts';
import { readCredentials } from './credentials.ts';
import { type Circumstances, warningsFor, wordsFor } from './findings.ts';
import { lineOf } from './foreign-text.ts';
import * as github from './github.ts';
import type { HoldFile } from './hold-file.ts';
import { endHolder } from './holding.ts';
import { eraseEntry, laterChanges, readEntry, timeNow, writeEntry } from './journal.ts';
import { logTo } from './log.ts';
import { endProcess } from './main-process.ts';
import { removeLeftFolders } from './private-folders.ts';
import type { SavedStep } from './saved-step.ts';
import { type Identity, loadEnding, loadHolderId, loadIdentity, loadStep } from './state.ts';

/** All is done within 90 s: of these, 4 to end a main step that still runs, and 4 for a last look. */
const LIMIT_MS = 80_000;
const LAST_LIMIT_MS = 88_000;
/** A proof of health must leave time to go back. */
const HEALTH_TIMEOUT_MS = 60_000;

/** Runs after the job and ends the process with 0, whatever it finds. */
export async function post(): Promise<void> {
  const controller = new AbortController();
  const stop = (why: string) => controller.abort(new Failure('cancelled', why));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, stop.bind(null, `The post step was cancelled (${signal}) before this was done.`));
  setTimeout(stop, LIMIT_MS, `Not done within the ${LIMIT_MS / 1000}s that a post step takes at most.`);
  try {
    await Promise.race([afterJob(loadEnding(), controller.signal), failureOutside()]);
  } catch (error) {
    github.annotate('warning', 'HAProxy: not looked after', [
      `Could not look after this step: ${asFailure(error).message}`,
      'Look at its servers by hand.',
    ]);
  }
  github.end(0);
}

/** Rejects with an error that nobody caught, or when something does not hear that the time is over: neither may fail the job. */
function failureOutside(): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  process.on('uncaughtException', reject);
  process.on('unhandledRejection', reject);
  setTimeout(reject, LAST_LIMIT_MS, new Error(`not done after ${LAST_LIMIT_MS / 1000}s`));
  return promise;
}

async function afterJob(ending: Ending | null, signal: AbortSignal): Promise<void> {
  removeLeftFolders();
  const identity = loadIdentity();
  // Before main, so that it can tell its story: whatever main has started ends with main.
  const held = await endHold();
  if (ending === null) await endMain(identity);
  const page = identity === null ? null : readEntry(identity.entry);
  // The journal is the later of the two, where main went on after the runner had read its state.
  const step = page?.step ?? loadStep();
  const reached = ending === 'reached' || (ending === null && step?.change.reached === true);
  if (reached) tellIfLost(held);
  if (step === null) {
    if (ending === null) say('The main step was killed before it had sent anything: nothing was changed');
    return;
  }
  const jobStatus = github.readInput('job-status');
  const duty = dutyOf(step.change, ending, jobStatus);
  if (duty === 'nothing') {
    github.debug(`Nothing to look after: the main step ended with ${ending}, the job with ${jobStatus}`);
    return;
  }
  say(reasonFor(duty, step, ending, jobStatus));
  const at = page?.at ?? timeNow();
  const findings = await carryOut(duty, step, laterThan(identity, at), signal);
  tell(findings, {
    duty,
    jobFailed: jobStatus !== 'success' || ending === null,
    unfinished: !reached && (ending === null || ending === 'unfinished'),
  });
  if (identity !== null) keepJournal(identity, at, step, findings);
}

async function endMain(identity: Identity | null): Promise<void> {
  if (!identity?.process) return;
  const end = await endProcess(identity.process, systemClock);
  if (end === 'ended') say('The main step was still running: it was ended first');
  if (end === 'alive') {
    throw new Error(`the main step (process ${identity.process.pid}) still runs and cannot be ended`);
  }
}

/** Returns what the holder of this step has left: null when that is nothing, undefined when none was started. */
async function endHold(): Promise<HoldFile | null | undefined> {
  const id = loadHolderId();
  if (id === '') return undefined;
  const file = await endHolder(id);
  for (const { at, loadBalancer, text } of file?.story ?? [])
    say(`While it was held: ${at} ${loadBalancer}: ${text}`);
  return file;
}

/** A holder that went by itself, or because we told it to, is no news at the end of a job; one that was killed is. */
function tellIfLost(file: HoldFile | null | undefined): void {
  if (file === undefined || (file !== null && file.ended !== null)) return;
  github.annotate('warning', 'HAProxy: not held to the end', [
    file === null
      ? 'Whether the servers of this step were held to the end is not known: their holder has left no trace.'
      : 'The process that held the servers of this step was ended by somebody else: a reload after that was not noticed.',
  ]);
}

function reasonFor(duty: Duty, { change }: SavedStep, ending: Ending | null, jobStatus: string): string {
  const killed = ending === null ? 'The main step was killed' : null;
  const job = jobStatus === '' ? 'How the job ended is not known' : `The job ended with ${jobStatus}`;
  if (duty === 'look') return `${killed ?? job}: looking at what it left`;
  if (ending === 'not-put-back')
    return 'The main step could not put back what it had changed: trying once more';
  if (ending === 'reached' || (ending === null && change.reached))
    return `${killed ?? job}, restore is ${change.restore}: putting back what this step had changed`;
  return `${killed ?? 'The main step did not come to its end'}, on-error is ${change.onError}: putting back what it had changed`;
}

function laterThan(identity: Identity | null, at: string): ReturnType<typeof laterChanges> {
  return identity === null ? () => false : laterChanges(identity.entry, at);
}

async function carryOut(
  duty: 'look' | 'put-back',
  { addresses, connection, change }: SavedStep,
  changedLater: ReturnType<typeof laterChanges>,
  signal: AbortSignal,
): Promise<Finding[]> {
  const texts = new Map(addresses.map(({ name, text }) => [name, text]));
  const options = {
    ...connection,
    credentials: readCredentials(github.readInput),
    clock: systemClock,
    random: Math.random,
    debug: github.debug,
  };
  const loadBalancers = new Map<string, LoadBalancer>();
  for (const [name, text] of texts) {
    const parsed = parseAddress(text);
    if (parsed.ok) loadBalancers.set(name, openLoadBalancer(parsed.value, options));
  }
  const effects = { clock: systemClock, signal, save: () => {}, tell: logTo(github, systemClock) };
  return lookAfter({
    saved: change,
    duty,
    loadBalancers,
    effects,
    healthTimeoutAtMost: HEALTH_TIMEOUT_MS,
    changedLater: (name, server, aspect) => changedLater(texts.get(name) ?? '', server, aspect),
  });
}

function tell(findings: readonly Finding[], circumstances: Circumstances): void {
  for (const words of wordsFor(findings)) say(words);
  for (const lines of warningsFor(findings, circumstances))
    github.annotate('warning', 'HAProxy: left behind', lines);
  const back = findings.filter(({ verdict }) => verdict === 'put-back');
  if (back.length === 0) return;
  const names = back.slice(0, 20).map(({ saved, loadBalancer }) => `${keyOf(saved)} on ${loadBalancer}`);
  const more = back.length > names.length ? ` and ${back.length - names.length} more` : '';
  github.annotate('notice', 'HAProxy: put back', [
    `Put back as before this step, and read once more: ${names.join(', ')}${more}.`,
  ]);
}

/** What is as before is not this step's any more: an earlier step's post may put it back further. */
function keepJournal({ entry }: Identity, at: string, step: SavedStep, findings: readonly Finding[]): void {
  const settled = new Set(
    findings
      .filter(({ verdict }) => verdict === 'put-back' || verdict === 'as-before')
      .map(({ loadBalancer, saved }) => `${loadBalancer} ${keyOf(saved)}`),
  );
  const loadBalancers = step.change.loadBalancers.map(({ name, servers }) => ({
    name,
    servers: servers.filter((server) => !settled.has(`${name} ${keyOf(server)}`)),
  }));
  try {
    if (loadBalancers.every(({ servers }) => servers.length === 0)) eraseEntry(entry);
    else writeEntry(entry, at, { ...step, change: { ...step.change, loadBalancers } });
  } catch {
    // On a full disk: an earlier step's post must not take what was put back for a later step's wish.
    eraseEntry(entry);
  }
}

function say(text: string): void {
  github.say(lineOf('post', text));
}
