/** Worlds of rolling steps, each from a seed of its own: batches, scripts that restart applications, and what comes between. */
import { keyOf } from '../../../src/haproxy/server.ts';
import type { RollingRequest } from '../../../src/operation/request.ts';
import type { ServerSetup, SetBefore } from '../model/setup.ts';
import { Random } from '../random.ts';
import type { JobEnd, JobSetup, Scenario, ScriptRun, ScriptSetup, TimedEvent } from '../scenario.ts';
import { eventOf } from './events.ts';
import { anyDeploy, jobOf, limitsOf } from './jobs.ts';
import { loadBalancersOf, someLarge } from './load-balancers.ts';
import { withNewcomers } from './newcomers.ts';
import { addressesOf, backendsOf, serversOf } from './servers.ts';
import { withSilence } from './silence.ts';

const STEP_STARTS_AT = 1_000;
/** About what a batch takes. */
const BATCH_MS = 5_000;

export function generateRolling(seed: number): Scenario {
  const random = Random.of(seed, 'rolling');
  const backends = backendsOf(random);
  const servers = moreServers(random, serversOf(random));
  const job = rollingJobOf(random, STEP_STARTS_AT, servers);
  const spanMs = BATCH_MS * batchesOf(job, servers);
  const large = Random.of(seed, 'large');
  const loadBalancers = someLarge(large, loadBalancersOf(random, servers, backends));
  const addresses = addressesOf(servers);
  return withNewcomers(Random.of(seed, 'newcomers'), {
    seed,
    servers,
    backends,
    before: beforeOf(random, servers),
    loadBalancers,
    applications: random.chance(0.05)
      ? { [random.pick(addresses)]: random.pick(['dead', 'broken', 'starting'] as const) }
      : {},
    job: withSilence(Random.of(seed, 'silence'), job, loadBalancers),
    rival: random.chance(0.2) ? rivalOf(random, spanMs, servers) : null,
    events: eventsOver(
      random,
      spanMs,
      servers,
      loadBalancers.map(({ name }) => name),
    ),
  });
}

/** More of `web`, and machines that stand in both backends under one name. */
function moreServers(random: Random, servers: ServerSetup[]): ServerSetup[] {
  const [first] = servers;
  if (first === undefined) return servers;
  const plain: ServerSetup = { ...first, agent: null };
  const count = servers.filter(({ backend, backup }) => backend === 'web' && !backup).length;
  const more = random.weighted([
    [6, 0],
    [2, 1],
    [1, 3],
  ]);
  const own = Array.from({ length: more }, (_, index) => {
    const server = `web${count + index + 1}`;
    return { ...plain, server, address: server };
  });
  const isPlain = servers.every(({ backend }) => backend === 'web');
  const twins = isPlain && random.chance(0.2) ? servers.filter(({ backup }) => !backup) : [];
  return [...servers, ...own, ...twins.map((server) => ({ ...server, backend: 'api', agent: null }))];
}

/** One after the other, at any time while the step works. */
function eventsOver(
  random: Random,
  spanMs: number,
  servers: readonly ServerSetup[],
  loadBalancers: readonly string[],
): TimedEvent[] {
  const count = random.weighted([
    [3, 0],
    [5, 1],
    [3, 2],
    [1, 4],
  ]);
  const events = Array.from({ length: count }, () => ({
    at: STEP_STARTS_AT - 200 + Math.round(random.next() * spanMs),
    ...eventOf(random, random.pick(loadBalancers), () => keyOf(random.pick(servers))),
  }));
  return events.sort((one, other) => one.at - other.at);
}

function beforeOf(random: Random, servers: readonly ServerSetup[]): Record<string, SetBefore> {
  const kinds: readonly SetBefore[] = [
    { state: 'maint', weight: null, checksOff: false },
    { state: 'drain', weight: null, checksOff: false },
    { state: 'ready', weight: 0, checksOff: false },
    { state: 'ready', weight: null, checksOff: true },
  ];
  return random.chance(0.2) ? { [keyOf(random.pick(servers))]: random.pick(kinds) } : {};
}

