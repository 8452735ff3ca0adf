/**
 * The post step: when the job has ended, it puts back what its main step had changed, as `restore` and `on-error` say, or says
 * what is out. Works from what main saved. Never fails the job.
 */
import { systemClock } from '../clock.ts';
import { formatDuration } from '../duration.ts';
import { asFailure, Failure } from '../errors.ts';
import { RELEASE_WITHIN_MS } from '../operation/hold/hold-target.ts';
import { postActionFor } from '../operation/post-job/decision.ts';
import { asTold, type Finding } from '../operation/post-job/finding.ts';
import { unattendedAction, unattendedFindings } from '../operation/post-job/unattended.ts';
import type { Ending } from '../operation/report.ts';
import { isSettled, type SavedChange } from '../operation/saved-change.ts';
import * as github from './github.ts';
import { endHold, endMain, endScript, tellIfLost, tellOnTheWay } from './post-ends.ts';
import { isSettledBy, laterThan, look, type TimeLeft, waysOf } from './post-look.ts';
import { lineOf, prose } from './report/escape.ts';
import { type Circumstances, logLinesFor, putBackNotice } from './report/post-messages.ts';
import { idleWords, intentionWords, type JobEnd, reasonWords } from './report/post-reasons.ts';
import { postSummaryOf } from './report/post-summary.ts';
import { warningsFor } from './report/post-warnings.ts';
import { withheldWarning } from './report/post-withheld.ts';
import type { Ways } from './report/ways.ts';
import { keepIfRoom, keepUnsettled, noteAttended, readEntry, timeNow, unattended } from './state/journal.ts';
import { laterChanges } from './state/later-changes.ts';
import { cancelledPostMs } from './state/post-time.ts';
import { removeLeftFolders } from './state/private-folders.ts';
import { type Identity, loadEndedAt, loadEnding, loadIdentity, loadStep } from './state/state.ts';

/** All is done within 90 s: of these, 4 to end a main step that still runs, and 4 for a last look. */
const LIMIT_MS = 80_000;
const LAST_LOOKS_MS = 8_000;
/** However late a proof of health begins: who is not proven by then needs time to go back. Of a short time a third is enough, where nothing hangs. */
const WAY_BACK_MS = 8_000;

/** Runs after the job and ends the process with 0, whatever it finds. */
export async function post(): Promise<void> {
  github.noteFiles();
  const controller = new AbortController();
  const stop = (why: string) => controller.abort(new Failure('cancelled', why));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => stop(`The post step was cancelled (${signal}) before this was done.`));
  const limitMs = limit();
  const wayBackMs = Math.min(WAY_BACK_MS, limitMs / 3);
  const time = { signal: controller.signal, provenBy: systemClock.now() + limitMs - wayBackMs };
  void systemClock
    .sleep(limitMs)
    .then(() => stop(`Not done within the ${formatDuration(limitMs)} that a post step takes at most.`));
  try {
    await Promise.race([afterJob(loadEnding(), time), failureOutside(limitMs + LAST_LOOKS_MS)]);
    // Not before: what one that is killed, or fails, had to tell is told by the next.
    const identity = loadIdentity();
    if (identity !== null) noteAttended(identity.entryId);
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
  await github.end(0);
}

function limit(): number {
  if (github.readInput('job-status') !== 'cancelled') return LIMIT_MS;
  try {
    const ownMs = cancelledPostMs(loadIdentity()?.entryId ?? '', LAST_LOOKS_MS);
    if (ownMs >= LIMIT_MS) return LIMIT_MS;
    say(
      `a cancelled job has five minutes for all of its post steps: this one takes ${formatDuration(ownMs)} at most`,
    );
    return ownMs;
  } catch {
    // Whoever reads that next says what is wrong with it.
    return LIMIT_MS;
  }
}

/** Rejects with an error that nobody caught, or when something does not hear that the time is over: neither may fail the job. */
function failureOutside(lastLimitMs: number): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  process.on('uncaughtException', reject);
  process.on('unhandledRejection', reject);
  void systemClock
    .sleep(lastLimitMs)
    .then(() => reject(new Error(`not done after ${formatDuration(lastLimitMs)}`)));
  return promise;
}

