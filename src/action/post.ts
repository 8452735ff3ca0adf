/**
 * The post step: when the job has ended, it puts back what its main step had changed, as `restore` and `on-error` say, or says
 * what is out. Works from what main saved. Never fails the job.
 */
import { systemClock } from '../clock.ts';
import { asFailure, Failure } from '../errors.ts';
import { parseAddress } from '../haproxy/address.ts';
import type { LoadBalancer } from '../haproxy/load-balancer.ts';
import { openerFor } from '../haproxy/open.ts';
import { keyOf } from '../haproxy/server.ts';
import { postActionFor } from '../operation/post-job/decision.ts';
import type { Finding } from '../operation/post-job/finding.ts';
import { lookAfter } from '../operation/post-job/put-back.ts';
import { unattendedFindings } from '../operation/post-job/unattended.ts';
import type { Ending } from '../operation/report.ts';
import * as github from './github.ts';
import { endHoldProcess } from './hold/hold-client.ts';
import type { HoldFile } from './hold/hold-file.ts';
import { lostCredentials, readCredentials, takesCredentials } from './inputs/credentials.ts';
import { givenConnection } from './inputs/given.ts';
import { lineOf, prose } from './report/escape.ts';
import { logTo } from './report/log.ts';
import { type Circumstances, logLinesFor, putBackNotice, warningsFor } from './report/post-messages.ts';
import { idleWords, intentionWords, type JobEnd, reasonWords } from './report/post-reasons.ts';
import { postSummaryOf } from './report/post-summary.ts';
import type { Ways } from './report/ways.ts';
import {
  failedProofs,
  keepUnsettled,
  laterChanges,
  noteAttended,
  readEntry,
  timeNow,
  unattended,
} from './state/journal.ts';
import { endProcess, endSession } from './state/os-process.ts';
import { removeLeftFolders } from './state/private-folders.ts';
import type { SavedStep } from './state/saved-step.ts';
import {
  type Identity,
  loadEndedAt,
  loadEnding,
  loadHoldId,
  loadIdentity,
  loadScript,
  loadStep,
} from './state/state.ts';

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
    process.on(signal, () => stop(`The post step was cancelled (${signal}) before this was done.`));
  void systemClock
    .sleep(LIMIT_MS)
    .then(() => stop(`Not done within the ${LIMIT_MS / 1000}s that a post step takes at most.`));
  try {
    await Promise.race([afterJob(loadEnding(), controller.signal), failureOutside()]);
  } catch (error) {
    const { message } = asFailure(error);
    github.annotate('warning', 'HAProxy: not looked after', [
      `Could not look after this step: ${message}`,
      'Look at its servers by hand.',
    ]);
    await appendToSummary(
      `🚨 The post step could not look after the servers of this step: ${prose(message, new Set())}\n\nLook at them by hand.\n`,
    );
  }
  github.end(0);
}

/** Rejects with an error that nobody caught, or when something does not hear that the time is over: neither may fail the job. */
function failureOutside(): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  process.on('uncaughtException', reject);
  process.on('unhandledRejection', reject);
  void systemClock
    .sleep(LAST_LIMIT_MS)
    .then(() => reject(new Error(`not done after ${LAST_LIMIT_MS / 1000}s`)));
  return promise;
}

async function afterJob(ending: Ending | null, signal: AbortSignal): Promise<void> {
  removeLeftFolders();
  const identity = loadIdentity();
  if (identity !== null) noteAttended(identity.entryId);
  await tellUnattended();
  // Before main, so that it can say what happened: whatever main has started ends with main.
  const holdFile = await endHold();
  if (ending === null) await endMain(identity);
  await endScript();
  const entry = identity === null ? null : readEntry(identity.entryId);
  // Where main went on after the runner had read its state, the journal is the later of the two.
  const step = (ending === null ? entry?.step : null) ?? loadStep();
  const reached = ending === 'reached' || (ending === null && step?.change.reached === true);
  if (reached) tellIfLost(holdFile);
  const end: JobEnd = { ending, jobStatus: github.readInput('job-status') };
  if (step === null) return say(idleWords(null, end));
  const action = postActionFor(step.change, ending, end.jobStatus);
  if (action === 'nothing') return say(idleWords(step.change, end));
  say(intentionWords(action, step.change, end));
  const at = entry?.at ?? timeNow();
  const findings = await look(action, step, laterThan(identity, at), signal);
  const circumstances = {
    action,
    jobFailed: end.jobStatus !== 'success' || ending === null,
    unfinished: !reached && (ending === null || ending === 'unfinished'),
    unproven: !reached && step.change.operation === 'rolling',
  };
  await tell(findings, circumstances, reasonWords(step.change, end), waysOf(step));
  if (identity !== null) keepUnsettled(identity.entryId, { at, step }, isSettledBy(findings));
}

/** One warning of each step that this one's post is the first to miss. A main step that was killed does not know when it ended. */
async function tellUnattended(): Promise<void> {
  const endedAt = loadEndedAt();
  const jobStatus = github.readInput('job-status');
  for (const { id, at, step } of endedAt === '' ? [] : unattended(endedAt)) {
    noteAttended(id);
    const texts = new Map(step.addresses.map(({ name, text }) => [name, text]));
    const changed = laterChanges(id, at);
    const findings = unattendedFindings(step.change, jobStatus, (name, server, setting) =>
      changed(texts.get(name) ?? '', server, setting),
    );
    const unfinished = !step.change.reached;
    const circumstances = {
      action: 'look' as const,
      jobFailed: jobStatus !== 'success',
      unfinished,
      unproven: unfinished && step.change.operation === 'rolling',
    };
    await tell(findings, circumstances, '', waysOf(step));
  }
}

