/** The rows of `show servers state`, with HAProxy's columns under the model's names, and its flags as words. */
import { decodeAdminFlags, decodeCheckState } from '../admin-flags.ts';
import { isSafeName, keyOf, type OperationalState, type Server } from '../server.ts';
import { incomplete } from './incomplete.ts';
import type { RowText, Span, Wanted } from './row-text.ts';
import { STATE_FORMAT, slotOf, TableReader, type TableRows } from './table.ts';

/** A server's row of `show servers state`. */
export interface StateRow {
  /** `BACKEND/SERVER` */
  key: string;
  backendId: string;
  backend: string;
  serverId: string;
  server: string;
  /** Its names can stand on a command line. */
  isSendable: boolean;
  address: string;
  fqdn: string;
  /** Empty for most. */
  srvRecord: string;
  /** Of many servers it is one and the same. */
  condition: Condition;
}

/** What `show servers state` tells of a server, beside its name and its address. */
type Condition = Pick<
  Server,
  | 'adminFlags'
  | 'admin'
  | 'forced'
  | 'maintCauses'
  | 'operationalState'
  | 'weight'
  | 'configuredWeight'
  | 'changedSecondsAgo'
  | 'checks'
  | 'agent'
>;

const STATE_COLUMNS = [
  'be_id',
  'be_name',
  'srv_id',
  'srv_name',
  'srv_addr',
  'srv_port',
  'srv_fqdn',
  'srv_op_state',
  'srv_admin_state',
  'srv_uweight',
  'srv_iweight',
  'srv_time_since_last_change',
  'srv_check_state',
  'srv_agent_state',
  'srvrecord',
] as const;

const STATE = slotOf(STATE_COLUMNS);

/** Where a server's condition is to be read. */
const CONDITION = [
  STATE.srv_op_state,
  STATE.srv_admin_state,
  STATE.srv_uweight,
  STATE.srv_iweight,
  STATE.srv_time_since_last_change,
  STATE.srv_check_state,
  STATE.srv_agent_state,
];

/** Where else there is mostly the same as in the row before. */
const PLACE = [STATE.srv_fqdn, STATE.srv_port, STATE.srvrecord];

interface Place {
  fqdn: string;
  port: string;
  srvRecord: string;
}

/** Reads `show servers state [BE]`. */
export function serversStateRows(wanted?: Wanted): TableRows<StateRow[]> {
  let last: { backend: string; isSafe: boolean } = { backend: '', isSafe: false };
  let known: { span: Span; condition: Condition } | null = null;
  let near: { span: Span; place: Place } | null = null;
  return new TableReader(STATE_FORMAT, STATE_COLUMNS, wanted, (row) => {
    const backend = row.field(STATE.be_name);
    if (last.backend !== backend) last = { backend, isSafe: isSafeName(backend) };
    if (known === null || !row.reads(known.span))
      known = { condition: conditionOf(row), span: row.span(CONDITION) };
    if (near === null || !row.reads(near.span)) near = { place: placeOf(row), span: row.span(PLACE) };
    return stateRow(row, last, known.condition, near.place);
  });
}

function stateRow(
  row: RowText,
  { backend, isSafe }: { backend: string; isSafe: boolean },
  condition: Condition,
  { fqdn, port, srvRecord }: Place,
): StateRow {
  const server = row.field(STATE.srv_name);
  return {
    key: keyOf({ backend, server }),
    backendId: row.field(STATE.be_id),
    backend,
    serverId: row.field(STATE.srv_id),
    server,
    isSendable: isSafe && isSafeName(server),
    address: addressOf(row.field(STATE.srv_addr), port),
    fqdn,
    srvRecord,
    condition,
  };
}

function placeOf(row: RowText): Place {
  const [fqdn, srvRecord] = [row.field(STATE.srv_fqdn), row.field(STATE.srvrecord)];
  return {
    fqdn: fqdn === '-' ? '' : fqdn,
    port: row.field(STATE.srv_port),
    srvRecord: srvRecord === '-' ? '' : srvRecord,
  };
}

function conditionOf(row: RowText): Condition {
  const operationalState = required(row, STATE.srv_op_state);
  if (!isOperationalState(operationalState))
    throw incomplete('show servers state', row.field(STATE.srv_op_state));
  const flags = decodeAdminFlags(required(row, STATE.srv_admin_state));
  return {
    ...flags,
    operationalState,
    weight: required(row, STATE.srv_uweight),
    configuredWeight: required(row, STATE.srv_iweight),
    changedSecondsAgo: required(row, STATE.srv_time_since_last_change),
    checks: decodeCheckState(required(row, STATE.srv_check_state), flags.admin === 'maint'),
    agent: decodeCheckState(required(row, STATE.srv_agent_state)),
  };
}

/** Decimal, though they are flags (HAProxy, src/proxy.c, `dump_servers_state`): never hexadecimal. */
function required(row: RowText, slot: number): number {
  const value = row.count(slot);
  if (value === null) throw incomplete('show servers state', row.field(slot));
  return value;
}

function isOperationalState(value: number): value is OperationalState {
  return value >= 0 && value <= 3;
}

function addressOf(address: string, port: string): string {
  if (address === '' || address === '-') return '';
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