async function afterJob(ending: Ending | null, time: TimeLeft): Promise<void> {
  removeLeftFolders();
  const identity = loadIdentity();
  await tellUnattended(identity);
  // Before main, so that it can say what happened: whatever main has started ends with main.
  const releasedAt = systemClock.now();
  let holdFile = await endHold(identity);
  const afterLoss = systemClock.now() - releasedAt >= RELEASE_WITHIN_MS;
  const running = [ending === null ? await endMain(identity) : null, await endScript(time.signal)];
  // Main may have come to start one meanwhile.
  if (ending === null) holdFile ??= await endHold(identity);
  const withheld = running.find((one) => one !== null) ?? null;
  // Whoever had kept them from going has ended by now, and a main step that still ran may have made them anew.
  const isCleared = removeLeftFolders().length === 0;
  if (!isCleared) say('a folder of this step with what it was given to connect could not be removed');
  const entry = identity === null ? null : readEntry(identity.entryId);
  // Where main went on after the runner had read its state, the journal is the later of the two.
  const step = (ending === null ? entry?.step : null) ?? loadStep();
  const reached = ending === 'reached' || (ending === null && step?.change.reached === true);
  // One that has found all as it wanted has it held, too.
  if (reached || ending === 'unchanged') tellIfLost(holdFile);
  const end: JobEnd = { ending, jobStatus: github.readInput('job-status') };
  const stayIdle = (change: SavedChange | null) => {
    say(idleWords(change, end));
    tellOnTheWay(holdFile);
    return tellWithheld(withheld, []);
  };
  // Not even who it was: a script may clear away what the runner has not read yet.
  if (step === null && identity === null && ending === null) return tellUnknown();
  if (step === null) return stayIdle(null);
  // Somebody may have cleared the temporary files away since: what is there by now is of later steps.
  const at = entry?.at ?? (loadEndedAt() || timeNow());
  // Whatever becomes of this one, the posts of earlier steps are not to undo what it wants.
  if (identity !== null && ending !== 'unchanged') keepIfRoom(identity.entryId, { at, step });
  const action = postActionFor(step.change, ending, end.jobStatus);
  if (action === 'nothing' || isSettled(step.change)) return stayIdle(step.change);
  say(intentionWords(withheld === null ? action : 'look', step.change, end));
  if (withheld !== null) say(withheld.message);
  const findings = await look(
    { action, withheld, afterLoss, holdFile: holdFile ?? null },
    step,
    laterThan(identity, at, entry !== null),
    time,
  );
  const circumstances = {
    action,
    jobFailed: end.jobStatus !== 'success' || ending === null,
    unfinished: !reached && (ending === null || ending === 'unfinished'),
    unproven: !reached && step.change.operation === 'rolling',
  };
  await tell(findings, circumstances, reasonWords(step.change, end), waysOf(step));
  await tellWithheld(withheld, findings);
  if (identity !== null) keepUnsettled(identity.entryId, { at, step }, isSettledBy(findings));
}

async function tellUnknown(): Promise<void> {
  const text =
    'Nothing is known of what this step had set: it was killed at its very beginning, what it had saved was cleared away, or nothing could be saved, as on a full disk. Look at its servers by hand.';
  github.annotate('warning', 'HAProxy: not looked after', [text]);
  await appendToSummary(`🚨 ${text}\n`);
}

/**
 * One warning of each step whose post this one is the first to miss the end of. A main step that was killed does not know when it ended, but
 * when it saved something last: whoever began after that has a post that comes before this one, too.
 */
async function tellUnattended(identity: Identity | null): Promise<void> {
  const endedAt = loadEndedAt() || (identity === null ? '' : (readEntry(identity.entryId)?.at ?? ''));
  const jobStatus = github.readInput('job-status');
  for (const { id, at, step } of endedAt === '' ? [] : unattended(endedAt)) {
    noteAttended(id);
    const action = unattendedAction(step.change, jobStatus);
    if (action === 'nothing') continue;
    const texts = new Map(step.addresses.map(({ name, text }) => [name, text]));
    const processes = new Map(step.change.loadBalancers.map(({ name, process }) => [name, [process]]));
    const changed = laterChanges(id, at);
    const findings = unattendedFindings(step.change, action, (name, server, setting) =>
      changed(texts.get(name) ?? '', processes.get(name) ?? [], server, setting),
    );
    const unfinished = !step.change.reached;
    const circumstances = {
      action,
      jobFailed: jobStatus !== 'success',
      unfinished,
      unproven: unfinished && step.change.operation === 'rolling',
    };
    await tell(findings, circumstances, '', waysOf(step));
  }
}

async function tell(
  found: readonly Finding[],
  circumstances: Circumstances,
  why: string,
  ways: Ways,
): Promise<void> {
  const findings = found.map(asTold);
  for (const line of logLinesFor(findings, circumstances)) say(line);
  for (const lines of warningsFor(findings, circumstances, ways))
    github.annotate('warning', 'HAProxy: left behind', lines);
  const notice = putBackNotice(findings);
  if (notice !== null) github.annotate('notice', 'HAProxy: put back', [notice]);
  await appendToSummary(postSummaryOf(findings, circumstances, why, ways));
}

async function tellWithheld(withheld: Failure | null, findings: readonly Finding[]): Promise<void> {
  const lines = withheldWarning(withheld, findings);
  if (lines === null) return;
  github.annotate('warning', 'HAProxy: still running', lines);
  await appendToSummary(`🚨 ${lines.map((line) => prose(line, new Set())).join('\n\n')}\n`);
}

async function appendToSummary(markdown: string): Promise<void> {
  if (markdown === '' || /^false$/i.test(github.readInput('summary'))) return;
  try {
    await github.writeSummary(markdown);
  } catch (error) {
    say(`the job summary could not be written: ${asFailure(error).message}`);
  }
}

function say(text: string): void {
  github.say(lineOf('post', text));
}
