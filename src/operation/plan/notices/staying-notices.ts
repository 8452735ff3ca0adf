/** What the user should know of the servers that stay: the guard counts them, whatever they can bear. */
import { isFullyUp, keyOf, type Server, takesTraffic } from '../../../haproxy/server.ts';
import { listOf } from '../../../haproxy/servers.ts';
import type { Snapshot } from '../../../haproxy/snapshot.ts';
import { verb } from '../../../words.ts';
import type { Capacity } from '../guard.ts';
import { about } from './about.ts';

/** `leaving`: by `BACKEND/SERVER`. */
export function stayingNotices(
  capacities: readonly Capacity[],
  leaving: ReadonlySet<string>,
  snapshot: Snapshot,
): string[] {
  const staying = notableAmong(capacities, leaving, snapshot);
  return [...unprovenNotices(staying), ...startingNotices(staying)];
}

/** Servers that take traffic and stay, in the backends that others leave, and of which there may be something to say. */
function notableAmong(
  capacities: readonly Capacity[],
  leaving: ReadonlySet<string>,
  { servers }: Snapshot,
): Server[] {
  const touched = new Set(capacities.map(({ backend }) => backend));
  const staying: Server[] = [];
  if (touched.size === 0) return staying;
  for (const one of listOf(servers)) {
    if (isFullyUp(one.status) && one.throttlePercent === undefined) continue;
    if (!touched.has(one.backend) || leaving.has(keyOf(one))) continue;
    const server = servers.get(keyOf(one));
    if (server !== undefined && takesTraffic(server)) staying.push(server);
  }
  return staying;
}

/** Of the servers that stay: those that count as any other, while HAProxy gives them little. With a `maxconn` the rest is queued. */
function startingNotices(staying: readonly Server[]): string[] {
  const starting = staying.filter(({ throttlePercent }) => throttlePercent !== undefined);
  return about(
    starting.map((server) => `${keyOf(server)} (${server.throttlePercent}%)`),
    (names, count) =>
      `${names} ${verb(count, 'is counted as taking traffic, but is', 'are counted as taking traffic, but are')} in slow start: until that is over HAProxy gives ${verb(count, 'it', 'them')} only a part of ${verb(count, 'its', 'their')} weight and \`maxconn\`.`,
  );
}

/** Of the servers that stay: those that count, though nobody knows whether they are healthy. */
function unprovenNotices(staying: readonly Server[]): string[] {
  const unproven = staying.filter(({ status }) => !isFullyUp(status));
  return [...Map.groupBy(unproven, ({ status }) => status)].flatMap(([status, those]) =>
    about(
      those.map(keyOf),
      (names, count) =>
        `${names} ${verb(count, 'is', 'are')} counted as taking traffic, but "${status}": not proven healthy.`,
    ),
  );
}
