/** What is so at the end of a step that has failed: asked of HAProxy once more, on every load balancer. */
import { within } from '../clock.ts';
import { keyOf } from '../haproxy/server.ts';
import { isGone, isHidden } from '../haproxy/snapshot.ts';
import type { Effects } from './effects.ts';
import type { PlannedRun } from './reach-goal.ts';
import type { Run } from './run.ts';
import { type ServerRun, wasSent } from './server-run.ts';

/** A cancelled step has about a second to tell what it left; the runner does not wait longer for certain. */
export const LAST_LOOK_MS = 500;
/** While some look hangs, all others grow old: at some time it has to be said. */
const ROUNDS_AT_MOST = 4;
/** What was read this short a time ago need not be looked at again. */
const STILL_FRESH_MS = 200;

/** An answer, on the clock. */
export interface Answer {
  at: number;
  /** How long it was waited for. */
  tookMs: number;
}

/**
 * It is older by now than another one would be when it comes. Whatever takes longer is as good as it can be: read again it would only make
 * those old that are quick.
 */
export function isOld({ at, tookMs }: Answer, now: number): boolean {
  return now - at >= Math.max(STILL_FRESH_MS, tookMs);
}

/** By a reload that has ended the step here: whatever was read before, and what was set before by the other half of a batch. */
export function isForgotten(run: Run): boolean {
  return run.units.some((unit) => run.of(unit).failure?.code === 'reloaded');
}

/**
 * While one of them hangs the others grow old: whoever was read before that is read again. A cancelled step has time for one look at all, so
 * one that is cancelled while one hangs looks at the others once more. `first`: those that are to be read at once; when there are none,
 * nobody is. `isOurs`: of whom something is to be said; where there is nobody, nothing is read.
 */
export async function lookOnceMoreAtAll(
  runs: readonly PlannedRun[],
  effects: Pick<Effects, 'clock' | 'signal'>,
  first: readonly PlannedRun[] = runs,
  isOurs: (server: ServerRun) => boolean = wasSent,
): Promise<void> {
  const { clock, signal } = effects;
  const answers = new Map<Run, Answer>();
  const isDue = (run: Run) => {
    const answer = answers.get(run);
    const isStale = answer === undefined ? !run.seen.isFresh : isOld(answer, clock.now());
    return isStale && run.serverRuns.some(({ unknown }) => !unknown);
  };
  const look = async ({ run }: PlannedRun) => {
    const since = clock.now();
    await lookOnceMore(run, effects, isOurs);
    answers.set(run, { at: clock.now(), tookMs: clock.now() - since });
  };
  let due = first;
  for (let round = 0; round < ROUNDS_AT_MOST && due.length > 0; round += 1) {
    const { aborted } = signal;
    await Promise.all(due.map(look));
    if (aborted) return;
    due = runs.filter(({ run }) => isDue(run));
  }
}

/** What is so now is asked of HAProxy, not concluded. What cannot be read stays unknown. */
async function lookOnceMore(
  run: Run,
  { clock, signal }: Pick<Effects, 'clock' | 'signal'>,
  isOurs: (server: ServerRun) => boolean,
): Promise<void> {
  const named = (runs: readonly ServerRun[]) => runs.map(({ saved }) => ({ key: keyOf(saved) }));
  const ours = named(run.serverRuns.filter(isOurs));
  if (ours.length === 0 && !isForgotten(run)) return;
  try {
    const read = (limit: AbortSignal) => run.loadBalancer.read(limit);
    const snapshot = await (signal.aborted ? within(clock, LAST_LOOK_MS, read) : read(signal));
    run.recordAll(snapshot);
    run.noteGone(named(run.serverRuns).filter(({ key }) => isGone(snapshot, key)));
    const hidden = ours.filter(({ key }) => isHidden(snapshot, key));
    run.update(hidden, (server) => ({ ...server, unknown: true }));
  } catch {
    run.update(ours, (server) => ({ ...server, unknown: true }));
  }
}
