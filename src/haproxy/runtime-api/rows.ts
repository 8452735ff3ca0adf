/** The rows of `show servers state` and `show stat`, with HAProxy's columns under the model's names, and its flags as words. */
import { decodeAdminFlags, decodeCheckState } from '../admin-flags.ts';
import { isSafeName, keyOf, type OperationalState, type Server, type Traffic } from '../server.ts';
import type { ReplyReader } from './framing.ts';
import { incomplete } from './incomplete.ts';
import type { RowText, Span, Wanted } from './row-text.ts';
import { STAT_FORMAT, STATE_FORMAT, slotOf, TableReader } from './table.ts';

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
  /** Of many servers it is one and the same. */
  condition: Condition;
}

/** What `show servers state` tells of a server, beside its name and its address. */
type Condition = Omit<Server, keyof TrafficRow | 'address' | 'fqdn'>;

/** A server's row of `show stat`. */
export interface TrafficRow extends Traffic {
  tracks: string | null;
  backup: boolean;
}

/** A backend's row of `show stat`. */
export interface BackendRow {
  name: string;
  id: string;
  active: number;
  backups: number;
  cookie: boolean;
  unpublished: boolean;
}

/** What `show stat` says, and how long it was. */
export interface Stat {
  /** Those that are not among `whole`. */
  servers: TrafficRow[];
  /** Servers of which the other row was known already, by `BACKEND/SERVER`. */
  whole: Map<string, Server>;
  backends: BackendRow[];
  /** Length of the header line, which every `show stat` repeats, and of all rows together. */
  headerBytes: number;
  rowBytes: number;
}

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
] as const;

const STATE = slotOf(STATE_COLUMNS);

/** Rows on their way. */
export interface TableRows<T> extends ReplyReader<T> {
  /** The text, when it has turned out to be no table; null as long as it may be one. */
  readonly foreign: string | null;
}

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

/** Reads `show servers state [BE]`. */
export function serversStateRows(wanted?: Wanted): TableRows<StateRow[]> {
  let last: { backend: string; isSafe: boolean } = { backend: '', isSafe: false };
  let known: { span: Span; condition: Condition } | null = null;
  return new TableReader(STATE_FORMAT, STATE_COLUMNS, wanted, (row) => {
    const backend = row.field(STATE.be_name);
    if (last.backend !== backend) last = { backend, isSafe: isSafeName(backend) };
    if (known === null || !row.reads(known.span))
      known = { condition: conditionOf(row), span: row.span(CONDITION) };
    return stateRow(row, last, known.condition);
  });
}

