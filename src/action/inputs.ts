/**
 * From the texts of a `with:` block to values: one schema, and every fault in one error. Connects nothing, and knows neither
 * where the texts come from nor what becomes of the values.
 */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { Failure } from '../errors.ts';
import type { Credentials } from '../haproxy/credentials.ts';
import type { Operation, Request } from '../operation/operation.ts';
import type { Message } from '../operation/report.ts';
import { parseSelection } from '../operation/selection.ts';
import { addresses, type GivenAddress, openPorts } from './addresses.ts';
import { CREDENTIAL_INPUTS, credentialsOf, incompleteCredentials, unusedCredentials } from './credentials.ts';
import { duration, flag, minAvailable, oneOf, operation, retries, waitForHealth, weight } from './values.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const FAULTS_SHOWN = 40;

/** How long and how often a load balancer is tried; milliseconds. */
export interface ConnectionLimits {
  connectTimeout: number;
  commandTimeout: number;
  retries: number;
  retryDelay: number;
}

/** Everything a step was asked for. */
export interface Inputs {
  addresses: GivenAddress[];
  request: Request;
  connection: ConnectionLimits;
  credentials: Credentials;
  summary: boolean;
  /** What is legal, but should be known. */
  warnings: Message[];
}

/** All that is wrong with the inputs, one line each, each beginning with a name of ours. */
export class WrongInputs extends Failure {
  override name = 'WrongInputs';
  readonly faults: string[];

  constructor(faults: string[]) {
    const count = faults.length === 1 ? '1 wrong input' : `${faults.length} wrong inputs`;
    // A list of ten thousand names can have ten thousand faults.
    const more = faults.length - FAULTS_SHOWN;
    const shown = more > 0 ? [...faults.slice(0, FAULTS_SHOWN), `with: ${more} more like these`] : faults;
    super('invalid-input', `${count}: ${shown.join('; ')}`, {
      hint: 'Correct the `with:` block of this step. Nothing was connected, nothing was sent.',
    });
    this.faults = shown;
  }
}

const limit = { atMost: 24 * HOUR, allowed: '24h at most' };
const attempt = { atLeast: 1, atMost: HOUR, allowed: 'from 1ms to 1h' };

/** The inputs: what is not given (`undefined`) is its prefault, which is the default in action.yml, or an error. */
const SCHEMA = z.object({
  address: addresses,
  backend: z.string("is empty, which would widen the change to every backend: write '*' if that is meant"),
  server: z.string().optional(),
  operation,
  'drain-timeout': duration(limit).prefault('60s'),
  'on-drain-timeout': oneOf('rollback', 'keep', 'continue', 'shutdown-sessions').prefault('rollback'),
  'on-error': oneOf('rollback', 'keep').prefault('rollback'),
  restore: oneOf('never', 'always', 'on-failure', 'on-success').prefault('never'),
  'min-available': minAvailable.prefault('1'),
  'fail-on-not-found': flag.prefault('true'),
  'on-reload': oneOf('reapply', 'fail').prefault('reapply'),
  hold: flag.prefault('false'),
  'dry-run': flag.prefault('false'),
  ...CREDENTIAL_INPUTS,
  'wait-for-health': waitForHealth.prefault('true'),
  'health-timeout': duration({ ...limit, atLeast: 1, allowed: 'from 1ms to 24h' }).prefault('60s'),
  weight: weight.optional(),
  'connect-timeout': duration(attempt).prefault('5s'),
  'command-timeout': duration(attempt).prefault('10s'),
  retries: retries.prefault('3'),
  'retry-delay': duration({ atMost: 60 * SECOND, allowed: '1m at most' }).prefault('500ms'),
  summary: flag.prefault('true'),
  // Only the post step asks for it; whatever it says in the main step means nothing.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a GitHub expression, not JavaScript's
  'job-status': z.string().prefault('${{ job.status }}'),
});

type Name = keyof typeof SCHEMA.shape;
export const INPUT_NAMES = Object.keys(SCHEMA.shape) as Name[];

