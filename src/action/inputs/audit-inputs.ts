/** The manifest of audit/action.yml: from the texts of a `with:` block to values, and every fault in one error. Connects nothing. */
import * as z from 'zod/mini';
import type { Credentials } from '../../haproxy/credentials.ts';
import type { AuditRequest } from '../../operation/audit/audit.ts';
import { parseSelection } from '../../operation/plan/selection.ts';
import type { Message } from '../../operation/report.ts';
import { addresses, type GivenAddress, openPorts } from './addresses.ts';
import {
  CREDENTIALS,
  credentialsOf,
  exposedPassword,
  incompleteCredentials,
  unusedCredentials,
} from './credentials.ts';
import { CONNECTION, type ConnectionLimits, connectionOf, REPORT, SELECTION } from './groups.ts';
import { duration, flag } from './types.ts';
import { WrongInputs } from './wrong-inputs.ts';

/** Everything an audit was asked for. */
export interface AuditInputs {
  addresses: GivenAddress[];
  request: AuditRequest;
  connection: ConnectionLimits;
  credentials: Credentials;
  failOnFindings: boolean;
  /** With which one issue is kept up to date; null: none is. */
  token: string | null;
  summary: boolean;
  /** What is legal, but should be known. */
  warnings: Message[];
}

const YEAR_MS = 8_784 * 3_600_000;

/** In the order of audit/action.yml, in which faults are told as well. */
const SHAPE = {
  address: addresses,
  ...SELECTION.shape,
  'max-age': z.prefault(duration({ atMostMs: YEAR_MS, allowed: '8784h at most' }), '1h'),
  'fail-on-findings': z.prefault(flag, 'false'),
  'github-token': z.optional(z.string()),
  ...CREDENTIALS,
  ...CONNECTION.shape,
  summary: REPORT.shape.summary,
};

const SCHEMA = z.object(SHAPE);

type Name = keyof typeof SHAPE;

/** The names of all inputs. */
export const AUDIT_INPUT_NAMES = Object.keys(SHAPE) as Name[];

/** What stands in audit/action.yml as default; empty where an input has none. */
export function auditDefaultOf(name: Name): string {
  if (name === 'backend' || name === 'server') return '*';
  const { def } = SHAPE[name];
  return 'defaultValue' in def ? def.defaultValue : '';
}

/** Reads every input by its name and makes values of them. Throws WrongInputs with all that is wrong. */
export function parseAuditInputs(read: (name: string) => string): AuditInputs {
  const given = Object.fromEntries(
    AUDIT_INPUT_NAMES.map((name) => [name, read(name).trim() || undefined]),
  ) as Partial<Record<Name, string>>;
  const parsed = SCHEMA.safeParse(given);
  // To look at more servers than were meant does no harm: nothing given is everything.
  const selection = parseSelection(given.backend ?? '*', given.server ?? '*');
  const faults = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...(selection.ok ? [] : selection.faults),
    ...(parsed.success ? credentialFaults(parsed.data, given) : []),
  ];
  if (!parsed.success || !selection.ok || faults.length > 0) throw new WrongInputs(faults);
  const values = parsed.data;
  return {
    addresses: values.address,
    request: { selection: selection.value, maxAgeMs: values['max-age'] },
    connection: connectionOf(values),
    credentials: credentialsOf(values),
    failOnFindings: values['fail-on-findings'],
    token: values['github-token'] ?? null,
    summary: values.summary,
    warnings: openPorts(values.address),
  };
}

function credentialFaults(values: z.output<typeof SCHEMA>, given: Partial<Record<Name, string>>): string[] {
  const names = AUDIT_INPUT_NAMES.filter((name) => name in CREDENTIALS && given[name] !== undefined);
  const targets = values.address.map(({ address }) => address);
  return [
    ...unusedCredentials(names, targets),
    ...incompleteCredentials(values),
    ...exposedPassword(values, targets),
  ];
}