function stateRow(
  row: RowText,
  { backend, isSafe }: { backend: string; isSafe: boolean },
  condition: Condition,
): StateRow {
  const server = row.field(STATE.srv_name);
  const fqdn = row.field(STATE.srv_fqdn);
  return {
    key: keyOf({ backend, server }),
    backendId: row.field(STATE.be_id),
    backend,
    serverId: row.field(STATE.srv_id),
    server,
    isSendable: isSafe && isSafeName(server),
    address: addressOf(row.field(STATE.srv_addr), row.field(STATE.srv_port)),
    fqdn: fqdn === '-' ? '' : fqdn,
    condition,
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

/** A server of which both rows are there. Written out, for 10,000 of them: to spread both takes ten times as long. */
export function serverOf(traffic: TrafficRow, { address, fqdn, condition }: StateRow): Server {
  return {
    ...traffic,
    adminFlags: condition.adminFlags,
    admin: condition.admin,
    forced: condition.forced,
    maintCauses: condition.maintCauses,
    address,
    fqdn,
    operationalState: condition.operationalState,
    weight: condition.weight,
    configuredWeight: condition.configuredWeight,
    changedSecondsAgo: condition.changedSecondsAgo,
    checks: condition.checks,
    agent: condition.agent,
  };
}

const RESPONSE_COLUMNS = ['hrsp_1xx', 'hrsp_2xx', 'hrsp_3xx', 'hrsp_4xx', 'hrsp_5xx', 'hrsp_other'] as const;

const STAT_COLUMNS = [
  'pxname',
  'svname',
  'type',
  'iid',
  'status',
  'scur',
  'qcur',
  'stot',
  'wretr',
  ...RESPONSE_COLUMNS,
  'slim',
  'weight',
  'act',
  'bck',
  'chkfail',
  'chkdown',
  'check_status',
  'check_code',
  'check_desc',
  'last_chk',
  'tracked',
  'cookie',
] as const;

const STAT = slotOf(STAT_COLUMNS);
const RESPONSES = RESPONSE_COLUMNS.map((column) => STAT[column]);

/** `type` of `show stat`: 0 is a frontend, 3 a listening socket. A server may be called `BACKEND`, so names do not tell. */
const BACKEND_ROW = '1';
const SERVER_ROW = '2';

/** The rows of `show servers state` that came before, in their order. */
export type StatesBefore = () => readonly StateRow[];

/**
 * Reads `show stat`, whatever its filter. `wanted` is asked about backends' own rows, too: as server `BACKEND`. With `states` a server is
 * made of its two rows as the second one comes: ten thousand are not gone through once more when all are there.
 */
export function statRows(wanted?: Wanted, states?: StatesBefore): TableRows<Stat> {
  const servers: TrafficRow[] = [];
  const whole = new Map<string, Server>();
  const backends: BackendRow[] = [];
  let before: Iterator<StateRow> | null = null;
  let next: StateRow | undefined;
  const rows = new TableReader(STAT_FORMAT, STAT_COLUMNS, wanted, (row) => {
    const type = row.field(STAT.type);
    if (type === BACKEND_ROW) backends.push(backendRow(row));
    if (type !== SERVER_ROW) return;
    if (before === null) {
      before = (states?.() ?? []).values();
      next = before.next().value;
    }
    const traffic = trafficRow(row);
    // HAProxy writes both tables in one order.
    const other = next?.server === traffic.server && next.backend === traffic.backend ? next : undefined;
    if (other !== undefined) next = before.next().value;
    if (other?.isSendable) whole.set(other.key, serverOf(traffic, other));
    else servers.push(traffic);
  });
  return {
    push: (text) => rows.push(text),
    end() {
      rows.end();
      const { headerLength, length } = rows;
      return { servers, whole, backends, headerBytes: headerLength, rowBytes: length - headerLength };
    },
    get foreign() {
      return rows.foreign;
    },
    get length() {
      return rows.length;
    },
  };
}

function backendRow(row: RowText): BackendRow {
  return {
    name: row.field(STAT.pxname),
    id: row.field(STAT.iid),
    active: number(row, STAT.act),
    backups: number(row, STAT.bck),
    cookie: row.field(STAT.cookie) !== '',
    // `UP (UNPUB)`, measured on 3.4.
    unpublished: row.field(STAT.status).includes('UNPUB'),
  };
}

function trafficRow(row: RowText): TrafficRow {
  const checkStatus = row.field(STAT.check_status);
  const tracked = row.field(STAT.tracked);
  return {
    backend: row.field(STAT.pxname),
    server: row.field(STAT.svname),
    status: row.field(STAT.status),
    sessions: number(row, STAT.scur),
    sessionLimit: row.count(STAT.slim),
    queued: number(row, STAT.qcur),
    sessionsTotal: number(row, STAT.stot),
    retries: number(row, STAT.wretr),
    responses: responsesOf(row),
    effectiveWeight: number(row, STAT.weight),
    checkFailures: number(row, STAT.chkfail),
    checkDowns: number(row, STAT.chkdown),
    // `* ` marks a check that is running now.
    checkStatus: checkStatus.startsWith('* ') ? checkStatus.slice(2) : checkStatus,
    lastCheck: lastCheckOf(row),
    tracks: tracked === '' ? null : tracked,
    backup: row.field(STAT.bck) === '1',
  };
}

/** In TCP mode these columns are empty. */
function responsesOf(row: RowText): number | null {
  if (row.field(STAT.hrsp_2xx) === '') return null;
  return RESPONSES.reduce((sum, slot) => sum + number(row, slot), 0);
}

/** `Layer7 wrong status, code 503: Service Unavailable` from its three columns, of which any may be empty. */
function lastCheckOf(row: RowText): string {
  const description = row.field(STAT.check_desc);
  const words = row.field(STAT.last_chk);
  // While a check runs, HAProxy shows the last one's status, but its code as 0.
  const number = row.count(STAT.check_code);
  if (description === '' && words === '' && !number) return '';
  const code = number ? `code ${row.field(STAT.check_code)}` : '';
  const first = [description, code].filter((part) => part !== '').join(', ');
  return [first, words].filter((part) => part !== '').join(': ');
}

/** A column that does not apply is empty: `chkfail` of a server without checks. Anything else is not HAProxy's: never 0 sessions. */
function number(row: RowText, slot: number): number {
  const value = row.count(slot);
  if (value !== null) return value;
  const field = row.field(slot);
  if (field !== '') throw incomplete('show stat', field);
  return 0;
}
