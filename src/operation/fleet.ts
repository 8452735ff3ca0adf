/** Several load balancers as one: every stage on all of them side by side, the next only when all have finished this one. */
import { asFailure, type Failure } from '../errors.ts';
import type { Clock } from '../wait.ts';

/** One step of an operation on one load balancer. */
export type Stage = (signal: AbortSignal) => Promise<void>;

/**
 * What fails on one load balancer often fails on others in the same moment: a limit is the same for all. Whoever has to
 * repair it needs to see all of them, and what is not done within this time would be undone anyway.
 */
const ALSO_WITHIN_MS = 2_000;

/** Why the others stop when one has failed: not a failure of theirs. */
class StoppedForAnother extends Error {
  override name = 'StoppedForAnother';
}

/**
 * Runs the stages of all courses in step. After the first failure the others may end this stage within a moment, then they are
 * stopped; when `signal` is aborted, at once. All failures come back, first in time first.
 */
export async function runTogether(
  courses: readonly (readonly Stage[])[],
  clock: Clock,
  signal: AbortSignal,
): Promise<Failure[]> {
  const length = Math.max(0, ...courses.map((stages) => stages.length));
  for (let step = 0; step < length; step++) {
    const stages = courses.flatMap((course) => course[step] ?? []);
    const failures = await runStage(stages, clock, signal);
    if (failures.length > 0) return failures;
  }
  return [];
}

async function runStage(stages: readonly Stage[], clock: Clock, signal: AbortSignal): Promise<Failure[]> {
  const stop = new AbortController();
  const over = new AbortController();
  const linked = AbortSignal.any([signal, stop.signal]);
  const failures = new Set<Failure>();
  const run = async (stage: Stage) => {
    try {
      linked.throwIfAborted();
      await stage(linked);
    } catch (error) {
      if (error instanceof StoppedForAnother) return;
      // A cancelled step fails everywhere for one and the same reason.
      failures.add(asFailure(error));
      if (failures.size === 1) void stopLater();
    }
  };
  const stopLater = async () => {
    await clock.sleep(ALSO_WITHIN_MS, over.signal).catch(() => {});
    stop.abort(new StoppedForAnother());
  };
  await Promise.all(stages.map(run));
  over.abort();
  return [...failures];
}
