/**
 * What a main step may have left running when its job has ended: its `hold` process, itself, its script. Each is ended before
 * anything is put back, and the post step's log says so.
 */
import { systemClock } from '../clock.ts';
import { formatDuration } from '../duration.ts';
import { Failure } from '../errors.ts';
import { leftWords } from '../operation/hold/hold.ts';
import * as github from './github.ts';
import { endHoldProcess } from './hold/hold-client.ts';
import { type HoldFile, hasHoldFile, RUNNER_GONE, UNHEARD } from './hold/hold-file.ts';
import { lineOf } from './report/escape.ts';
import { endProcess, endSession, outlastSession, type ProcessIdentity } from './state/os-process.ts';
import { serverOf } from './state/server-id.ts';
import { type Identity, loadHold, loadScript } from './state/state.ts';

/** Where the temporary files were cleared away a moment ago: who holds looks once a second whether it can be found. */
const FOUND_WITHIN_MS = 1_500;
const LOOK_EVERY_MS = 100;
/** A proof of health must have its time, too. */
const OUTLAST_MS = 15_000;

/** Returns what the hold process of this step has left: null when that is nothing, undefined when none was started. */
export async function endHold(identity: Identity | null): Promise<HoldFile | null | undefined> {
  const saved = loadHold();
  const giveUpAt = systemClock.now() + FOUND_WITHIN_MS;
  while (saved !== null && !hasHoldFile(saved.id) && systemClock.now() < giveUpAt)
    await systemClock.sleep(LOOK_EVERY_MS);
  // Where the runner had stopped reading what main saved, main may have started one all the same.
  const file = await endHoldProcess(saved?.id ?? identity?.entryId ?? '');
  if (file === null && saved === null) return undefined;
  if (file === null) await endUnfound(saved?.process ?? null);
  for (const { at, loadBalancer, text } of file?.messages ?? [])
    say(`while it was held: ${at} ${loadBalancer}: ${text}`);
  return file;
}

/** One that hangs makes no files anew that somebody has cleared away: nobody can tell it to let go, and woken it would put back behind us. */
async function endUnfound(holder: ProcessIdentity | null): Promise<void> {
  const end = holder === null ? 'gone' : await endProcess(holder, systemClock);
  if (end === 'ended')
    say('the `hold` process of this step could not be reached any more: it was ended first');
}

/**
 * One that went by itself, or because we told it to, is no news at the end of a job; one that was killed, or hung, is, and so is what it could
 * not do by then: a reload that nobody has undone has let servers in.
 */
export function tellIfLost(file: HoldFile | null | undefined): void {
  if (file === undefined) return;
  const undone = (file?.undone ?? []).map(({ loadBalancer, text }) => `On ${loadBalancer}: ${text}`);
  if (undone.length > 0)
    github.annotate('warning', 'HAProxy: not held to the end', [
      ...undone,
      'A reload may have let in what this step had taken out, or given it another weight: look at its servers.',
    ]);
  const words = lostWords(file);
  if (words !== null)
    github.annotate('warning', 'HAProxy: hold ended early', [
      words,
      'Look whether its servers are still as this step has left them.',
    ]);
}

/** Where nobody looks at the servers of this step any more: one that was let go of, or whose holder was killed, may be where its way back had it. */
export function tellOnTheWay(file: HoldFile | null | undefined): void {
  const left = [...new Set((file?.onTheWay ?? []).map(({ id }) => leftWords(serverOf(id))))];
  if (left.length > 0) github.annotate('warning', 'HAProxy: left on the way', left);
}

/** Null where it has ended as it should. */
function lostWords(file: HoldFile | null): string | null {
  if (file === null)
    return 'It is not known whether the servers of this step were held until the job ended: the `hold` process has left no record.';
  if (file.ended === UNHEARD)
    return 'The `hold` process of this step did not answer any more, and was ended: a reload since it hung was not noticed, whatever else it held.';
  if (file.ended === RUNNER_GONE)
    return 'The `hold` process of this step took the runner for gone, and ended: a reload after that was not noticed.';
  return file.ended === null
    ? 'Somebody ended the `hold` process of this step: a reload after that was not noticed.'
    : null;
}

/** Where the runner has lost sight of a main step that still runs. Resolves to why nothing may be put back: it cannot be ended. */
export async function endMain(identity: Identity | null): Promise<Failure | null> {
  if (!identity?.process) return null;
  const end = await endProcess(identity.process, systemClock);
  if (end === 'ended') say('the main step was still running: it was ended first');
  return end === 'alive' ? stillRuns('main step', identity.process) : null;
}

/**
 * A main step that was killed may have left its script behind: nothing is put back while that goes on. What runs as another user, as behind
 * `sudo`, cannot be ended, but may come to its end. Resolves to why nothing may be put back: it does not.
 */
export async function endScript(signal: AbortSignal): Promise<Failure | null> {
  const leader = loadScript();
  if (leader === null) return null;
  const end = await endSession(leader, systemClock);
  if (end === 'ended') say('the script of the main step was still running: it was ended first');
  if (end !== 'alive') return null;
  const limit = formatDuration(OUTLAST_MS);
  say(`the script of the main step still runs and cannot be ended: it is waited for, up to ${limit}`);
  if (!(await outlastSession(leader, OUTLAST_MS, systemClock, signal)))
    return stillRuns('script of the main step', leader);
  say('the script of the main step has ended');
  return null;
}

function stillRuns(who: string, { pid }: ProcessIdentity): Failure {
  return new Failure(
    'not-verified',
    `The ${who} (process ${pid}) still runs and cannot be ended, as what another user runs (\`sudo\`): nothing is put back meanwhile.`,
    {
      brief: `the ${who} still runs`,
      hint: 'When that has ended, look at the application, then run `ready` for it.',
    },
  );
}

function say(text: string): void {
  github.say(lineOf('post', text));
}
