/** What happens beside the jobs: people, agents, reloads, load balancers that die, applications that fail. */
import { keyOf, nameOf } from '../../../src/haproxy/server.ts';
import type { ServerSetup } from '../model/setup.ts';
import type { Random } from '../random.ts';
import type { JobSetup, LoadBalancerSetup, TimedEvent, WorldEvent } from '../scenario.ts';
import { AGENT_ANSWERS, NAMES } from './servers.ts';

export function eventsOf(
  random: Random,
  from: number,
  servers: readonly ServerSetup[],
  loadBalancers: readonly LoadBalancerSetup[],
): TimedEvent[] {
  const count = random.weighted([
    [3, 0],
    [5, 1],
    [3, 2],
    [1, 4],
  ]);
  const events = Array.from({ length: count }, () => ({
    // Most of what a step does it does at its beginning.
    at: from + Math.round(random.next() ** 2 * 8_000),
    ...mostlyOfFirst(random, servers, random.pick(loadBalancers).name),
  }));
  return events.sort((one, other) => one.at - other.at);
}

/**
 * All others leave in the very moment in which a step plans to take one out, or has just done so; and perhaps that one has only just
 * come back.
 */
export function eventsOfRace(
  random: Random,
  { startsAt }: JobSetup,
  servers: readonly ServerSetup[],
  loadBalancers: readonly LoadBalancerSetup[],
): TimedEvent[] {
  if (!random.chance(0.06)) return [];
  const { name, way } = random.pick(loadBalancers);
  const at = startsAt + Math.round(random.next() * 6 * way.latencyMs);
  const others = servers
    .filter(({ backend, server }) => backend === 'web' && server !== 'web1')
    .map((one): TimedEvent => {
      return { at, kind: 'set state', loadBalancer: name, key: keyOf(one), state: 'maint' };
    });
  if (random.chance(0.7)) return others;
  const application = { kind: 'application', address: 'web1' } as const;
  return [
    { at: 0, ...application, becomes: 'dead' },
    { at: startsAt - random.between(0, 400), ...application, becomes: 'up' },
    ...others,
  ];
}

/** One load balancer is read at once, another one hangs; by the time that has answered somebody has changed what was read first. */
export function eventsWhileReading(
  random: Random,
  { startsAt }: JobSetup,
  loadBalancers: readonly LoadBalancerSetup[],
): TimedEvent[] {
  const [first, second] = loadBalancers;
  if (first === undefined || second === undefined || !random.chance(0.08)) return [];
  const hang: TimedEvent = { at: startsAt - 10, kind: 'hang', loadBalancer: second.name, ms: 900 };
  const change = { at: startsAt + random.between(150, 850), loadBalancer: first.name, key: NAMES[0] };
  const state = random.pick(['ready', 'drain', 'maint'] as const);
  return [
    hang,
    random.chance(0.5)
      ? { ...change, kind: 'set state', state }
      : { ...change, kind: 'set weight', weight: random.pick([1, 3]) },
  ];
}

/** What a hold is for: a reload that forgets, long after the step, and perhaps fewer servers than there were. */
export function eventsForHold(
  random: Random,
  { steps, startsAt }: JobSetup,
  loadBalancers: readonly LoadBalancerSetup[],
): TimedEvent[] {
  if (!steps.some(({ hold }) => hold) || random.chance(0.5)) return [];
  const at = startsAt + random.between(3_000, 9_000);
  const loadBalancer = random.pick(loadBalancers).name;
  const reload: TimedEvent = { at, kind: 'reload', loadBalancer, stateFile: 'none', changes: [], idle: 0 };
  const key = random.pick(NAMES);
  const leaves: TimedEvent = { at: at + 10, kind: 'set state', loadBalancer, key, state: 'maint' };
  return random.chance(0.5) ? [reload] : [reload, leaves];
}

function mostlyOfFirst(random: Random, servers: readonly ServerSetup[], loadBalancer: string): WorldEvent {
  return eventOf(random, loadBalancer, () => (random.chance(0.8) ? 'web/web1' : keyOf(random.pick(servers))));
}

export function eventOf(random: Random, loadBalancer: string, pickKey: () => string): WorldEvent {
  const key = pickKey();
  const on = random.chance(0.3);
  return random.weighted<() => WorldEvent>([
    [
      8,
      () => ({
        kind: 'set state',
        loadBalancer,
        key,
        state: random.pick(['ready', 'drain', 'maint'] as const),
      }),
    ],
    [2, () => ({ kind: 'set weight', loadBalancer, key, weight: random.pick([0, 1, 3]) })],
    [2, () => ({ kind: 'switch checks', loadBalancer, key, on })],
    [1, () => ({ kind: 'switch agent', loadBalancer, key, on })],
    [6, () => reloadOf(random, loadBalancer, key)],
    [2, () => ({ kind: 'hang', loadBalancer, ms: random.pick([300, 1_500, 5_000]) })],
    [1, () => ({ kind: 'die', loadBalancer, backAfterMs: random.pick([null, 200, 2_000]) })],
    [1, () => ({ kind: 'replace', loadBalancer, key, address: random.pick([null, 'web9']) })],
    [
      5,
      () => ({
        kind: 'application',
        address: nameOf(key).server.replace('t', 'web'),
        becomes: random.pick(['up', 'dead', 'broken', 'starting'] as const),
      }),
    ],
    [1, () => ({ kind: 'unresolved', loadBalancer, key, forMs: random.pick([500, 3_000, 60_000]) })],
    [1, () => ({ kind: 'agent says', key: 'web/web1', answer: random.pick(AGENT_ANSWERS) })],
    [
      1,
      () => ({ kind: 'set health', loadBalancer, key, health: random.pick(['down', 'stopping'] as const) }),
    ],
    [1, () => ({ kind: 'cut', loadBalancer, key })],
    [1, () => ({ kind: 'clear counters', loadBalancer })],
    [1, () => ({ kind: 'set address', loadBalancer, key, address: random.pick(['web1', 'web2', 'web9']) })],
    [1, () => ({ kind: 'set maxconn', loadBalancer, key, maxconn: random.pick([0, 1, 2]) })],
  ])();
}

function reloadOf(random: Random, loadBalancer: string, key: string): WorldEvent {
  return {
    kind: 'reload',
    loadBalancer,
    stateFile: random.pick(['none', 'none', 'now', 'old'] as const),
    changes: random.chance(0.25)
      ? [
          random.pick([
            { key, what: 'gone' as const },
            { key, what: 'disabled' as const },
            { key, what: 'disabled' as const },
            { key, address: 'web9' },
          ]),
        ]
      : [],
    idle: random.pick([0, 0, 2]),
  };
}
