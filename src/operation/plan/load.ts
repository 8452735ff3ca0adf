/**
 * Can the servers that stay carry what a backend serves now? Its sessions, spread over them by weight, against their `maxconn`: a server
 * without one is left out on both sides. Pure.
 */
import { Failure } from '../../errors.ts';
import { keyOf, type Server, takesTraffic } from '../../haproxy/server.ts';
import { listed, quantity } from '../../words.ts';

/** What the servers of one backend that stay would carry. */
export interface Load {
  backend: string;
  /** Those that stay, in use: the active ones, or else the first backup (more of them serve only with `option allbackups`). */
  stays: readonly Server[];
  /** Of those the ones without a `maxconn`. */
  unknown: readonly Server[];
  /** Sessions that would be on those with one, and how many these may have; limit 0: none has one. */
  sessions: number;
  limit: number;
}

/** Load of one backend without `leaving`. `servers` are all servers of that backend. */
export function loadWithout(backend: string, servers: readonly Server[], leaving: ReadonlySet<string>): Load {
  const usable = servers.filter((server) => takesTraffic(server) && !leaving.has(keyOf(server)));
  const active = usable.filter(({ backup }) => !backup);
  const stays = active.length > 0 ? active : usable.slice(0, 1);
  const known = stays.filter(({ sessionLimit }) => sessionLimit);
  const all = servers.reduce((sum, { sessions, queued }) => sum + sessions + queued, 0);
  const share = known.length === 0 ? 0 : weightOf(known) / weightOf(stays);
  return {
    backend,
    stays,
    unknown: stays.filter((server) => !known.includes(server)),
    sessions: Math.ceil(all * share),
    limit: known.reduce((sum, server) => sum + roomOf(server), 0),
  };
}

/** In slow start HAProxy gives it a part of its `maxconn` only, one session at least. */
function roomOf({ sessionLimit, throttlePercent = 100 }: Server): number {
  return Math.max(1, Math.floor(((sessionLimit ?? 0) * throttlePercent) / 100));
}

function weightOf(servers: readonly Server[]): number {
  return servers.reduce((sum, { weight }) => sum + weight, 0);
}

/** `maxLoad` in percent. */
export function isOverloaded({ sessions, limit }: Load, maxLoad: number): boolean {
  return limit > 0 && sessions * 100 > limit * maxLoad;
}

/** `180 sessions on 2 servers with room for 200 (maxconn), which is 90%` */
export function loadWords({ backend, stays, unknown, sessions, limit }: Load): string {
  const servers = quantity(stays.length - unknown.length, 'server');
  return `${backend}: ${quantity(sessions, 'session')} on ${servers} with room for ${limit} (maxconn), which is ${percentOf(sessions, limit)}%`;
}

/** Rounded up: 80.1 of at most 80 is not shown as 80. */
function percentOf(sessions: number, limit: number): number {
  return Math.ceil((sessions * 100) / limit);
}

/** Throws `max-load` when one of these is overloaded. */
export function requireCarried(loads: readonly Load[], maxLoad: number): void {
  const refused = loads.filter((load) => isOverloaded(load, maxLoad));
  if (refused.length === 0) return;
  throw new Failure(
    'max-load',
    `Too much for the servers that stay. ${refused.map((load) => `${loadWords(load)}; max-load allows ${maxLoad}%`).join('; ')}.`,
    {
      hint: 'Take out fewer servers at once, bring others back first, or wait until there are fewer sessions. `max-load` sets the share; without it this is not looked at.',
    },
  );
}

/** Of whom nothing can be said. */
export function unknownNotices(loads: readonly Load[]): string[] {
  return loads.flatMap(({ backend, unknown, limit }) => {
    if (unknown.length === 0) return [];
    const names = listed(
      unknown.map(({ server }) => server),
      5,
    );
    return [
      limit === 0
        ? `No server of ${backend} that stays has a \`maxconn\` (${names}): \`max-load\` can say nothing of them.`
        : `${names} of ${backend} ${unknown.length === 1 ? 'has' : 'have'} no \`maxconn\`: \`max-load\` is asked of the others alone.`,
    ];
  });
}
