/** What of a server a post step may put back: what is still as its step left it, and nobody has just failed to prove. Pure. */
import { Failure } from '../../errors.ts';
import { keyOf, type Server } from '../../haproxy/server.ts';
import { settingsOf } from '../../haproxy/server-settings.ts';
import { isProven } from '../ready/readiness.ts';
import { wayBack, weightToGiveBack } from '../rollback/way-back.ts';
import type { SavedServer } from '../saved-change.ts';
import type { Finding } from './finding.ts';

/** The saved server as if its step had set nothing else than what is its own: the rest is as it should be, whatever it is. */
export function ownPart(saved: SavedServer, own: Finding['own'], now: Server): SavedServer {
  const { states, weights, checks, agent } = saved.sent;
  return {
    ...saved,
    before: { ...settingsOf(now), ...own },
    sent: {
      states: own.state === undefined ? [] : states,
      weights: own.weight === undefined ? [] : weights,
      ...(own.checks === undefined || checks === undefined ? {} : { checks }),
      ...(own.agent === undefined || agent === undefined ? {} : { agent }),
    },
  };
}

/** In part, where somebody else has set the state, and a weight of this step's stands. */
export function isLeft({ kind, saved, own, now, setSince }: Finding): boolean {
  // By the state alone it would be taken for this step's.
  if (kind !== 'not-ours' || setSince) return kind === 'left';
  return now !== null && weightToGiveBack(ownPart(saved, own, now), now) !== null;
}

/** Whoever has just waited for its proof in vain does not wait for it again, nor is it let in without: one look is enough. */
export function isUnproven(finding: Finding): boolean {
  const { saved, own, now } = finding;
  if (!isLeft(finding) || now === null) return false;
  const options = { applicationMayHaveChanged: true, mustBeProven: now.checks !== 'none', isTracked: false };
  const isHealthy = now.checks === 'enabled' && now.admin !== 'maint' && isProven(now);
  return !isHealthy && ['prove', 'unprovable'].includes(wayBack(ownPart(saved, own, now), now, options));
}

export function unproven(finding: Finding): Finding {
  const { now, saved, loadBalancer } = finding;
  const failure = new Failure(
    'unhealthy',
    'A `ready` of this job has just failed, because its health check did not pass. It is not tried again.',
    {
      brief: 'its health check did not pass a moment ago',
      loadBalancer,
      servers: [keyOf(saved)],
      detail: now?.lastCheck || undefined,
      hint: 'Look at the application, then run `ready` for it.',
    },
  );
  return { ...finding, failure };
}
