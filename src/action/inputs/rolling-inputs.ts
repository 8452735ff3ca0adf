/**
 * The manifest of rolling/action.yml: the groups of the main action as far as they concern servers that go out and come back, and the
 * script between the two. Every fault in one error. Runs nothing.
 */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod/mini';
import { parseSelection } from '../../operation/plan/selection.ts';
import type { RollingRequest } from '../../operation/request.ts';
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
  CONNECTION,
  connectionOf,
  DRAIN,
  drainFaults,
  drainOf,
  GUARD,
  HEALTH,
  REPORT,
  ROLLBACK,
  SCRIPT,
  SELECTION,
} from './groups.ts';
import type { StepInputs } from './step-inputs.ts';
import { WrongInputs } from './wrong-inputs.ts';

/** The user's script, and how it is run. */
export interface ScriptInput {
  text: string;
  shell: 'bash' | 'sh';
  /** Absolute. */
  folder: string;
  /** 0: no limit. */
  timeoutMs: number;
}

/** Everything a rolling step was asked for. */
export interface RollingInputs extends StepInputs {
  request: RollingRequest;
  script: ScriptInput;
}

/** In the order of rolling/action.yml. Built when it is used: every other step would pay for it. */
function shapeOf() {
  const { 'on-reload': onReload, 'dry-run': dryRun } = ADVANCED.shape;
  return {
    address: addresses,
    ...SELECTION.shape,
    ...SCRIPT.shape,
    ...DRAIN.shape,
    ...HEALTH.shape,
    ...GUARD.shape,
    ...ROLLBACK.shape,
    'on-reload': onReload,
    'dry-run': dryRun,
    ...CREDENTIALS,
    ...CONNECTION.shape,
    ...REPORT.shape,
  };
}

const schemaOf = () => z.object(shapeOf());

type Name = keyof ReturnType<typeof shapeOf>;
type Values = z.output<ReturnType<typeof schemaOf>>;

/** The names of all inputs. */
export function rollingInputNames(): Name[] {
  return Object.keys(shapeOf()) as Name[];
}

/** What stands in rolling/action.yml as default; empty where an input has none. */
export function rollingDefaultOf(name: Name): string {
  if (name === 'backend') return '*';
  const { def } = shapeOf()[name];
  return 'defaultValue' in def ? def.defaultValue : '';
}

/** Reads every input by its name and makes values of them. Throws WrongInputs with all that is wrong. */
export function parseRollingInputs(read: (name: string) => string): RollingInputs {
  const names = rollingInputNames();
  const given = Object.fromEntries(names.map((name) => [name, read(name).trim() || undefined]));
  const parsed = schemaOf().safeParse(given);
  const selection = parseSelection(given.backend ?? '', given.server ?? '');
  const faults = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...(selection.ok
      ? []
      : selection.faults.filter((fault) => given.backend || !fault.startsWith('backend:'))),
    ...folderFaults(given['working-directory']),
    ...(parsed.success ? drainFaults(parsed.data) : []),
    ...(parsed.success ? credentialFaults(parsed.data, given) : []),
  ];
  if (!parsed.success || !selection.ok || faults.length > 0) throw new WrongInputs(faults);
  const values = parsed.data;
  return {
    addresses: values.address,
    request: { ...requestOf(values), selection: selection.value },
    script: scriptOf(values),
    connection: connectionOf(values),
    credentials: credentialsOf(values),
    summary: values.summary,
    warnings: [...openPorts(values.address), ...singleNameWarnings(values)],
    // All of them are for what every rolling step does.
    unused: [],
  };
}

/** Looked at before anything is changed: a script that cannot be started would leave its batch out. */
function folderFaults(folder = '.'): string[] {
  return isFolder(resolve(folder)) ? [] : ['working-directory: is no folder that this user may look into'];
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Not there, or behind one that this user may not look into.
    return false;
  }
}

function credentialFaults(values: Values, given: Record<string, string | undefined>): string[] {
  const names = Object.keys(CREDENTIALS).filter((name) => given[name] !== undefined);
  const targets = values.address.map(({ address }) => address);
  return [
    ...unusedCredentials(names, targets),
    ...incompleteCredentials(values),
    ...exposedPassword(values, targets),
  ];
}

/** A script for one server in a step that takes out several at once would leave the others as they are, and nobody would see it. */
function singleNameWarnings(values: Values): RollingInputs['warnings'] {
  const { kind, value } = values['batch-size'];
  const isOfOne =
    /\bHAPROXY_SERVER(?:_ADDRESS)?\b/.test(values.run) && !values.run.includes('HAPROXY_SERVERS');
  if ((kind === 'count' && value === 1) || !isOfOne) return [];
  const text =
    'The script names HAPROXY_SERVER, which is only the first server of its batch, and never HAPROXY_SERVERS, which has all of them, one per line.';
  return values.address.slice(0, 1).map(({ address }) => ({ loadBalancer: address.name, text }));
}

function requestOf(values: Values): Omit<RollingRequest, 'selection'> {
  return {
    operation: 'rolling',
    failOnNotFound: values['fail-on-not-found'],
    minAvailable: values['min-available'],
    ...(values['max-load'] === undefined ? {} : { maxLoad: values['max-load'] }),
    onError: values['on-error'],
    restore: values.restore,
    onReload: values['on-reload'],
    hold: false,
    dryRun: values['dry-run'],
    healthTimeoutMs: values['health-timeout'],
    healthProof: values['wait-for-health'],
    ...drainOf(values),
    batchSize: values['batch-size'],
  };
}

function scriptOf(values: Values): ScriptInput {
  return {
    text: values.run,
    shell: values.shell,
    folder: resolve(values['working-directory']),
    timeoutMs: values['run-timeout'],
  };
}
