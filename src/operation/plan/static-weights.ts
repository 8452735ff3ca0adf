/**
 * Backends that take no other weight at run time than 0 and the configured one: those with `balance static-rr`, and those that hash unless their
 * `hash-type` is `consistent`, which HAProxy does not show. Pure.
 */
import { Failure } from '../../errors.ts';
import { keyOf } from '../../haproxy/server.ts';
import type { Snapshot } from '../../haproxy/snapshot.ts';
import { verb } from '../../words.ts';
import { about } from './notices/about.ts';
import type { Target } from './target.ts';

/** `balance` of those that hash, as `show stat` calls them (HAProxy, src/backend.c, `backend_lb_algo_str`). */
const HASHING = ['source', 'uri', 'url_param', 'hdr', 'rdp-cookie', 'hash'];

/** Throws `refused`, which HAProxy would do in the middle. */
export function requireTakenWeights(targets: readonly Target[], { backends }: Snapshot): void {
  for (const target of targets) {
    const { key, before } = target;
    const [other] = otherWeightsOf(target);
    if (other === undefined || backends.get(before.backend)?.balance !== 'static-rr') continue;
    throw new Failure(
      'refused',
      `Backend ${before.backend} has \`balance static-rr\`, and takes no other weight of ${key} than 0 and ${before.configuredWeight}, the configured one: not ${other}.`,
      {
        brief: 'its backend has `balance static-rr`, which takes no such weight',
        servers: [key],
        hint: 'Its way of balancing cannot be changed at run time. With `balance roundrobin` HAProxy takes any weight.',
      },
    );
  }
}

/** Whether HAProxy takes it shows when it is set. */
export function hashingNotices(targets: readonly Target[], { backends }: Snapshot): string[] {
  const hashed = targets.filter(
    (target) =>
      otherWeightsOf(target).length > 0 &&
      HASHING.includes(backends.get(target.before.backend)?.balance ?? ''),
  );
  return about(
    hashed.map(({ before }) => keyOf(before)),
    (names, count) =>
      `${names} ${verb(count, 'is', 'are')} balanced by a hash: without \`hash-type consistent\`, which HAProxy does not show, it refuses every weight but 0 and the configured one.`,
  );
}

/** What is to be set, a ramp step by step. Where the configured weight is not shown, any of them may be that. */
function otherWeightsOf({ before, weight, ramp }: Target): number[] {
  if (before.isConfiguredWeightGuessed) return [];
  const goals = [...(weight === null ? [] : [weight]), ...ramp].map(({ effective }) => effective);
  return goals.filter((one) => one !== 0 && one !== before.configuredWeight && one !== before.weight);
}
