/** Jobs: one step, or `maint`, a deploy and `ready`; what had been set before them, and how they end. */
import type {
  ChangeRequest,
  CheckSwitches,
  Operation,
  Ramp,
  WeightInput,
} from '../../../src/operation/request.ts';
import type { SetBefore } from '../model/setup.ts';
import type { Random } from '../random.ts';
import type { DeploySetup, JobEnd, JobSetup } from '../scenario.ts';

export function beforeOf(random: Random, { steps: [first] }: JobSetup): Record<string, SetBefore> {
  const before: Record<string, SetBefore> = {};
  const set = (key: string, state: SetBefore['state'], weight: number | null = null, checksOff = false) => {
    before[key] = { state, weight, checksOff };
  };
  if (first?.operation === 'ready') {
    set('web/web1', random.pick(['maint', 'maint', 'drain'] as const), random.chance(0.1) ? 5 : null);
  } else if (random.chance(0.15)) {
    set('web/web1', random.pick(['maint', 'drain'] as const));
  } else if (random.chance(0.05) && first?.switches?.health === undefined)
    set('web/web1', 'ready', null, true);
  if (random.chance(0.15)) set('web/web2', random.pick(['maint', 'drain'] as const));
  return before;
}

export function jobOf(random: Random, startsAt: number): JobSetup {
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
    steps: brings ? [first, broughtBack(requestOf(random, 'ready', target), first)] : [first],
    deploy: deployOf(random, operation),
    end: endOf(random, startsAt),
    status: random.chance(0.5) ? 'success' : 'failure',
    // Whoever holds does so until then.
    postAfterMs: first.hold ? 8_000 : random.pick([50, 500, 3_000]),
  };
}

/** Whoever switched checks off switches them on again with the server. */
function broughtBack(
  ready: ChangeRequest,
  { switches: { health, agent } = {} }: ChangeRequest,
): ChangeRequest {
  if (health !== 'disabled' && agent !== 'disabled') return ready;
  const on = {
    ...(health === 'disabled' ? { health: 'enabled' as const } : {}),
    ...(agent === 'disabled' ? { agent: 'enabled' as const } : {}),
  };
  return { ...ready, switches: on };
}

function deployOf(random: Random, operation: Operation): DeploySetup | null {
  if (operation !== 'maint' && operation !== 'drain') return null;
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

/** Checks that are switched beside an operation; mostly none. */
function switchesOf(random: Random): { switches?: CheckSwitches } {
  if (!random.chance(0.2)) return {};
  const health = random.pick([null, 'disabled', 'disabled', 'enabled'] as const);
  const agent = random.pick([null, 'disabled', 'disabled', 'enabled'] as const);
  return { switches: { ...(health === null ? {} : { health }), ...(agent === null ? {} : { agent }) } };
}

/** Two steps or three, up to this weight. */
function rampOf(random: Random, weight: WeightInput): { ramp?: Ramp } {
  if (!random.chance(0.2) || weight.value === 0) return {};
  const steps = [{ kind: 'absolute', value: 1 }, { kind: 'absolute', value: 3 }, weight] as const;
  return { ramp: { steps: steps.slice(random.between(0, 1)), intervalMs: random.pick([300, 1_000]) } };
}

function requestOf(random: Random, operation: Operation, servers: string): ChangeRequest {
  const switched = switchesOf(random);
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
    // Checks that a hold keeps off prove nobody whom another job puts back.
    hold: operation !== 'ready' && random.chance(0.15) && switched.switches?.health !== 'disabled',
    dryRun: false,
    healthTimeoutMs: random.pick([2_000, 5_000, 8_000]),
    ...switched,
  };
  switch (operation) {
    case 'weight': {
      const value = random.pick([0, 1, 5]);
      const weight = { kind: 'absolute', value } as const;
      return { ...changing, operation, weight, ...rampOf(random, weight) };
    }
    case 'ready': {
      const weight = random.chance(0.1) ? ({ kind: 'absolute', value: 7 } as const) : null;
      return {
        ...changing,
        operation,
        healthProof: random.chance(0.9) ? 'where-checked' : 'required',
        weight,
        ...(weight === null ? {} : rampOf(random, weight)),
      };
    }
    default: {
      const drainTimeoutMs = random.weighted([
        [1, 0],
        [3, 1_500],
        [4, 4_000],
        [1, 8_000],
      ]);
      const isQuiet = drainTimeoutMs > 0 && random.chance(0.15);
      return {
        ...changing,
        operation: operation === 'drain' ? 'drain' : 'maint',
        drainTimeoutMs,
        ...(isQuiet ? { quietForMs: random.pick([300, 1_000]) } : {}),
        onDrainTimeout: random.pick([
          'rollback',
          'rollback',
          'keep',
          'continue',
          'shutdown-sessions',
        ] as const),
      };
    }
  }
}
