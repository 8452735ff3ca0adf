/**
 * Looking again: is what we set still so, and are enough servers left? An accepted command is not an effect: an agent, another
 * job or another person may have undone it, and two jobs may have passed the guard at the same moment.
 */
import { Failure } from '../errors.ts';
import { isRunning, keyOf, type Server, takesTraffic } from '../haproxy/server.ts';
import { differences, isEmpty, settingsOf } from '../haproxy/server-settings.ts';
import type { Reading } from '../haproxy/snapshot.ts';
import { changedByOthers } from './changed-by-others.ts';
import {
  type Capacity,
  inUse,
  inUseWith,
  isLastInOrder,
  isRefused,
  isStandby,
  outAlready,
} from './plan/guard.ts';
import type { Unit } from './plan/tracking.ts';
import type { Run } from './run.ts';
import { isReplaced } from './saved-change.ts';

/** Nobody waits longer than this for another job to go back: for so long a backend may be without a server. */
const WAIT_FOR_OTHER_MS = 200;
/** Whoever may not stay, and was out before: another one that has just taken what cannot be spared gives it back within this time. */
const WAIT_FOR_LATER_MS = 100;
const LOOK_AT_OTHER_EVERY_MS = 50;
/** Looks of a round trip each: whoever gives way needs one. */
const LOOKS_AT_OTHERS = 3;
const LOOK_AT_AGENT_EVERY_MS = 200;
/** HAProxy's default `agent-inter` is 2 s: an agent that fights back has spoken by then. */
const AGENT_SPEAKS_WITHIN_MS = 3_000;
/** HAProxy's default `hold valid` is 10 s: so long it believes the last answer of a nameserver before it asks again. */
const RECORD_ANSWERED_WITHIN_MS = 11_000;

/** Is it as this step left it, or found it? */
export function isAsSet(run: Run, unit: Unit): boolean {
  const { expected, now, saved } = run.of(unit);
  return !isReplaced(saved, now) && isEmpty(differences(expected, settingsOf(now)));
}

/** Throws `agent-conflict`, `dns-maintenance` or `not-verified` unless each of these is as this step left it. */
export function assertAsSet(run: Run, units: readonly Unit[]): void {
  for (const unit of units) {
    if (!isAsSet(run, unit)) throw changedByOthers(run, unit);
    if (run.of(unit).letIn) assertResolved(run, unit);
  }
}

/** Reads again, on whatever connection there is, and asserts that each of these is as this step left it. */
export async function lookAgain(
  run: Run,
  signal: AbortSignal,
  units: readonly Unit[] = run.units,
): Promise<void> {
  await run.readBack(signal);
  assertAsSet(run, units);
}

/** Where a server is to be proven: in maint, whoever put it there, no check runs, and it would be waited for in vain. */
export function assertProvable(run: Run, unit: Unit): void {
  const { admin, maintCauses } = run.now(unit);
  if (admin !== 'maint') return;
  if (maintCauses.includes('dns')) throw unprovable(run, unit);
  assertAsSet(run, [unit]);
}

function unprovable(run: Run, unit: Unit): Failure {
  return new Failure(
    'dns-maintenance',
    `${unit.key} is not proven healthy: its name does not resolve any more, and no check runs for so long.`,
    {
      loadBalancer: run.name,
      servers: [unit.key],
      detail: run.now(unit).status,
      hint: 'Look at the `resolvers` section of haproxy.cfg. When the name resolves, run this step again.',
    },
  );
}

function assertResolved(run: Run, unit: Unit): void {
  const { maintCauses, forced } = run.now(unit);
  if (maintCauses.includes('dns')) throw unresolved(run, unit.key, `was set to ${forced}, but`);
}

/** It takes no traffic, and neither its application nor anybody who set it is the reason. `words`: what became of it, before that. */
export function unresolved(run: Run, key: string, words: string): Failure {
  return new Failure('dns-maintenance', `${key} ${words} its name does not resolve any more.`, {
    loadBalancer: run.name,
    servers: [key],
    detail: run.seen.find(key)?.status ?? '',
    hint: 'HAProxy brings it back by itself when the name resolves: look at its `resolvers` section.',
  });
}

/**
 * Waits until every enabled agent of these has had its say since `since`, and the nameserver of every SRV record that has weights, and looks
 * meanwhile whether what was set is still so.
 */
