/** Several load balancers as one: every stage on all of them side by side, the next only when all have finished this one. */
import { asFailure, type Failure } from '../errors.ts';

/** One step of an operation on one load balancer. */
export type Stage = (signal: AbortSignal) => Promise<void>;

/** Why the others stop when one has failed: not a failure of theirs. */
class StoppedForAnother extends Error {
  override name = 'StoppedForAnother';
}

/** Runs the stages of all courses in step. The first failure stops the others at once; all failures come back, first in time first. */
export async function runTogether(
  courses: readonly (readonly Stage[])[],
  signal: AbortSignal,
): Promise<Failure[]> {
  const length = Math.max(0, ...courses.map((stages) => stages.length));
  for (let step = 0; step < length; step++) {
    const stages = courses.flatMap((course) => course[step] ?? []);
    const failures = await runStage(stages, signal);
    if (failures.length > 0) return failures;
  }
  return [];
}

async function runStage(stages: readonly Stage[], signal: AbortSignal): Promise<Failure[]> {
  const controller = new AbortController();
  const linked = AbortSignal.any([signal, controller.signal]);
  const failures: Failure[] = [];
  const run = async (stage: Stage) => {
    try {
      linked.throwIfAborted();
      await stage(linked);
    } catch (error) {
      if (error instanceof StoppedForAnother) return;
      failures.push(asFailure(error));
      controller.abort(new StoppedForAnother());
    }
  };
  await Promise.all(stages.map(run));
  return failures;
}