/** Returns what the hold process of this step has left: null when that is nothing, undefined when none was started. */
async function endHold(): Promise<HoldFile | null | undefined> {
  const id = loadHoldId();
  if (id === '') return undefined;
  const file = await endHoldProcess(id);
  for (const { at, loadBalancer, text } of file?.messages ?? [])
    say(`while it was held: ${at} ${loadBalancer}: ${text}`);
  return file;
}

/** One that went by itself, or because we told it to, is no news at the end of a job; one that was killed is. */
function tellIfLost(file: HoldFile | null | undefined): void {
  if (file === undefined || (file !== null && file.ended !== null)) return;
  github.annotate('warning', 'HAProxy: hold ended early', [
    file === null
      ? 'It is not known whether the servers of this step were held until the job ended: the `hold` process has left no record.'
      : 'Somebody ended the `hold` process of this step: a reload after that was not noticed.',
  ]);
}

async function endMain(identity: Identity | null): Promise<void> {
  if (!identity?.process) return;
  const end = await endProcess(identity.process, systemClock);
  if (end === 'ended') say('the main step was still running: it was ended first');
  if (end === 'alive') {
    throw new Error(`the main step (process ${identity.process.pid}) still runs and cannot be ended`);
  }
}

/** A main step that was killed may have left its script behind: nothing is put back while that goes on. */
async function endScript(): Promise<void> {
  const leader = loadScript();
  if (leader === null) return;
  const end = await endSession(leader, systemClock);
  if (end === 'ended') say('the script of the main step was still running: it was ended first');
  if (end === 'alive') throw new Error(`the script (process ${leader.pid}) still runs and cannot be ended`);
}

/** What the job's journal says of what later steps did. */
interface Later {
  changed: ReturnType<typeof laterChanges>;
  failedProof: ReturnType<typeof failedProofs>;
}

function laterThan(identity: Identity | null, at: string): Later {
  const changed = identity === null ? () => false : laterChanges(identity.entryId, at);
  return { changed, failedProof: failedProofs(at) };
}

async function look(
  action: 'look' | 'put-back',
  { addresses, connection, credentialsGiven = 0, change }: SavedStep,
  later: Later,
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
  const lost = lostCredentials(credentialsGiven, github.readInput);
  const loadBalancers = new Map<string, LoadBalancer>();
  const unreachable = new Map<string, Failure>();
  const parsedAddresses = [...texts].map(([name, text]) => ({ name, parsed: parseAddress(text) }));
  const open = await openerFor(parsedAddresses.flatMap(({ parsed }) => (parsed.ok ? [parsed.value] : [])));
  for (const { name, parsed } of parsedAddresses) {
    if (!parsed.ok) continue;
    // Without them it would go there as somebody else, or believe somebody else.
    if (lost !== null && takesCredentials(parsed.value)) unreachable.set(name, lost);
    else loadBalancers.set(name, open(parsed.value, options));
  }
  try {
    return await lookAfter({
      saved: change,
      action,
      loadBalancers,
      unreachable,
      effects: { clock: systemClock, signal, tell: logTo(github, systemClock) },
      healthTimeoutAtMostMs: HEALTH_TIMEOUT_MS,
      changedLater: (name, server, setting) => later.changed(texts.get(name) ?? '', server, setting),
      hasFailedProof: (name, server) => later.failedProof(texts.get(name) ?? '', server),
    });
  } finally {
    for (const loadBalancer of loadBalancers.values()) loadBalancer.close();
  }
}

/** The ways to the load balancers as main took them. */
function waysOf({ addresses, change }: SavedStep): Ways {
  const prefixes = change.loadBalancers.flatMap(({ name, process: { commandPrefix } }) =>
    commandPrefix === undefined ? [] : [[name, commandPrefix] as const],
  );
  return {
    addresses: new Map(addresses.map(({ name, text }) => [name, text])),
    prefixes: new Map(prefixes),
    given: givenConnection(github.readInput),
    uses: github.usedAs(),
  };
}

async function tell(
  findings: readonly Finding[],
  circumstances: Circumstances,
  why: string,
  ways: Ways,
): Promise<void> {
  for (const line of logLinesFor(findings)) say(line);
  for (const lines of warningsFor(findings, circumstances, ways))
    github.annotate('warning', 'HAProxy: left behind', lines);
  const notice = putBackNotice(findings);
  if (notice !== null) github.annotate('notice', 'HAProxy: put back', [notice]);
  await appendToSummary(postSummaryOf(findings, circumstances, why, ways));
}

async function appendToSummary(markdown: string): Promise<void> {
  if (markdown === '' || /^false$/i.test(github.readInput('summary'))) return;
  try {
    await github.writeSummary(markdown);
  } catch (error) {
    say(`the job summary could not be written: ${asFailure(error).message}`);
  }
}

/** What is as before is not this step's any more. */
function isSettledBy(findings: readonly Finding[]) {
  const settled = new Set(
    findings
      .filter(({ kind }) => kind === 'put-back' || kind === 'as-before')
      .map(({ loadBalancer, saved }) => `${loadBalancer} ${keyOf(saved)}`),
  );
  return (loadBalancer: string, server: Finding['saved']) => settled.has(`${loadBalancer} ${keyOf(server)}`);
}

function say(text: string): void {
  github.say(lineOf('post', text));
}
