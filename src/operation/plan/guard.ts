/**
 * How many servers of a backend take traffic, and how many will. HAProxy counts for us: `act` and `bck` of the BACKEND row leave
 * out drain, maint, DOWN, NOLB, weight 0 and unresolved servers, and count slow start, `UP 1/3` and `no check`. Pure.
 */
import { type Backend, keyOf, type Server, takesTraffic } from '../../haproxy/server.ts';
import { listed } from '../../words.ts';
import type { MinAvailable } from '../request.ts';

/** What a change does to the capacity of one backend. */
export interface Capacity {
  backend: string;
  /** How many of those that leave take traffic now, or would: with none, the change itself lowers nothing. Not backups behind active ones. */
  leaving: number;
  /** Servers in use now, and after the change. */
  now: number;
  after: number;
  minimum: number;
  /** The minimum as it was asked for: `1`, or `75% of 3, rounded up: 3`. */
  asked: string;
}

/** Servers in use: the active ones; without any, the backups (all of them only with `option allbackups`: count one). */
export function inUse(backend: Pick<Backend, 'active' | 'backups'>): number {
  return backend.active > 0 ? backend.active : Math.min(backend.backups, 1);
}

/**
 * How many would be, were one of these not out. It is not always one more: of backups HAProxy uses the first alone, and one takes the place of
 * the last active server.
 */
export function inUseWith(
  { active, backups }: Pick<Backend, 'active' | 'backups'>,
  ours: readonly Server[],
): number {
  const one = (isOne: boolean) => (isOne ? 1 : 0);
  return inUse({
    active: active + one(ours.some(({ backup }) => !backup)),
    backups: backups + one(ours.some(({ backup }) => backup)),
  });
}

/** A backup while active servers are in use: nobody misses it. */
export function isStandby({ backup }: Server, { active }: Pick<Backend, 'active'>): boolean {
  return backup && active > 0;
}

/** Capacity of one backend when `leaving` stop taking traffic. `servers` are all servers of that backend, where a percentage is asked for. */
export function capacityOf(
  backend: Backend,
  servers: readonly Server[],
  leaving: readonly Server[],
  minAvailable: MinAvailable,
): Capacity {
  const serving = leaving.filter(takesTraffic);
  const backups = serving.filter((server) => server.backup).length;
  const after = { active: backend.active - (serving.length - backups), backups: backend.backups - backups };
  return {
    backend: backend.name,
    leaving: serving.filter((server) => !isStandby(server, after)).length,
    now: inUse(backend),
    after: inUse(after),
    minimum: minimumOf(servers, minAvailable),
    asked: askedWords(servers, minAvailable),
  };
}

/** Refused only if the change itself lowers the number below the minimum: a repair of a dead backend must not be blocked. */
export function isRefused(capacity: Capacity): boolean {
  return capacity.after < capacity.minimum && capacity.after < capacity.now;
}

const NAMES_SHOWN = 5;

/** `; out already: web2 (MAINT), web3 (DOWN)`: whom to bring back first. Empty when all others take traffic. */
export function outAlready(servers: Iterable<Server>, backend: string, ours: ReadonlySet<string>): string {
  const out = [...servers].filter(
    (server) => server.backend === backend && !takesTraffic(server) && !ours.has(keyOf(server)),
  );
  if (out.length === 0) return '';
  // One at weight 0 is UP all the same.
  const names = out.map(({ server, status, weight }) =>
    weight === 0 ? `${server} (${status}, weight 0)` : `${server} (${status})`,
  );
  return `; out already: ${listed(names, NAMES_SHOWN)}`;
}

/** A percentage is of the servers that are not in forced maint, rounded up. */
export function minimumOf(servers: readonly Server[], minAvailable: MinAvailable): number {
  if (minAvailable.kind === 'count') return minAvailable.value;
  return Math.ceil((countedOf(servers).length * minAvailable.value) / 100);
}

function countedOf(servers: readonly Server[]): Server[] {
  return servers.filter(({ forced, maintCauses }) => forced !== 'maint' && !maintCauses.includes('dns'));
}

function askedWords(servers: readonly Server[], minAvailable: MinAvailable): string {
  const minimum = minimumOf(servers, minAvailable);
  if (minAvailable.kind === 'count') return `${minimum}`;
  return `${minAvailable.value}% of ${countedOf(servers).length}, rounded up: ${minimum}`;
}

/**
 * Several jobs raced past the guard: of all that left, is the server whose name sorts last one of ours? Then it may stay out, and
 * whoever else left goes back at once.
 */
export function isLastInOrder(ours: readonly string[], others: readonly string[]): boolean {
  const last = [...ours, ...others].sort().at(-1);
  return last !== undefined && ours.includes(last);
}
