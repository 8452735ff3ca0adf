/** What is so at the end of a step that has failed: asked of HAProxy once more, on every load balancer. */
import { within } from '../clock.ts';
import { isGone, isHidden, keyOf } from '../haproxy/server.ts';
import type { Effects } from './effects.ts';
import type { PlannedRun } from './reach-goal.ts';
import type { Run } from './run.ts';
import { type ServerRun, wasSent } from './server-run.ts';

/** A cancelled step has about a second to tell what it left; the runner does not wait longer for certain. */
export const LAST_LOOK_MS = 500;
/** While some look hangs, all others grow old: at some time it has to be said. */
const ROUNDS_AT_MOST = 3;

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
  const isOld = (run: Run) => !run.seen.isFresh && run.serverRuns.some(({ unknown }) => !unknown);
  let old = first;
  for (let round = 0; round < ROUNDS_AT_MOST && old.length > 0; round += 1) {
    const { aborted } = effects.signal;
    await Promise.all(old.map(({ run }) => lookOnceMore(run, effects, isOurs)));
    if (aborted) return;
    old = runs.filter(({ run }) => isOld(run));
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
