/** `max-load` where servers are out already, or are about to go: others may have left since, or more sessions may have come. */
import { Failure } from '../errors.ts';
import type { Capacity } from './plan/guard.ts';
import { requireCarried } from './plan/load.ts';
import { loadsOf } from './plan/target.ts';
import type { ChangeRequest } from './request.ts';
import type { Run } from './run.ts';
import { othersThatLeft, ourKeys, readBackends } from './verify.ts';

/** Throws `max-load` when those that stay could not carry what there is now. */
export async function assertCarried(
  run: Run,
  capacities: readonly Capacity[],
  request: ChangeRequest,
  signal: AbortSignal,
): Promise<void> {
  const left = capacities.filter(({ leaving }) => leaving > 0);
  if (request.maxLoad === undefined || left.length === 0) return;
  const { servers } = run.record(await readBackends(run, left, signal));
  const loads = loadsOf(left, servers.values(), new Set(ourKeys(run)), request);
  try {
    requireCarried(loads, request.maxLoad);
  } catch (error) {
    throw error instanceof Failure ? error.with({ loadBalancer: run.name }) : error;
  }
}

/**
 * Right after a set: where others have left in the same moment, these come back at once, by `giveWay`, and it throws `max-load`. More
 * sessions alone are no reason: these servers were let go by the same rule a moment ago.
 */
export async function giveWayWhenOverloaded(
  run: Run,
  capacities: readonly Capacity[],
  request: ChangeRequest,
  giveWay: () => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  try {
    await assertCarried(run, capacities, request, signal);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'max-load') throw error;
    const { servers } = run.seen;
    if (othersThatLeft(run, { servers }).length === 0) return;
    await giveWay();
    throw error;
  }
}
