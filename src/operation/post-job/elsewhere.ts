/**
 * One server on several load balancers, of which some have a health check for it: where nothing could ever prove it, it is let in unproven, but
 * not while those that can have found that it is not healthy. So these come first. Pure.
 */
import { Failure } from '../../errors.ts';
import { keyOf } from '../../haproxy/server.ts';
import { openness, settingsOf } from '../../haproxy/server-settings.ts';
import type { SavedLoadBalancer, SavedServer } from '../saved-change.ts';
import type { Finding } from './finding.ts';
import { isLeft } from './left.ts';

/** By `BACKEND/SERVER`: where it was not proven healthy just now. */
export type UnprovenThere = ReadonlyMap<string, string>;

/** What is put back at once, and what waits for what others find. A load balancer that has nothing of either is missing there. */
export function inTurn(
  all: readonly SavedLoadBalancer[],
): [first: SavedLoadBalancer[], then: SavedLoadBalancer[]] {
  const provable = new Set(
    all.flatMap(({ servers }) => servers.filter(({ health }) => health !== 'unchecked').map(keyOf)),
  );
  const waits = (server: SavedServer) => server.health === 'unchecked' && provable.has(keyOf(server));
  const of = (isWaiting: boolean) =>
    all
      .map((one) => ({ ...one, servers: one.servers.filter((server) => waits(server) === isWaiting) }))
      .filter(({ servers }) => servers.length > 0);
  return [of(false), of(true)];
}

/** What could not be proven, of what was found. One that could not be looked at may be as healthy as any. */
export function unprovenAmong(findings: readonly Finding[]): UnprovenThere {
  const those = findings.filter(({ kind, failure }) => kind === 'left' && failure?.code === 'unhealthy');
  return new Map(those.map(({ loadBalancer, saved }) => [keyOf(saved), loadBalancer]));
}

/** The same finding, with why it is not put back where that would let it in unproven. */
export function refusedElsewhere(finding: Finding, there: UnprovenThere): Finding {
  const { saved, own, now, loadBalancer } = finding;
  const key = keyOf(saved);
  const other = there.get(key);
  if (other === undefined || now === null || !isLeft(finding)) return finding;
  const isLetIn = openness({ ...settingsOf(now), ...own }) > openness(settingsOf(now));
  if (!isLetIn || now.checks === 'enabled') return finding;
  const failure = new Failure(
    'unhealthy',
    `Not put back: no health check runs on ${key} here, and on ${other} it was not proven healthy`,
    {
      brief: `it was not proven healthy on ${other}`,
      loadBalancer,
      servers: [key],
      hint: 'Look at its application, then run `ready` for it on all load balancers.',
    },
  );
  return { ...finding, failure };
}
