/** When is a server proven, when is it up, and what is said of one that is not? Pure: HAProxy's own rules, read from its rows. */
import { formatDuration } from '../duration.ts';
import { Failure } from '../errors.ts';
import {
  ADMIN_FLAG,
  adminStateOf,
  hasRunningCheck,
  isFullyUp,
  type Server,
  type Snapshot,
} from '../haproxy/server.ts';

/**
 * How a server is proven. `checks`: `health down`, then HAProxy's checks must bring it up again. `watch`: it has sessions or
 * bound clients, which `health down` would send away; its checks run, so wait until they say exactly `DRAIN`. `none`: nothing
 * can prove it.
 */
export type Proof = 'checks' | 'watch' | 'none';

/** Which proof a server gets, by HAProxy's own rules. */
export function proofOf(server: Server, unit: readonly Server[], snapshot: Snapshot): Proof {
  const barred =
    server.tracks !== null || (server.adminFlags & (ADMIN_FLAG.inheritedMaint | ADMIN_FLAG.dnsMaint)) !== 0;
  // Without a running check of its own, nothing would ever end `health down`.
  if (barred || !hasRunningCheck(server)) return 'none';
  if (unit.some((member) => member.sessions > 0 || member.queued > 0)) return 'watch';
  // In drain bound clients come and go: a moment without sessions is no sign that there are none.
  const bound = unit.some((member) => snapshot.backends.get(member.backend)?.sticky);
  return bound && adminStateOf(server.adminFlags) === 'drain' ? 'watch' : 'checks';
}

/** In rotation for good: exactly UP (or `no check`), running or slow-starting. */
export function isUp(server: Server): boolean {
  return isFullyUp(server.status) && (server.operationalState === 1 || server.operationalState === 2);
}

/** Health at its maximum while in drain; or in rotation already, because its agent said so. */
export function isProvenStatus(status: string | undefined): boolean {
  return status === 'DRAIN' || status === 'UP';
}

/** Ready by its flags, stopped all the same, and without any check that could change that. */
export function isStoppedForEver(server: Server): boolean {
  return (
    adminStateOf(server.adminFlags) === 'ready' &&
    server.operationalState === 0 &&
    !hasRunningCheck(server) &&
    server.tracks === null &&
    server.status.startsWith('DOWN') &&
    !server.status.includes('agent')
  );
}

/** A server that was waited for in vain, and what it was when the waiting began. */
export interface Unproven {
  key: string;
  begun: Server;
  now: Server;
}

/** `unhealthy`, with the last checks' own words; or, when no check has failed, the advice to wait longer. */
export function unhealthyFailure(
  unproven: readonly Unproven[],
  healthTimeoutMs: number,
  loadBalancer: string,
): Failure {
  const words = unproven.map(({ key, now }) => `${key} is "${now.status}"`).join('; ');
  const limit = formatDuration(healthTimeoutMs);
  const tooFew = unproven.every(({ begun, now }) => !hasFailedCheck(begun, now));
  const checks = unproven.map(({ now }) => lastCheckOf(now)).filter((text) => text !== '');
  const [first] = unproven;
  return new Failure(
    'unhealthy',
    tooFew
      ? `Not proven healthy within ${limit}, though no check has failed: ${words}.`
      : `Not healthy within ${limit}: ${words}.`,
    {
      loadBalancer,
      ...(first ? { server: first.key } : {}),
      ...(checks.length > 0 ? { detail: checks.join('; ') } : {}),
      hint: tooFew
        ? 'There were not enough checks yet: raise `health-timeout` above `rise` × `inter` of the server.'
        : "Look at the application: it does not pass HAProxy's health check. When it does, run this step again.",
    },
  );
}

function hasFailedCheck(begun: Server, now: Server): boolean {
  return (
    !hasRunningCheck(now) ||
    now.checkFailures > begun.checkFailures ||
    !/^(L[4-7]OK|INI|)$/.test(now.checkStatus)
  );
}

function lastCheckOf(server: Server): string {
  return [server.checkStatus, server.lastCheck].filter((text) => text !== '').join(': ');
}
