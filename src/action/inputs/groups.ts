/**
 * Inputs in groups that several manifests share, as zod shapes: a manifest's schema is composed of these. Each group says which
 * operations use its inputs. What is not given (`undefined`) is its prefault, the default in action.yml, or an error.
 */
import * as z from 'zod/mini';
import type { CheckSwitches, Operation, Ramp } from '../../operation/request.ts';
import {
  batchSize,
  checkSwitch,
  duration,
  flag,
  healthProof,
  maxLoad,
  minAvailable,
  oneOf,
  rampSteps,
  retries,
} from './types.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;

const upToADay = { atMostMs: 24 * HOUR_MS, allowed: '24h at most' };
const attempt = { atLeastMs: 1, atMostMs: HOUR_MS, allowed: 'from 1ms to 1h' };

const CHANGES = ['drain', 'maint', 'ready', 'weight'] as const;

type Shape = Record<string, z.core.$ZodType>;

/** Which operations use an input; one that is missing is used by all. */
export type UsedBy<Name extends PropertyKey> = { readonly [N in Name]?: readonly Operation[] };

/**
 * Inputs that say *what* is to be done: where the operation cannot do that, it is an error. All others only say how, and are ignored
 * where they are of no use, so that one workflow can run every operation.
 */
export const MEANINGFUL: ReadonlySet<string> = new Set([
  'weight',
  'ramp',
  'hold',
  'health-checks',
  'agent-checks',
]);

function group<S extends Shape>(shape: S, usedBy: UsedBy<keyof S> = {}) {
  return { shape, usedBy };
}

/** Which servers are meant. */
export const SELECTION = group({
  backend: z.string("is empty, which would widen the change to every backend: write `'*'` if that is meant"),
  server: z.optional(z.string()),
});

/** How long sessions may take to end, and what happens when they do not. */
export const DRAIN = group(
  {
    'drain-timeout': z.prefault(duration(upToADay), '60s'),
    'on-drain-timeout': z.prefault(oneOf('rollback', 'keep', 'continue', 'shutdown-sessions'), 'rollback'),
    'quiet-for': z.prefault(duration(upToADay), '0'),
  },
  {
    'drain-timeout': ['drain', 'maint'],
    'on-drain-timeout': ['drain', 'maint'],
    'quiet-for': ['drain', 'maint'],
  },
);

/** What is put back: when the step fails, and when the job ends. */
export const ROLLBACK = group(
  {
    'on-error': z.prefault(oneOf('rollback', 'keep'), 'rollback'),
    restore: z.prefault(oneOf('never', 'always', 'on-failure', 'on-success'), 'never'),
  },
  { 'on-error': CHANGES, restore: CHANGES },
);

/** For what a change is refused before anything is sent. */
export const GUARD = group(
  {
    'min-available': z.prefault(minAvailable, '1'),
    'max-load': z.optional(maxLoad),
    'fail-on-not-found': z.prefault(flag, 'true'),
  },
  { 'min-available': CHANGES, 'max-load': ['drain', 'maint', 'weight'] },
);

/** What few need. */
export const ADVANCED = group(
  {
    'on-reload': z.prefault(oneOf('reapply', 'fail'), 'reapply'),
    hold: z.prefault(flag, 'false'),
    'dry-run': z.prefault(flag, 'false'),
  },
  {
    'on-reload': CHANGES,
    // A server that is ready needs nobody to keep it so; to let one in unwatched, behind a step that has ended, is another matter.
    hold: ['drain', 'maint', 'weight'],
    'dry-run': CHANGES,
  },
);

/** The proof before a server is let in. */
export const HEALTH = group(
  {
    'wait-for-health': z.prefault(healthProof, 'true'),
    'health-timeout': z.prefault(duration({ ...upToADay, atLeastMs: 1, allowed: 'from 1ms to 24h' }), '60s'),
  },
  // Whatever goes back into rotation is proven healthy first.
  { 'wait-for-health': ['ready'], 'health-timeout': CHANGES },
);

