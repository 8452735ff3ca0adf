/**
 * Looking again: is what we set still so, and are enough servers left? An accepted command is not an effect: an agent, another
 * job or another person may have undone it, and two jobs may have passed the guard at the same moment.
 */
import { Failure } from '../errors.ts';
import {
  ADMIN_FLAG,
  type AdminState,
  adminStateOf,
  forcedStateOf,
  hasRunningAgent,
  keyOf,
  type Reading,
  type Server,
  takesTraffic,
} from '../haproxy/server.ts';
import { givesWay, inUse, isRefused, outWords } from './guard.ts';
import type { Site } from './site.ts';
import type { Target } from './target.ts';

const WAIT_FOR_OTHER_MS = 2_000;
const LOOK_EVERY_MS = 200;
/** HAProxy's default `agent-inter` is 2 s: an agent that fights back has spoken by then. */
const AGENT_SPEAKS_WITHIN_MS = 3_000;

/** Throws `agent-conflict`, `dns-maintenance` or `not-verified` unless every target has the forced state it was given. */
export function assertHeld(site: Site, targets: readonly Target[], state: AdminState): void {
  for (const target of targets) {
    const server = site.now(target);
    const row = site.rows.get(target.key);
    const found = forcedStateOf(server.adminFlags);
    if (found !== state) {
      const failure = notHeld(site, target, server, state, found);
      if (row) row.error = failure;
      throw failure;
    }
    if (state === 'ready') assertResolved(site, target);
  }
}

/** While a server is proven: in maint, whoever put it there, no check runs, and it would be waited for in vain. */
export function assertProvable(site: Site, target: Target): void {
  if (adminStateOf(site.now(target).adminFlags) !== 'maint') return;
  assertResolved(site, target);
  assertHeld(site, [target], 'drain');
}

function assertResolved(site: Site, target: Target): void {
  const server = site.now(target);
  if ((server.adminFlags & ADMIN_FLAG.dnsMaint) === 0) return;
  const failure = new Failure(
    'dns-maintenance',
    `${target.key} was set to ${forcedStateOf(server.adminFlags)}, but its name does not resolve any more.`,
    {
      ...site.place(target),
      detail: server.status,
      hint: 'HAProxy brings it back by itself when the name resolves: look at its `resolvers` section.',
    },
  );
  const row = site.rows.get(target.key);
  if (row) row.error = failure;
  throw failure;
}

function notHeld(site: Site, target: Target, server: Server, wanted: AdminState, found: AdminState): Failure {
  const seen = `${target.key} was set to ${wanted}, HAProxy accepted it, and now it is ${found} ("${server.status}")`;
  if (hasRunningAgent(server)) {
    return new Failure('agent-conflict', `${seen}: its agent check undoes what is set here.`, {
      ...site.place(target),
      hint: `Let the agent report the state that is wanted, or send \`disable agent ${target.key}\` before.`,
    });
  }
  return new Failure('not-verified', `${seen}: somebody else changed it.`, {
    ...site.place(target),
    hint: 'Another job or person works on this server: give jobs on one backend a common `concurrency` group.',
  });
}

/** Waits until every enabled agent of these targets has had its say, and asserts meanwhile that what was set is still so. */
export async function outlastAgents(
  site: Site,
  targets: readonly Target[],
  since: number,
  assert: (targets: readonly Target[]) => void,
  signal: AbortSignal,
): Promise<void> {
  const { clock } = site.effects;
  const withAgent = targets.filter((target) => hasRunningAgent(site.now(target)));
  if (withAgent.length === 0) return;
  while (clock.now() < since + AGENT_SPEAKS_WITHIN_MS) {
    await clock.sleep(LOOK_EVERY_MS, signal);
    site.record(await site.loadBalancer.readServers(site.watched, signal));
    assert(withAgent);
  }
}

/**
 * The guard, right after a set and again before maint. Throws `guard` when too few servers take traffic now, when this change
 * lowered the number, and when it is this step that gives way or the other one did not within 2 s.
 */
export async function assertEnoughLeft(site: Site, reading: Reading, signal: AbortSignal): Promise<void> {
  const { clock } = site.effects;
  const giveUpAt = clock.now() + WAIT_FOR_OTHER_MS;
  for (let short = shortOf(site, reading); short.length > 0; ) {
    // Decided on one reading of the whole backend: by now the other one may have gone back.
    const whole = await readBackends(site, short, signal);
    short = shortOf(site, whole);
    if (short.length === 0) return;
    const ours = site.plan.targets.flatMap((target) => target.unit).map(keyOf);
    if (givesWay(ours, othersThatLeft(site, whole, ours)) || clock.now() >= giveUpAt) {
      throw tooFewLeft(site, short, whole);
    }
    await clock.sleep(LOOK_EVERY_MS, signal);
  }
}

/** Names of backends that have too few servers left, and lost some by this change. */
function shortOf(site: Site, reading: Reading): string[] {
  return site.plan.outlooks
    .filter((outlook) => {
      const backend = reading.backends.get(outlook.backend);
      const now = backend === undefined ? 0 : inUse(backend);
      // A server that took no traffic is not missed, whoever else left: a repair must not be blocked.
      return outlook.serving > 0 && isRefused({ ...outlook, after: now });
    })
    .map((outlook) => outlook.backend);
}

function readBackends(site: Site, backends: readonly string[], signal: AbortSignal): Promise<Reading> {
  const servers = [...site.snapshot.servers.values()].filter((server) => backends.includes(server.backend));
  return site.loadBalancer.readServers(servers, signal);
}

/** Servers that took traffic when we planned, do not now, and are not ours. */
function othersThatLeft(site: Site, whole: Reading, ours: readonly string[]): string[] {
  return [...whole.servers]
    .filter(([key, server]) => {
      const before = site.snapshot.servers.get(key);
      return before !== undefined && takesTraffic(before) && !takesTraffic(server) && !ours.includes(key);
    })
    .map(([key]) => key);
}

function tooFewLeft(site: Site, backends: readonly string[], whole: Reading): Failure {
  const ours = new Set(site.plan.targets.flatMap((target) => target.unit).map(keyOf));
  const words = backends.map((name) => {
    const backend = whole.backends.get(name);
    const minimum = site.plan.outlooks.find((outlook) => outlook.backend === name)?.minimum;
    const inUseNow = backend === undefined ? 0 : inUse(backend);
    return `${name}: ${inUseNow} take traffic, min-available asks for ${minimum}${outWords(whole.servers.values(), name, ours)}`;
  });
  return new Failure(
    'guard',
    `Too few servers are left, for others left as well meanwhile. ${words.join('; ')}.`,
    {
      ...site.place(),
      hint: 'Another job or a failing check took servers out at the same time. Run this again when they are back; a common `concurrency` group keeps jobs apart.',
    },
  );
}
