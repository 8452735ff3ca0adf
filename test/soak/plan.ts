/** What a soak does, drawn from its seed: operations, what is wrong with them, and what happens beside them. Pure: one seed, one plan. */
import type { Operation } from '../lab/judge.ts';
import { Random } from '../simulation/random.ts';
import { type Beside, besideOf, heldBeside } from './beside.ts';

/** By these names operations stand in the table. `deploy`: `maint`, the application is restarted, `ready`. */
export type Kind = keyof typeof KINDS;

/** What is wrong, so that it must fail, or must deal with it. `none`: it reaches its goal. */
export type Trouble =
  | 'none'
  | 'sessions stay'
  | 'none can be spared'
  | 'unhealthy'
  | 'no such server'
  | 'agent speaks'
  | 'script fails';

export type Restore = 'never' | 'always' | 'on-failure' | 'on-success';

export interface Planned {
  /** From 1. */
  number: number;
  kind: Kind;
  /** null: it only reads. */
  operation: Operation | 'rolling' | null;
  /** `BACKEND/SERVER` each. */
  servers: readonly string[];
  /** Indexes of the load balancers. */
  sites: readonly number[];
  /** The admin state that its servers are in before it. */
  found: 'ready' | 'drain' | 'maint';
  trouble: Trouble;
  onDrainTimeout: 'rollback' | 'keep' | 'continue' | 'shutdown-sessions';
  onError: 'rollback' | 'keep';
  restore: Restore;
  jobStatus: 'success' | 'failure' | 'cancelled';
  /** Health checks or agent are switched, too. */
  switches: { checks: 'keep' | 'enable' | 'disable'; agent: 'keep' | 'enable' | 'disable' };
  beside: Beside;
  /** For what is left to chance in its details. */
  variant: number;
}

const KINDS = {
  status: 6,
  drain: 14,
  maint: 16,
  ready: 15,
  weight: 12,
  ramp: 6,
  checks: 7,
  agent: 5,
  hold: 4,
  rolling: 5,
  audit: 5,
  deploy: 5,
};

/** Servers of the scene that operations are aimed at; `api/a1` has an agent. */
const SELECTIONS: readonly (readonly [number, readonly string[]])[] = [
  [6, ['web/s1']],
  [2, ['web/s2']],
  [2, ['api/a2']],
  [1, ['web/s1', 'api/a2']],
  [1, ['web/s1', 'web/s2']],
];
/** The operations of a seed, in order. Each has chance of its own, so that the 17th is the same in a short soak and in a long one. */
export function planOf(seed: number, operations: number): Planned[] {
  return Array.from({ length: operations }, (_, index) => planned(seed, index + 1));
}

function planned(seed: number, number: number): Planned {
  const random = Random.of(seed, `operation ${number}`);
  // What follows each other in a hash is alike in its first number.
  random.next();
  const kind = random.weighted(Object.entries(KINDS).map(([name, share]) => [share, name as Kind] as const));
  const operation = operationOf(kind, random);
  const trouble = random.chance(0.17) ? troubleOf(kind, operation, random) : 'none';
  const beside: Beside =
    kind === 'hold' ? heldBeside(random) : trouble === 'none' ? besideOf(kind, random) : { kind: 'nothing' };
  return withRules(
    {
      number,
      kind,
      operation,
      servers: serversOf(kind, operation, random),
      sites: sitesOf(kind, random),
      found: operation === 'ready' ? random.pick(['maint', 'maint', 'drain'] as const) : 'ready',
      trouble,
      onDrainTimeout: random.pick(['rollback', 'keep', 'continue', 'shutdown-sessions'] as const),
      onError: random.chance(0.8) ? 'rollback' : 'keep',
      restore: random.pick(['never', 'always', 'on-failure', 'on-failure', 'on-success'] as const),
      jobStatus: random.pick(['success', 'success', 'failure', 'cancelled'] as const),
      switches: switchesOf(kind, operation, random),
      beside,
      variant: random.between(0, 999),
    },
    random,
  );
}

