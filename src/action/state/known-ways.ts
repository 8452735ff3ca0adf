/**
 * Which of the ways that the steps of a job have taken lead to one load balancer, however their addresses were written: its socket file, its
 * port, the CLI of its master, an API. Pure.
 */
import { isSameProcess, type ProcessIdentity } from '../../haproxy/process.ts';
import type { AdminState } from '../../haproxy/server.ts';

/** One address that a step was given, and who was told there. */
export interface Way {
  /** As `loadBalancerIdOf` calls it. */
  socket: string;
  process: ProcessIdentity;
}

/** What one step has done on its way. */
export interface KnownWay extends Way {
  /** Of the job's clock, as text. */
  at: string;
  /** By `BACKEND/SERVER`: the state that the step found, and those in which it may have left it; none where it set none. */
  servers: ReadonlyMap<string, { found: AdminState; left: readonly AdminState[] }>;
}

/** `own`, and all of `known` that lead to the same load balancer: also where a reload lies between two of them, and another way tells so. */
export function waysTo(own: readonly Way[], known: readonly KnownWay[]): ReadonlySet<Way> {
  const found = new Set<Way>(own);
  let others = known.filter((way) => !found.has(way));
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const way of others) if ([...found].some((one) => leadToOne(one, way, known))) found.add(way);
    others = others.filter((way) => !found.has(way));
  }
  return found;
}

/**
 * Of what steps have noted, each about whom they had met on their way, that which is about the load balancer where these lead to. `known`: all
 * ways of the job.
 */
export function notesAbout<Note extends Way>(
  own: readonly Way[],
  notes: readonly Note[],
  known: readonly KnownWay[],
): Note[] {
  const ways = notes.map((note) => ({ note, way: { ...note, at: '', servers: new Map() } }));
  const there = waysTo(own, [...known, ...ways.map(({ way }) => way)]);
  return ways.filter(({ way }) => there.has(way)).map(({ note }) => note);
}

/** One from JSON that a step has written. Throws where it has another shape. */
export function wayIn({ socket, process }: { socket?: unknown; process?: Partial<ProcessIdentity> }): Way {
  const { pid, startedAt, startToleranceSeconds, startedOnClock, node } = process ?? {};
  const isWay =
    typeof socket === 'string' &&
    typeof pid === 'number' &&
    typeof startedAt === 'number' &&
    typeof startToleranceSeconds === 'number' &&
    typeof node === 'string';
  if (!isWay) throw new Error('no way to a load balancer');
  return { socket, process: { pid, startedAt, startToleranceSeconds, startedOnClock, node } };
}

/** By the same words to another host is another load balancer, as behind another host on the way. */
function leadToOne(one: Way, other: Way, known: readonly KnownWay[]): boolean {
  if (one.socket === other.socket && one.process.node === other.process.node) return true;
  if (!isSameProcess(one.process, other.process)) return false;
  return one.socket === other.socket || !areTwins(one, other, known);
}

/**
 * Containers that start together on one host's network have the same node, pid and start. They are two where a step has found a server
 * otherwise, through one socket, than the last step before it had left it through the other one.
 */
function areTwins(one: Way, other: Way, known: readonly KnownWay[]): boolean {
  const both = known
    .filter(({ socket }) => socket === one.socket || socket === other.socket)
    .filter(({ process }) => isSameProcess(process, one.process))
    .sort((first, second) => (first.at < second.at ? -1 : 1));
  const last = new Map<string, { socket: string; left: readonly AdminState[] }>();
  for (const { socket, servers } of both) {
    for (const [key, { found, left }] of servers) {
      const before = last.get(key);
      if (before !== undefined && before.socket !== socket && !before.left.includes(found)) return true;
      if (left.length > 0) last.set(key, { socket, left });
    }
  }
  return false;
}
