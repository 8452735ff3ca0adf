/** What the user of a plan should know before it is carried out. Pure. */
import type { Snapshot } from '../../../haproxy/snapshot.ts';
import { verb } from '../../../words.ts';
import { type ChangeRequest, isDrain } from '../../request.ts';
import type { Capacity } from '../guard.ts';
import { hashingNotices } from '../static-weights.ts';
import type { Target } from '../target.ts';
import { about } from './about.ts';
import { checkNotices } from './check-notices.ts';
import { drainNotices } from './drain-notices.ts';
import { sameAddressNotices } from './same-address.ts';
import { stayingNotices } from './staying-notices.ts';

/** What the user should know, though nothing is wrong: each once for all servers that it holds for. `leaving`: by `BACKEND/SERVER`. */
export function noticesOf(
  targets: readonly Target[],
  capacities: readonly Capacity[],
  leaving: ReadonlySet<string>,
  request: ChangeRequest,
  snapshot: Snapshot,
): string[] {
  return [
    ...(isDrain(request)
      ? [...drainNotices(targets, request, snapshot), ...sameAddressNotices(targets, request, snapshot)]
      : []),
    ...checkNotices(targets, request),
    ...stayingNotices(capacities, leaving, snapshot),
    ...recordNotices(targets),
    ...hashingNotices(targets, snapshot),
  ];
}

/** How long the last answer of a nameserver is believed cannot be read either: `hold valid`. */
function recordNotices(targets: readonly Target[]): string[] {
  const weighted = targets.filter(
    ({ before, weight }) =>
      weight !== null && before.srvRecord !== undefined && weight.effective !== before.weight,
  );
  return about(
    weighted.map(({ key }) => key),
    (names, count) =>
      `${names} ${verb(count, 'is', 'are')} found by an SRV record: without \`resolve-opts ignore-weight\` on the server line HAProxy takes the weight of that record over with each answer of the nameserver, whatever is set here.`,
  );
}