/** What stands in action.yml as default; empty where an input has none. */
export function defaultOf(name: Name): string {
  if (name === 'backend') return '*';
  const { def } = SCHEMA.shape[name];
  return 'defaultValue' in def ? def.defaultValue : '';
}

const CHANGES: Operation[] = ['drain', 'maint', 'ready', 'weight'];

/** Inputs that not every operation uses. */
const USED_BY: Partial<Record<Name, Operation[]>> = {
  'drain-timeout': ['drain', 'maint'],
  'on-drain-timeout': ['drain', 'maint'],
  'on-error': CHANGES,
  restore: CHANGES,
  'min-available': CHANGES,
  'on-reload': CHANGES,
  // A server that is ready needs nobody to keep it so; to let one in unwatched, behind a step that has ended, is another matter.
  hold: ['drain', 'maint', 'weight'],
  'dry-run': CHANGES,
  'wait-for-health': ['ready'],
  // A server that goes back from maint is proven healthy first.
  'health-timeout': ['maint', 'ready'],
  weight: ['weight', 'ready'],
};

/** Reads every input by its name and makes values of them. Throws WrongInputs with all that is wrong. */
export function parseInputs(read: (name: string) => string): Inputs {
  const given = Object.fromEntries(INPUT_NAMES.map((name) => [name, read(name).trim() || undefined]));
  const parsed = SCHEMA.safeParse(given);
  const chosen = operation.safeParse(given.operation);
  const selection = parseSelection(
    given.backend ?? '',
    given.server ?? (chosen.data === 'status' ? '*' : ''),
  );

  const faults = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...(selection.ok
      ? []
      : selection.faults.filter((fault) => given.backend || !fault.startsWith('backend:'))),
    ...(chosen.success ? faultsOf(chosen.data, given) : []),
    ...credentialFaults(parsed.data, given),
  ];
  if (!parsed.success || !selection.ok || faults.length > 0) throw new WrongInputs(faults);
  return inputsOf(parsed.data, selection.value);
}

/** What an operation misses, and what was given that it does not use. A default that arrives as a value was not given. */
function faultsOf(chosen: Operation, given: Record<string, string | undefined>): string[] {
  const faults =
    chosen === 'weight' && given.weight === undefined ? ['weight: is required for operation weight'] : [];
  for (const name of INPUT_NAMES) {
    const users = USED_BY[name];
    if (users === undefined || users.includes(chosen)) continue;
    const value = SCHEMA.shape[name].safeParse(given[name]);
    const fallback = SCHEMA.shape[name].safeParse(undefined);
    if (value.success && !isDeepStrictEqual(value.data, fallback.data)) {
      faults.push(`${name}: not used by operation ${chosen}, only by ${users.join(', ')}`);
    }
  }
  return faults;
}

/** What can be said only when the addresses are known, and each of these inputs is good by itself. */
function credentialFaults(
  values: z.output<typeof SCHEMA> | undefined,
  given: Record<string, string | undefined>,
): string[] {
  if (values === undefined) return [];
  const names = INPUT_NAMES.filter((name) => name in CREDENTIAL_INPUTS && given[name] !== undefined);
  const transports = values.address.map(({ address }) => address.transport);
  return [...unusedCredentials(names, transports), ...incompleteCredentials(values)];
}

function inputsOf(values: z.output<typeof SCHEMA>, selection: Request['selection']): Inputs {
  return {
    addresses: values.address,
    request: {
      operation: values.operation,
      selection,
      drainTimeoutMs: values['drain-timeout'],
      onDrainTimeout: values['on-drain-timeout'],
      onError: values['on-error'],
      restore: values.restore,
      onReload: values['on-reload'],
      hold: values.hold,
      minAvailable: values['min-available'],
      failOnNotFound: values['fail-on-not-found'],
      dryRun: values['dry-run'],
      waitForHealth: values['wait-for-health'],
      healthTimeoutMs: values['health-timeout'],
      weight: values.weight ?? null,
    },
    connection: {
      connectTimeout: values['connect-timeout'],
      commandTimeout: values['command-timeout'],
      retries: values.retries,
      retryDelay: values['retry-delay'],
    },
    credentials: credentialsOf(values),
    summary: values.summary,
    warnings: openPorts(values.address),
  };
}