export async function outlastOthers(
  run: Run,
  units: readonly Unit[],
  since: number,
  look: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const hasAgent = units.some((unit) => run.now(unit).agent === 'enabled');
  const hasRecord = units.some((unit) => {
    const { now, saved } = run.of(unit);
    return now.srvRecord !== undefined && saved.sent.weights.length > 0;
  });
  const limitMs = hasRecord ? RECORD_ANSWERED_WITHIN_MS : hasAgent ? AGENT_SPEAKS_WITHIN_MS : 0;
  while (run.clock.now() < since + limitMs) {
    await run.clock.sleep(LOOK_AT_AGENT_EVERY_MS, signal);
    await look(signal);
  }
}

/** Servers as they were read last before they were set, and what HAProxy said right after. */
export interface SetOut {
  before: readonly Server[];
  reading: Reading;
}

/**
 * The guard, right after a set. When it took what the backend could not spare, for others left in the same moment, nobody may be left to
 * serve: these come back by `giveWay`, at once unless they sort last. Throws `guard`.
 */
export async function giveWayWhenTooFewAreLeft(
  run: Run,
  capacities: readonly Capacity[],
  { before, reading }: SetOut,
  giveWay: () => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  const short = tooSmall(run, capacities, reading, before);
  if (short.length === 0) return;
  if (before.some(takesTraffic)) {
    if (await haveOthersGoneBack(run, short, before, signal)) return;
    await giveWay();
    // Who else is out only adds to the reason.
    const whole = await readBackends(run, short, signal).catch(() => reading);
    throw tooFewLeft(run, short, reading, whole);
  }
  // These were out before: it was another one that took what cannot be spared, and who gives it back at once.
  try {
    await assertEnoughLeft(run, capacities, reading, signal);
  } catch (error) {
    if (error instanceof Failure && error.code === 'guard') await giveWay();
    throw error;
  }
}

/**
 * Several that set in the same instant all see too few left. Of these the one whose server sorts last looks a few times whether the others
 * give way, so that not all of them do.
 */
async function haveOthersGoneBack(
  run: Run,
  short: readonly Capacity[],
  before: readonly Server[],
  signal: AbortSignal,
): Promise<boolean> {
  const names = new Set(short.map(({ backend }) => backend));
  const ours = ourKeys(run);
  const rivals = [...run.seen.snapshot.servers]
    .filter(([key, server]) => names.has(server.backend) && takesTraffic(server) && !ours.includes(key))
    .map(([key]) => key);
  if (rivals.length === 0 || !isLastInOrder(ours, rivals)) return false;
  const giveUpAt = run.clock.now() + WAIT_FOR_OTHER_MS;
  for (let look = 0; look < LOOKS_AT_OTHERS && run.clock.now() < giveUpAt; look += 1) {
    // Who cannot look has no reason to stay, and nobody may be left to serve meanwhile.
    const whole = await readBackends(run, short, signal).catch(() => null);
    if (whole === null) return false;
    if (tooSmall(run, short, run.record(whole), before).length === 0) return true;
  }
  return false;
}

/**
 * The guard, where these are out already. Throws `guard` when too few servers take traffic now, when this change lowered the number,
 * and when no other job has gone back within a moment; a shorter one for whoever may not stay out before others.
 */
export async function assertEnoughLeft(
  run: Run,
  capacities: readonly Capacity[],
  reading: Reading,
  signal: AbortSignal,
): Promise<void> {
  const since = run.clock.now();
  for (let short = tooSmall(run, capacities, reading); short.length > 0; ) {
    // Decided on one reading of the whole backend: by now the other one may have gone back.
    const whole = run.record(await readBackends(run, short, signal));
    short = tooSmall(run, capacities, whole);
    if (short.length === 0) return;
    const mayStay = isLastInOrder(ourKeys(run), othersThatLeft(run, whole));
    const patienceMs = mayStay ? WAIT_FOR_OTHER_MS : WAIT_FOR_LATER_MS;
    if (run.clock.now() - since >= patienceMs) throw tooFewLeft(run, short, whole, whole);
    await run.clock.sleep(LOOK_AT_OTHER_EVERY_MS, signal);
  }
}

