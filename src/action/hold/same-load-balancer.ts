/**
 * A process that holds servers knows a load balancer by one address, and a step may come to it by another one. Are both one? As it is told for
 * the journal of a job, and by who may have taken whose place where a reload may lie between what both have seen. Pure.
 */
import { isSameProcess, mayHaveReplaced, type Process, type ProcessIdentity } from '../../haproxy/process.ts';
import { type AdminState, keyOf } from '../../haproxy/server.ts';
import type { Answering } from '../../operation/hold/hold.ts';
import type { HeldServer } from '../../operation/hold/hold-target.ts';
import { type KnownWay, waysTo } from '../state/known-ways.ts';

/** Whom a step works with, by an address of its own. */
export interface OwnPlace {
  /** As `loadBalancerIdOf` calls it. */
  id: string;
  /** Who answered there, as of so long ago. */
  process: Process;
  readMsAgo: number;
  servers: readonly HeldServer[];
}

/** The same of a process that holds servers. */
export interface HoldPlace {
  id: string;
  /** When it began, as the journal's `timeNow` says, and who answered then. */
  at: string;
  process: ProcessIdentity;
  /** As it held them then. */
  servers: readonly HeldServer[];
  /** As it has just been asked, so long ago. */
  answering: Answering;
  askedMsAgo: number;
}

/**
 * `known`: all ways of the job's steps. `unclear`: right at a reload both processes answer, so that one that has just started tells nothing
 * yet.
 */
export function comparePlaces(
  own: OwnPlace,
  held: HoldPlace,
  known: readonly KnownWay[],
): 'one' | 'two' | 'unclear' {
  const last = held.answering.processes.at(-1);
  if (areTied(own, held, known)) return 'one';
  if (last === undefined || last.node !== own.process.node || isSameProcess(last, own.process)) return 'two';
  const { metMsAgo, seenMsAgo } = held.answering;
  if (mayHaveReplaced(last, aged(own.process, own.readMsAgo), seenMsAgo))
    return seenMsAgo <= held.askedMsAgo ? 'unclear' : 'one';
  const wasMetSince = metMsAgo <= own.readMsAgo;
  return wasMetSince && mayHaveReplaced(own.process, aged(last, metMsAgo), own.readMsAgo) ? 'one' : 'two';
}

function areTied(own: OwnPlace, held: HoldPlace, known: readonly KnownWay[]): boolean {
  const way = { socket: own.id, process: own.process, at: LAST, servers: statesOf(own.servers, () => []) };
  const { id: socket, at, process } = held;
  const begun = { socket, at, process, servers: statesOf(held.servers, (state) => [state]) };
  const met = held.answering.processes.map((one) => ({ ...begun, process: one, servers: new Map() }));
  const there = waysTo([way], [...known, way, begun, ...met]);
  return [begun, ...met].some((one) => there.has(one));
}

function aged(process: Process, ms: number): Process {
  return { ...process, uptimeSeconds: process.uptimeSeconds + ms / 1_000 };
}

/** Behind all that the journal tells. */
const LAST = '~';

function statesOf(
  servers: readonly HeldServer[],
  left: (state: AdminState) => AdminState[],
): KnownWay['servers'] {
  const byKey = servers.flatMap((server) => {
    const { state } = server.settings;
    return state === undefined ? [] : [[keyOf(server), { found: state, left: left(state) }] as const];
  });
  return new Map(byKey);
}
