/**
 * A health check that had begun before the step: what it says may be of an application that has stopped listening, and is gone when it has
 * answered.
 */
import type { Server } from '../../haproxy/server.ts';
import type { Unit } from '../plan/tracking.ts';
import { namesOf, type Run } from '../run.ts';
import { proofOf, unhealthyFailure } from './readiness.ts';

const LOOK_EVERY_MS = 100;

/** One of those by which it is proven. */
export function isUnderWay(server: Server): boolean {
  return server.isBeingChecked === true && proofOf(server) !== 'none';
}

/**
 * In maint no check begins, but one that is under way goes on, and would count as soon as its server has left. Throws `unhealthy` when it
 * does not end within the limit, which counts from the start of the run.
 */
export async function outlastChecksInMaint(
  run: Run,
  units: readonly Unit[],
  limitMs: number,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const waiting = units.filter((unit) => run.now(unit).admin === 'maint' && isUnderWay(run.now(unit)));
    if (waiting.length === 0) return;
    if (run.clock.now() >= run.healthSince + limitMs) {
      const unproven = waiting.map((unit) => {
        const { begun, now } = run.of(unit);
        return { key: unit.key, begun, now };
      });
      throw unhealthyFailure(unproven, limitMs, run.name);
    }
    run.tellProgress(
      `${namesOf(waiting)}: in maint, until the check has ended that had begun before`,
      waiting.length,
    );
    await run.clock.sleep(LOOK_EVERY_MS, signal);
    await run.readBack(signal);
  }
}