function operationOf(kind: Kind, random: Random): Planned['operation'] {
  switch (kind) {
    case 'audit':
      return null;
    case 'ramp':
      return random.pick(['weight', 'ready'] as const);
    case 'checks':
      return random.pick(['drain', 'maint', 'weight', 'ready'] as const);
    case 'agent':
      return random.pick(['drain', 'maint', 'weight', 'ready'] as const);
    case 'hold':
      return random.pick(['drain', 'maint', 'weight'] as const);
    case 'deploy':
      return 'maint';
    default:
      return kind;
  }
}

function troubleOf(kind: Kind, operation: Planned['operation'], random: Random): Trouble {
  if (kind === 'rolling') return random.pick(['script fails', 'none can be spared'] as const);
  if (kind === 'agent' && (operation === 'drain' || operation === 'maint')) return 'agent speaks';
  if (kind === 'drain' || kind === 'maint')
    return random.pick(['sessions stay', 'sessions stay', 'none can be spared', 'no such server'] as const);
  if (kind === 'ready') return random.pick(['unhealthy', 'no such server'] as const);
  return kind === 'weight' || kind === 'status' ? 'no such server' : 'none';
}

function serversOf(kind: Kind, operation: Planned['operation'], random: Random): readonly string[] {
  if (kind === 'rolling')
    return random.pick([['web/s1', 'web/s2', 'web/s3'], ['web/s1', 'web/s2'], ['api/a2']]);
  if (kind === 'agent') return ['api/a1'];
  if (kind === 'audit') return [];
  // Who is bound by a cookie may keep a server in drain busy for ever: that is what `maint` is for.
  if (operation === 'drain') return random.pick([['api/a2'], ['api/a3'], ['api/a2', 'api/a3']]);
  if (kind === 'hold' || kind === 'deploy') return [random.pick(['web/s1', 'web/s3', 'api/a2'])];
  return random.weighted(SELECTIONS);
}

function sitesOf(kind: Kind, random: Random): readonly number[] {
  const alone = random.pick([[0], [1], [0, 1]] as const);
  // An application that is restarted must be out everywhere.
  return kind === 'rolling' || kind === 'deploy' || random.chance(0.5) ? [0, 1] : alone;
}

function switchesOf(kind: Kind, operation: Planned['operation'], random: Random): Planned['switches'] {
  const comesIn = operation === 'ready';
  const either = random.pick(['enable', 'disable'] as const);
  if (kind === 'checks') return { checks: comesIn ? 'enable' : 'disable', agent: 'keep' };
  if (kind !== 'agent') return { checks: 'keep', agent: 'keep' };
  if (operation === 'weight') return { checks: 'keep', agent: either };
  return { checks: 'keep', agent: comesIn ? 'enable' : 'disable' };
}

/** What does not go together, and what the judges of the lab take for granted. */
function withRules(plan: Planned, random: Random): Planned {
  const { beside, sites, servers, trouble } = plan;
  const [first = 'web/s1'] = servers;
  const site = 'site' in beside && !sites.includes(beside.site) ? (sites[0] ?? 0) : null;
  const there = site === null ? beside : { ...beside, site };
  // Both judges of the lab know one server, and what a step leaves behind when its job has failed.
  if (beside.kind === 'somebody')
    return {
      ...plan,
      beside: there as Beside,
      servers: [first],
      onError: 'rollback',
      restore: 'on-failure',
      jobStatus: 'failure',
    };
  if (plan.kind === 'deploy' || plan.kind === 'rolling')
    return { ...plan, beside: there as Beside, restore: 'on-failure', onError: 'rollback' };
  // A session can be bound to a server by its cookie.
  if (trouble === 'sessions stay') return { ...plan, servers: ['web/s1'], sites: [0, 1] };
  if (trouble === 'unhealthy' || trouble === 'none can be spared')
    return { ...plan, servers: [random.pick(['web/s1', 'api/a2'])], sites: [0, 1] };
  if (trouble === 'agent speaks') return { ...plan, switches: { checks: 'keep', agent: 'keep' } };
  return { ...plan, beside: there as Beside };
}