/** What is run while a batch is out, and how many go out at once. */
export const SCRIPT = group({
  run: z.string('is required: the script that is run for each batch while it is out'),
  shell: z.prefault(oneOf('bash', 'sh'), 'bash'),
  'working-directory': z.prefault(z.string(), '.'),
  'run-timeout': z.prefault(duration(upToADay), '0'),
  'batch-size': z.prefault(batchSize, '1'),
});

/** Weights to go through. */
export const RAMP = group(
  {
    ramp: z.optional(rampSteps),
    'ramp-interval': z.prefault(duration({ ...upToADay, atLeastMs: 1, allowed: 'from 1ms to 24h' }), '30s'),
  },
  { ramp: ['weight', 'ready'], 'ramp-interval': ['weight', 'ready'] },
);

/** Checks that are switched besides. */
export const CHECKS = group(
  {
    'health-checks': z.prefault(checkSwitch, 'keep'),
    'agent-checks': z.prefault(checkSwitch, 'keep'),
  },
  { 'health-checks': CHANGES, 'agent-checks': CHANGES },
);

/** How long and how often a load balancer is tried. */
export const CONNECTION = group({
  'connect-timeout': z.prefault(duration(attempt), '5s'),
  'command-timeout': z.prefault(duration(attempt), '10s'),
  retries: z.prefault(retries, '3'),
  'retry-delay': z.prefault(duration({ atMostMs: 60 * SECOND_MS, allowed: '1m at most' }), '500ms'),
});

/** How a step reports, and what its post step is told. */
export const REPORT = group({
  summary: z.prefault(flag, 'true'),
  // Only the post step asks for it; whatever it says in the main step means nothing.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a GitHub expression, not JavaScript's
  'job-status': z.prefault(z.string(), '${{ job.status }}'),
});

/** How long and how often a load balancer is tried. */
export interface ConnectionLimits {
  connectTimeoutMs: number;
  commandTimeoutMs: number;
  /** Attempts after the first one. */
  retries: number;
  /** Before the first of these; it doubles each time. */
  retryDelayMs: number;
}

/** The group DRAIN by the names that the rest of the code has for it. */
export function drainOf(values: ValuesOf<typeof DRAIN>) {
  const quietForMs = values['quiet-for'];
  return {
    drainTimeoutMs: values['drain-timeout'],
    onDrainTimeout: values['on-drain-timeout'],
    ...(quietForMs > 0 ? { quietForMs } : {}),
  };
}

/** What of DRAIN cannot hold together. */
export function drainFaults(values: ValuesOf<typeof DRAIN>): string[] {
  const isPossible = values['quiet-for'] === 0 || values['quiet-for'] < values['drain-timeout'];
  return isPossible
    ? []
    : ['quiet-for: must be shorter than drain-timeout, within which it has to be reached'];
}

/** The group RAMP by the names that the rest of the code has for it. */
export function rampOf(
  values: Partial<ValuesOf<typeof RAMP>> & Pick<ValuesOf<typeof RAMP>, 'ramp-interval'>,
): { ramp?: Ramp } {
  const { ramp: steps, 'ramp-interval': intervalMs } = values;
  return steps === undefined ? {} : { ramp: { steps, intervalMs } };
}

/** The group CHECKS by the names that the rest of the code has for it. */
export function switchesOf(values: ValuesOf<typeof CHECKS>): { switches?: CheckSwitches } {
  const { 'health-checks': health, 'agent-checks': agent } = values;
  if (health === null && agent === null) return {};
  return { switches: { ...(health === null ? {} : { health }), ...(agent === null ? {} : { agent }) } };
}

type ValuesOf<G extends { shape: Shape }> = { [N in keyof G['shape']]: z.output<G['shape'][N]> };

/** The group CONNECTION by the names that the rest of the code has for it. */
export function connectionOf(values: ValuesOf<typeof CONNECTION>): ConnectionLimits {
  return {
    connectTimeoutMs: values['connect-timeout'],
    commandTimeoutMs: values['command-timeout'],
    retries: values.retries,
    retryDelayMs: values['retry-delay'],
  };
}
