/** The first look of a post step, behind which nobody comes: one moment without an answer must not leave servers out for good. */
import type { Clock } from '../../clock.ts';
import { Failure, isPassing } from '../../errors.ts';
import type { LoadBalancer } from '../../haproxy/load-balancer.ts';
import type { Snapshot } from '../../haproxy/snapshot.ts';

/** A restart takes seconds; whoever is gone for good is not waited for until the limit of a post step. */
const ASKED_AGAIN_FOR_MS = 15_000;
const ASKED_AGAIN_EVERY_MS = 1_000;
interface Looking {
  action: 'look' | 'put-back';
  /** As of `read`. */
  afterLoss: boolean;
  effects: { clock: Clock; signal: AbortSignal };
}

/**
 * Where servers are to be put back, a load balancer that is being restarted, or hangs for a moment, is asked again. `askedAt` on the clock:
 * what was read is not older. Throws as `read` does.
 */
export async function readPatiently(
  loadBalancer: LoadBalancer,
  { action, afterLoss, effects: { clock, signal } }: Looking,
): Promise<{ snapshot: Snapshot; askedAt: number }> {
  const giveUpAt = clock.now() + (action === 'put-back' ? ASKED_AGAIN_FOR_MS : 0);
  for (;;) {
    const askedAt = clock.now();
    try {
      return { snapshot: await loadBalancer.read(signal, afterLoss ? { afterLoss } : {}), askedAt };
    } catch (error) {
      if (!mayPass(error) || signal.aborted || clock.now() >= giveUpAt) throw error;
      await clock.sleep(ASKED_AGAIN_EVERY_MS, signal).catch(() => {
        throw error;
      });
    }
  }
}

/** Whatever the way is. Not a login that is refused: that is tried again by nobody. */
export function mayPass(error: unknown): boolean {
  return isPassing(error) || (error instanceof Failure && /^(?:connect-failed|timeout)$/.test(error.code));
}
