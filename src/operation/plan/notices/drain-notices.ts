/** What the user should know of servers that are to be taken out. */
import { isRunning, type Server, takesTraffic } from '../../../haproxy/server.ts';
import type { Snapshot } from '../../../haproxy/snapshot.ts';
import { verb } from '../../../words.ts';
import type { DrainRequest } from '../../request.ts';
import { boundBy } from '../bound-by.ts';
import type { Target } from '../target.ts';
import { about } from './about.ts';

/** `srv_op_state` of `NOLB`. */
const STOPPING = 3;

export function drainNotices(
  targets: readonly Target[],
  { operation }: DrainRequest,
  { backends }: Snapshot,
): string[] {
  const inMaint = targets.filter(({ before }) => operation === 'drain' && before.admin === 'maint');
  const bound = targets.filter((target) => operation === 'drain' && !inMaint.includes(target));
  const idle = targets.filter(
    ({ before, alreadyInGoalState }) =>
      !alreadyInGoalState && before.admin === 'ready' && !takesTraffic(before),
  );
  const serving = idle.filter(({ before }) => servesBound(before));
  const servingBy = Map.groupBy(serving, ({ before }) => statusWords(before));
  const idleBy = Map.groupBy(
    idle.filter((target) => !serving.includes(target)),
    ({ before }) => before.status,
  );
  const boundBys = Map.groupBy(bound, ({ before }) => boundBy(before, backends));
  return [
    ...about(
      inMaint.map(({ key }) => key),
      (names, count) =>
        `${names} ${verb(count, 'is in maint and is', 'are in maint and are')} left there: drain would bring ${verb(count, 'it', 'them')} back into service for sticky clients.`,
    ),
    ...[...boundBys].flatMap(([sticky, those]) =>
      sticky === null
        ? []
        : about(
            those.map(({ key }) => key),
            (names) =>
              `Clients are bound to ${names} by ${sticky} and may still come. Before an application is stopped, use \`maint\`.`,
          ),
    ),
    ...[...servingBy].flatMap(([status, those]) =>
      about(
        those.map(({ key }) => key),
        (names, count) =>
          `${names} ${verb(count, 'takes', 'take')} no new traffic now (${status}), so taking ${verb(count, 'it', 'them')} out changes something for nobody but clients bound to ${verb(count, 'it', 'them')}.`,
      ),
    ),
    ...[...idleBy].flatMap(([status, those]) =>
      about(
        those.map(({ key }) => key),
        (names, count) =>
          `${names} ${verb(count, 'takes', 'take')} no traffic now ("${status}"), so taking ${verb(count, 'it', 'them')} out changes nothing for clients.`,
      ),
    ),
  ];
}

/** At weight 0, and where a check has found it stopping, HAProxy sends it whoever is bound to it all the same. */
function servesBound(server: Server): boolean {
  return isRunning(server) || server.operationalState === STOPPING;
}

function statusWords({ status, weight }: Server): string {
  return weight === 0 ? `"${status}", weight 0` : `"${status}"`;
}