/** Those that have too few servers left, and lost some by this change. `before`: those that were just taken out, as they were. */
export function tooSmall(
  run: Run,
  capacities: readonly Capacity[],
  reading: Reading,
  before: readonly Server[] = [],
): Capacity[] {
  return capacities.filter((capacity) => {
    const backend = reading.backends.get(capacity.backend);
    const after = backend === undefined ? 0 : inUse(backend);
    const isNeeded = (server: Server) => backend === undefined || !isStandby(server, backend);
    // A server that took no traffic is not missed, whoever else left: a repair must not be blocked. One may have come up since.
    const missed =
      capacity.leaving > 0 ||
      before.some((one) => one.backend === capacity.backend && takesTraffic(one) && isNeeded(one)) ||
      run.units.some((unit) => isMissed(run, unit, capacity.backend, isNeeded));
    const members = run.units.flatMap((unit) => run.membersNow(unit));
    const ours = members.filter((member) => member.backend === capacity.backend);
    const withOurs = backend === undefined ? 1 : inUseWith(backend, ours);
    return missed && isRefused({ ...capacity, now: Math.max(capacity.now, withOurs), after });
  });
}

/** In drain or at weight 0, and running: without this step it would take traffic. */
function isMissed(run: Run, unit: Unit, backend: string, isNeeded: (server: Server) => boolean): boolean {
  const { before } = run.of(unit).saved;
  const members = run.membersNow(unit).filter((member) => member.backend === backend);
  return members.some((member) => {
    const weight = keyOf(member) === unit.key ? before.weight : member.weight;
    return isRunning(member) && weight > 0 && isNeeded(member);
  });
}

/** All servers of these backends, as they are now, without those that were deleted since and are not ours. */
export async function readBackends(
  run: Run,
  capacities: readonly Capacity[],
  signal: AbortSignal,
): Promise<Reading> {
  const names = new Set(capacities.map(({ backend }) => backend));
  const ours = new Set(ourKeys(run));
  for (
    let servers = [...run.seen.snapshot.servers.values()].filter(({ backend }) => names.has(backend));
    ;
  ) {
    try {
      return await run.loadBalancer.readServers(servers, signal);
    } catch (error) {
      // Another one was deleted since: that is no failure of this change, it only serves nobody.
      const gone =
        error instanceof Failure && error.code === 'not-found' ? new Set(error.servers) : new Set();
      const left = servers.filter((server) => ours.has(keyOf(server)) || !gone.has(keyOf(server)));
      if (left.length === servers.length) throw error;
      servers = left;
    }
  }
}

/** `BACKEND/SERVER` of all that this change takes out, trackers included. */
export function ourKeys(run: Run): string[] {
  return run.units.flatMap(({ members }) => members).map(keyOf);
}

/** Servers that took traffic when we planned, do not now, and are not ours. */
export function othersThatLeft(run: Run, whole: Pick<Reading, 'servers'>): string[] {
  const ours = new Set(ourKeys(run));
  const left = ([key, server]: [string, Server]): boolean => {
    const before = run.seen.snapshot.servers.get(key);
    return before !== undefined && takesTraffic(before) && !takesTraffic(server) && !ours.has(key);
  };
  return [...whole.servers].filter(left).map(([key]) => key);
}

/** `reading` says how few were left, `whole` who is out. */
function tooFewLeft(run: Run, capacities: readonly Capacity[], reading: Reading, whole: Reading): Failure {
  const ours = new Set(ourKeys(run));
  const leftIn = (name: string): number => {
    const backend = reading.backends.get(name);
    return backend === undefined ? 0 : inUse(backend);
  };
  const words = capacities.map(({ backend: name, asked }) => {
    return `${name}: ${leftIn(name)} take traffic, min-available asks for ${asked}${outAlready(whole.servers.values(), name, ours)}`;
  });
  const [first] = capacities;
  return new Failure(
    'guard',
    `Too few servers are left: others left at the same time. ${words.join('; ')}.`,
    {
      loadBalancer: run.name,
      brief:
        first === undefined
          ? undefined
          : `others left meanwhile: ${leftIn(first.backend)} of ${first.backend} take traffic, and min-available asks for ${first.asked}`,
      hint: 'Another job or a failing check took servers out at the same time. Run this again when they are back; a common `concurrency` group keeps jobs apart.',
    },
  );
}
