/**
 * The manifest of action.yml: from the texts of a `with:` block to values, by one schema, and every fault in one error. Connects
 * nothing, and knows neither where the texts come from nor what becomes of the values.
 */
import * as z from 'zod/mini';
import { parseSelection, type Selection } from '../../operation/plan/selection.ts';
import { type Operation, type Request, takesOut, type WeightInput } from '../../operation/request.ts';
import { addresses, openPorts } from './addresses.ts';
import {
  CREDENTIALS,
  credentialsOf,
  exposedPassword,
  incompleteCredentials,
  unusedCredentials,
} from './credentials.ts';
import {
  ADVANCED,
  CHECKS,
  CONNECTION,
  connectionOf,
  DRAIN,
  drainFaults,
  drainOf,
  GUARD,
  HEALTH,
  MEANINGFUL,
  RAMP,
  REPORT,
  ROLLBACK,
  rampOf,
  SELECTION,
  switchesOf,
  type UsedBy,
} from './groups.ts';
import type { StepInputs } from './step-inputs.ts';
import { operation, weight } from './types.ts';
import { WrongInputs } from './wrong-inputs.ts';

/** Everything a step was asked for. */
export interface Inputs extends StepInputs {
  request: Request;
  unused: Name[];
}

/** In the order of action.yml, in which faults are told as well. */
const SHAPE = {
  address: addresses,
  ...SELECTION.shape,
  operation,
  ...DRAIN.shape,
  ...ROLLBACK.shape,
  ...GUARD.shape,
  ...ADVANCED.shape,
  ...CREDENTIALS,
  ...HEALTH.shape,
  weight: z.optional(weight),
  ...RAMP.shape,
  ...CHECKS.shape,
  ...CONNECTION.shape,
  ...REPORT.shape,
};

const SCHEMA = z.object(SHAPE);

type Name = keyof typeof SHAPE;
type Values = z.output<typeof SCHEMA>;
type Given = Record<string, string | undefined>;

/** The names of all inputs. */
export const INPUT_NAMES = Object.keys(SHAPE) as Name[];

const USED_BY: UsedBy<Name> = {
  ...DRAIN.usedBy,
  ...ROLLBACK.usedBy,
  ...GUARD.usedBy,
  ...ADVANCED.usedBy,
  ...HEALTH.usedBy,
  ...CHECKS.usedBy,
  weight: ['weight', 'ready'],
  ...RAMP.usedBy,
};

/** What stands in action.yml as default; empty where an input has none. */
export function defaultOf(name: Name): string {
  if (name === 'backend') return '*';
  const { def } = SHAPE[name];
  return 'defaultValue' in def ? def.defaultValue : '';
}

/** The operation that was asked for, for a step that ends before its inputs are read; null where it is none. */
export function givenOperation(read: (name: string) => string): Operation | null {
  const { success, data } = operation.safeParse(read('operation').trim());
  return success ? data : null;
}

/** Reads every input by its name and makes values of them. Throws WrongInputs with all that is wrong. */
export function parseInputs(read: (name: string) => string): Inputs {
  const given: Given = Object.fromEntries(INPUT_NAMES.map((name) => [name, read(name).trim() || undefined]));
  const parsed = SCHEMA.safeParse(given);
  const chosen = operation.safeParse(given.operation);
  const selection = parseSelection(
    given.backend ?? '',
    given.server ?? (chosen.data === 'status' ? '*' : ''),
  );

  const faults = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...(selection.ok
      ? []
      : selection.faults.filter((fault) => given.backend || !fault.startsWith('backend:'))),
    ...(chosen.success ? operationFaults(chosen.data, given) : []),
    ...(parsed.success && takesOut(parsed.data.operation) ? drainFaults(parsed.data) : []),
    ...(parsed.success ? credentialFaults(parsed.data, given) : []),
  ];
  if (!parsed.success || !selection.ok || faults.length > 0) throw new WrongInputs(faults);
  return { ...inputsOf(parsed.data, selection.value), unused: unusedBy(parsed.data.operation, given) };
}

/** What an operation misses, and what it was given that would mean something else. */
function operationFaults(chosen: Operation, given: Given): string[] {
  const isMissing = chosen === 'weight' && given.weight === undefined && given.ramp === undefined;
  const isDouble = given.weight !== undefined && given.ramp !== undefined;
  return [
    ...(isMissing ? [WEIGHT_IS_MISSING] : []),
    ...(isDouble ? ['ramp: its last step is the weight, so `weight` is not given beside it'] : []),
    ...unusedBy(chosen, given)
      .filter((name) => MEANINGFUL.has(name))
      .map((name) => `${name}: not used by operation ${chosen}, only by ${USED_BY[name]?.join(', ')}`),
  ];
}

/** What was given that an operation does not use. A default that arrives as a value was not given. */
function unusedBy(chosen: Operation, given: Given): Name[] {
  return INPUT_NAMES.filter((name) => {
    if (USED_BY[name]?.includes(chosen) !== false) return false;
    const value = z.safeParse(SHAPE[name], given[name]);
    const fallback = z.safeParse(SHAPE[name], undefined);
    return value.success && !isSame(value.data, fallback.data);
  });
}

/** Of two values that one schema made: texts, numbers, words, and lists of these. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

const WEIGHT_IS_MISSING = 'weight: is required for operation weight, or ramp';

/** What can be said only when the addresses are known, and each of these inputs is good by itself. */
function credentialFaults(values: Values, given: Given): string[] {
  const names = INPUT_NAMES.filter((name) => name in CREDENTIALS && given[name] !== undefined);
  const targets = values.address.map(({ address }) => address);
  return [
    ...unusedCredentials(names, targets),
    ...incompleteCredentials(values),
    ...exposedPassword(values, targets),
  ];
}

function inputsOf(values: Values, selection: Selection): Omit<Inputs, 'unused'> {
  return {
    addresses: values.address,
    request: requestOf(values, selection),
    connection: connectionOf(values),
    credentials: credentialsOf(values),
    summary: values.summary,
    warnings: openPorts(values.address),
  };
}

function requestOf(values: Values, selection: Selection): Request {
  const { operation } = values;
  const weight = values.ramp?.at(-1) ?? values.weight;
  const selecting = { selection, failOnNotFound: values['fail-on-not-found'] };
  const changing = {
    ...selecting,
    minAvailable: values['min-available'],
    ...(values['max-load'] === undefined ? {} : { maxLoad: values['max-load'] }),
    onError: values['on-error'],
    restore: values.restore,
    onReload: values['on-reload'],
    hold: values.hold,
    dryRun: values['dry-run'],
    healthTimeoutMs: values['health-timeout'],
    ...switchesOf(values),
  };
  switch (operation) {
    case 'status':
      return { operation, ...selecting };
    case 'weight':
      return { operation, ...changing, weight: requiredWeight(weight), ...rampOf(values) };
    case 'ready':
      return {
        operation,
        ...changing,
        healthProof: values['wait-for-health'],
        weight: weight ?? null,
        ...rampOf(values),
      };
    default:
      return {
        operation,
        ...changing,
        ...drainOf(values),
      };
  }
}

function requiredWeight(weight: WeightInput | undefined): WeightInput {
  if (weight === undefined) throw new WrongInputs([WEIGHT_IS_MISSING]);
  return weight;
}
