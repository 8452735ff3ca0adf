/**
 * How many sessions can have been cut at most: from HAProxy 3.0 on a backend counts each of them among its errors. A server itself shows only
 * that they have gone.
 */
import { keyOf, nameOf, type Server, type ServerName } from '../../haproxy/server.ts';
import { isCleared } from '../counters.ts';
import type { Unit } from '../plan/tracking.ts';
import type { Run } from '../run.ts';

/** `serverErrors` of backends, by name, or how many have come to them; of whom it is not known it is missing. */
export type Errors = ReadonlyMap<string, number>;
export const NOT_COUNTED: Errors = new Map();

/** What is about to be marked down, as it was read last. */
export interface BeforeDown {
  servers: readonly Server[];
  /** `serverErrors` of their backends, by name, where these tell of cuts. */
  errors: Errors;
}

export function beforeDown(run: Run, units: readonly Unit[]): BeforeDown {
  const servers = units.flatMap((unit) => run.membersNow(unit));
  return { servers, errors: errorsOf(run, servers) };
}

/** So many sessions of a server, `BACKEND/SERVER`. */
export interface Cut {
  key: string;
  count: number;
}

const LOOKS = 2;
const PAUSE_MS = 60;

/**
 * How many errors backends have counted since `before`, by name, read after whatever has ended: no more sessions can have been cut, though all
 * that a backend answers with an error is counted here, too. Of those of which that is not known nothing is returned.
 */
export async function countErrors(
  run: Run,
  before: BeforeDown,
  cuts: readonly Cut[],
  signal: AbortSignal,
): Promise<Errors> {
  const keys = new Set(cuts.map(({ key }) => key));
  const servers = before.servers.filter(
    (server) => keys.has(keyOf(server)) && before.errors.has(server.backend),
  );
  if (servers.length === 0) return NOT_COUNTED;
  for (let look = 1; ; look += 1) {
    await run.readBack(signal);
    // All of a backend begin at 0 again at once.
    if (servers.some((server) => isCleared(server, run.seen.find(keyOf(server)) ?? server)))
      return NOT_COUNTED;
    const since = [...errorsOf(run, servers)].map(([name, now]): [string, number] => [
      name,
      now - (before.errors.get(name) ?? 0),
    ]);
    const known = new Map(since.filter(([, count]) => count >= 0));
    const isWhole = sumOf(withinErrors(cuts, known)) === sumOf(cuts);
    // HAProxy counts one among its errors a moment after it is counted no more as a session.
    if (isWhole || look === LOOKS) return known;
    await run.clock.sleep(PAUSE_MS, signal);
  }
}

/** No more of them than their backends have counted errors. */
export function withinErrors(cuts: readonly Cut[], errors: Errors): Cut[] {
  const left = new Map(errors);
  return cuts.map(({ key, count }) => {
    const { backend } = nameOf(key);
    const room = left.get(backend);
    if (room === undefined) return { key, count };
    const within = Math.min(count, room);
    left.set(backend, room - within);
    return { key, count: within };
  });
}

/** `serverErrors` of the backends of these, by name, as they were read last. */
export function errorsOf(run: Run, servers: readonly ServerName[]): Errors {
  const names = new Set(servers.map(({ backend }) => backend));
  return new Map(
    [...names].flatMap((name): [string, number][] => {
      const { serverErrors } = run.seen.backend(name) ?? {};
      return serverErrors === undefined ? [] : [[name, serverErrors]];
    }),
  );
}

/** How many they are in all. */
export function sumOf(cuts: readonly Cut[]): number {
  return cuts.reduce((sum, { count }) => sum + count, 0);
}
