/** Jobs: one step, or `maint`, a deploy and `ready`; what had been set before them, and how they end. */
import type { ChangeRequest, DrainRequest, Operation } from '../../../src/operation/request.ts';
import type { SetBefore } from '../model/setup.ts';
import type { Random } from '../random.ts';
import type { DeploySetup, JobEnd, JobSetup } from '../scenario.ts';

export function beforeOf(random: Random, { steps: [first] }: ChangeJob): Record<string, SetBefore> {
  const before: Record<string, SetBefore> = {};
  const set = (key: string, state: SetBefore['state'], weight: number | null = null, checksOff = false) => {
    before[key] = { state, weight, checksOff };
  };
  if (first?.operation === 'ready') {
    set('web/web1', random.pick(['maint', 'maint', 'drain'] as const), random.chance(0.1) ? 5 : null);
  } else if (random.chance(0.15)) {
    set('web/web1', random.pick(['maint', 'drain'] as const));
  } else if (random.chance(0.05)) set('web/web1', 'ready', null, true);
  if (random.chance(0.15)) set('web/web2', random.pick(['maint', 'drain'] as const));
  return before;
}

/** No rolling one. */
export type ChangeJob = Omit<JobSetup, 'steps'> & { steps: ChangeRequest[] };

export function jobOf(random: Random, startsAt: number): ChangeJob {
  const operation = random.weighted<Operation>([
    [5, 'maint'],
    [2, 'drain'],
    [3, 'ready'],
    [1, 'weight'],
  ]);
  const target = random.weighted([
    [8, 'web1'],
    [1, 'web2'],
    [1, 'web1, web2'],
  ]);
  const first = requestOf(random, operation, target);
  const brings = operation === 'maint' && random.chance(0.5);
  return {
    startsAt,
    steps: brings ? [first, requestOf(random, 'ready', target)] : [first],
    deploy: deployOf(random, operation),
    script: null,
    end: endOf(random, startsAt),
    status: random.chance(0.5) ? 'success' : 'failure',
    // Whoever holds does so until then.
    postAfterMs: first.hold ? 8_000 : random.pick([50, 500, 3_000]),
    silence: null,
    goesOn: false,
  };
}

function deployOf(random: Random, operation: Operation): DeploySetup | null {
  return operation === 'maint' || operation === 'drain' ? anyDeploy(random) : null;
}

export function anyDeploy(random: Random): DeploySetup {
  return {
    stopAfterMs: random.pick([0, 50, 1_000]),
    downMs: random.pick([100, 1_000]),
    startingMs: random.pick([0, 300, 2_000]),
    becomes: random.weighted([
      [6, 'up' as const],
      [1, 'dead' as const],
      [1, 'broken' as const],
    ]),
  };
}

function endOf(random: Random, startsAt: number): JobEnd {
  const kind = random.weighted([
    [7, 'whole' as const],
    [2, 'killed' as const],
    [1, 'cancelled' as const],
  ]);
  if (kind === 'whole') return { kind };
  return { kind, at: startsAt + Math.round(random.next() ** 2 * 6_000) };
}

export function requestOf(random: Random, operation: Operation, servers: string): ChangeRequest {
  const changing = {
    selection: {
      backends: ['web'],
      servers: servers.split(', ').map((server) => ({ text: server, negated: false, backend: null, server })),
    },
    failOnNotFound: random.chance(0.9),
    minAvailable: random.weighted([
      [6, { kind: 'count', value: 1 } as const],
      [1, { kind: 'count', value: 2 } as const],
      [1, { kind: 'percent', value: 50 } as const],
      [1, { kind: 'count', value: 0 } as const],
    ]),
    onError: random.chance(0.8) ? ('rollback' as const) : ('keep' as const),
    restore: random.pick(['never', 'always', 'on-failure', 'on-failure', 'on-success'] as const),
    onReload: random.chance(0.85) ? ('reapply' as const) : ('fail' as const),
    hold: operation !== 'ready' && random.chance(0.15),
    dryRun: false,
    healthTimeoutMs: random.pick([2_000, 5_000, 8_000]),
  };
  switch (operation) {
    case 'weight': {
      const value = random.pick([0, 1, 5]);
      return { ...changing, operation, weight: { kind: 'absolute', value } };
    }
    case 'ready': {
      const weight = random.chance(0.1) ? ({ kind: 'absolute', value: 7 } as const) : null;
      return {
        ...changing,
        operation,
        healthProof: random.chance(0.9) ? 'where-checked' : 'required',
        weight,
      };
    }
    default:
      return {
        ...changing,
        operation: operation === 'drain' ? 'drain' : 'maint',
        ...limitsOf(random),
      };
  }
}

export function limitsOf(random: Random): Pick<DrainRequest, 'drainTimeoutMs' | 'onDrainTimeout'> {
  return {
    drainTimeoutMs: random.weighted([
      [1, 0],
      [3, 1_500],
      [4, 4_000],
      [1, 8_000],
    ]),
    onDrainTimeout: random.pick(['rollback', 'rollback', 'keep', 'continue', 'shutdown-sessions'] as const),
  };
}