function rivalOf(random: Random, spanMs: number, servers: readonly ServerSetup[]): JobSetup {
  const startsAt = STEP_STARTS_AT + random.between(-300, spanMs);
  return random.chance(0.5) ? rollingJobOf(random, startsAt, servers) : jobOf(random, startsAt);
}

function rollingJobOf(random: Random, startsAt: number, servers: readonly ServerSetup[]): JobSetup {
  const request = requestOf(random, servers);
  const job = { startsAt, steps: [request], deploy: null };
  const spanMs = BATCH_MS * batchesOf(job, servers);
  const end = endOf(random, startsAt, spanMs);
  return {
    ...job,
    script: scriptOf(random, end),
    end,
    status: random.chance(0.5) ? 'success' : 'failure',
    postAfterMs: random.pick([50, 500, 3_000]),
    silence: null,
    goesOn: false,
  };
}

function requestOf(random: Random, servers: readonly ServerSetup[]): RollingRequest {
  const { drainTimeoutMs, ...limits } = limitsOf(random);
  const names = [...new Set(servers.filter(({ backend }) => backend === 'web').map(({ server }) => server))];
  const some = random.chance(0.7) ? ['*'] : names.filter(() => random.chance(0.6));
  return {
    operation: 'rolling',
    selection: {
      backends: [random.chance(0.8) ? '*' : 'web'],
      servers: (some.length > 0 ? some : names).map((server) => ({
        text: server,
        negated: false,
        backend: null,
        server,
      })),
    },
    failOnNotFound: random.chance(0.8),
    minAvailable: random.weighted([
      [6, { kind: 'count', value: 1 } as const],
      [1, { kind: 'percent', value: 50 } as const],
      [2, { kind: 'count', value: 0 } as const],
    ]),
    onError: random.chance(0.7) ? 'rollback' : 'keep',
    restore: random.pick(['never', 'never', 'always', 'on-failure', 'on-success'] as const),
    onReload: random.chance(0.85) ? 'reapply' : 'fail',
    hold: false,
    dryRun: false,
    healthTimeoutMs: random.pick([2_000, 5_000, 8_000]),
    healthProof: random.chance(0.9) ? 'where-checked' : 'required',
    drainTimeoutMs,
    ...limits,
    batchSize: random.weighted([
      [6, { kind: 'count', value: 1 } as const],
      [2, { kind: 'count', value: 2 } as const],
      [1, { kind: 'percent', value: 50 } as const],
    ]),
    ...(drainTimeoutMs > 0 && random.chance(0.15) ? { quietForMs: random.pick([300, 1_000]) } : {}),
  };
}

function scriptOf(random: Random, { kind }: JobEnd): ScriptSetup {
  const runs = Array.from({ length: random.between(1, 3) }, () => scriptRunOf(random));
  const isEndless = runs.some(({ exitCode }) => exitCode === null);
  const timeoutMs = random.chance(0.2) ? random.pick([500, 2_000]) : 0;
  // Nothing ends a script that hangs but its limit, or whoever cancels its step.
  return { timeoutMs: isEndless && kind === 'whole' ? 2_000 : timeoutMs, runs };
}

function scriptRunOf(random: Random): ScriptRun {
  return {
    deploy: random.chance(0.9) ? anyDeploy(random) : null,
    waits: random.chance(0.7),
    lastsMs: random.pick([0, 0, 100, 1_500, 4_000]),
    exitCode: random.weighted([
      [16, 0],
      [2, 1],
      [1, null],
    ]),
  };
}

function endOf(random: Random, startsAt: number, spanMs: number): JobEnd {
  const kind = random.weighted([
    [6, 'whole' as const],
    [2, 'killed' as const],
    [2, 'cancelled' as const],
  ]);
  return kind === 'whole' ? { kind } : { kind, at: startsAt + Math.round(random.next() * spanMs) };
}

function batchesOf({ steps }: Pick<JobSetup, 'steps'>, servers: readonly ServerSetup[]): number {
  const names = new Set(servers.map(({ server }) => server)).size;
  const [request] = steps;
  if (request?.operation !== 'rolling') return 1;
  const { kind, value } = request.batchSize;
  return Math.ceil(names / Math.max(1, kind === 'count' ? value : Math.floor((names * value) / 100)));
}
