/** The rows of `show servers state` and `show stat`, with HAProxy's columns under the model's names, and its flags as words. */
import { decodeAdminFlags, decodeCheckState } from '../admin-flags.ts';
import { keyOf, type OperationalState, type Server, type Traffic } from '../server.ts';
import type { ReplyReader } from './framing.ts';
import { incomplete } from './incomplete.ts';
import { count } from './reply.ts';
import type { Wanted } from './row-text.ts';
import { type Field, STAT_FORMAT, STATE_FORMAT, TableReader } from './table.ts';

/** A server's row of `show servers state`. */
export interface StateRow {
  /** `BACKEND/SERVER` */
  key: string;
  backendId: string;
  backend: string;
  serverId: string;
  server: string;
  state: StateFields;
}

/** What only `show servers state` tells of a server. */
export type StateFields = Omit<Server, keyof TrafficRow>;

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
  servers: TrafficRow[];
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

/** Rows on their way. */
export interface TableRows<T> extends ReplyReader<T> {
  /** The text, when it has turned out to be no table; null as long as it may be one. */
  readonly foreign: string | null;
}

/** Reads `show servers state [BE]`. */
export function serversStateRows(wanted?: Wanted): TableRows<StateRow[]> {
  return new TableReader(STATE_FORMAT, STATE_COLUMNS, wanted, (field) => {
    const operationalState = required(field('srv_op_state'));
    if (!isOperationalState(operationalState)) throw incomplete('show servers state', field('srv_op_state'));
    const backend = field('be_name');
    const server = field('srv_name');
    const flags = decodeAdminFlags(required(field('srv_admin_state')));
    return {
      key: keyOf({ backend, server }),
      backendId: field('be_id'),
      backend,
      serverId: field('srv_id'),
      server,
      state: {
        ...flags,
        address: addressOf(field('srv_addr'), field('srv_port')),
        fqdn: field('srv_fqdn') === '-' ? '' : field('srv_fqdn'),
        operationalState,
        weight: required(field('srv_uweight')),
        configuredWeight: required(field('srv_iweight')),
        changedSecondsAgo: required(field('srv_time_since_last_change')),
        checks: decodeCheckState(required(field('srv_check_state')), flags.admin === 'maint'),
        agent: decodeCheckState(required(field('srv_agent_state'))),
      },
    };
  });
}

/** Decimal, though they are flags (HAProxy, src/proxy.c, `dump_servers_state`): never hexadecimal. */
function required(field: string): number {
  const value = count(field);
  if (value === null) throw incomplete('show servers state', field);
  return value;
}

function isOperationalState(value: number): value is OperationalState {
  return value >= 0 && value <= 3;
}

function addressOf(address: string, port: string): string {
  if (address === '' || address === '-') return '';
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
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

type StatField = Field<(typeof STAT_COLUMNS)[number]>;

/** `type` of `show stat`: 0 is a frontend, 3 a listening socket. A server may be called `BACKEND`, so names do not tell. */
const BACKEND_ROW = '1';
const SERVER_ROW = '2';

/** Reads `show stat`, whatever its filter. `wanted` is asked about backends' own rows, too: as server `BACKEND`. */
export function statRows(wanted?: Wanted): TableRows<Stat> {
  const servers: TrafficRow[] = [];
  const backends: BackendRow[] = [];
  const rows = new TableReader(STAT_FORMAT, STAT_COLUMNS, wanted, (field) => {
    const type = field('type');
    if (type === SERVER_ROW) servers.push(trafficRow(field));
    else if (type === BACKEND_ROW) backends.push(backendRow(field));
  });
  return {
    push: (text) => rows.push(text),
    end() {
      rows.end();
      const { headerLength, length } = rows;
      return { servers, backends, headerBytes: headerLength, rowBytes: length - headerLength };
    },
    get foreign() {
      return rows.foreign;
    },
    get length() {
      return rows.length;
    },
  };
}

function backendRow(field: StatField): BackendRow {
  return {
    name: field('pxname'),
    id: field('iid'),
    active: number(field('act')),
    backups: number(field('bck')),
    cookie: field('cookie') !== '',
    // `UP (UNPUB)`, measured on 3.4.
    unpublished: field('status').includes('UNPUB'),
  };
}

function trafficRow(field: StatField): TrafficRow {
  return {
    backend: field('pxname'),
    server: field('svname'),
    status: field('status'),
    sessions: number(field('scur')),
    sessionLimit: count(field('slim')),
    queued: number(field('qcur')),
    sessionsTotal: number(field('stot')),
    retries: number(field('wretr')),
    responses: responsesOf(field),
    effectiveWeight: number(field('weight')),
    checkFailures: number(field('chkfail')),
    checkDowns: number(field('chkdown')),
    // `* ` marks a check that is running now.
    checkStatus: field('check_status').replace(/^\* /, ''),
    lastCheck: lastCheckOf(field),
    tracks: field('tracked') === '' ? null : field('tracked'),
    backup: field('bck') === '1',
  };
}

/** In TCP mode these columns are empty. */
function responsesOf(field: StatField): number | null {
  if (field('hrsp_2xx') === '') return null;
  return RESPONSE_COLUMNS.reduce((sum, column) => sum + number(field(column)), 0);
}

/** `Layer7 wrong status, code 503: Service Unavailable` from its three columns, of which any may be empty. */
function lastCheckOf(field: StatField): string {
  // While a check runs, HAProxy shows the last one's status, but its code as 0.
  const code = count(field('check_code')) ? `code ${field('check_code')}` : '';
  const first = [field('check_desc'), code].filter((part) => part !== '').join(', ');
  return [first, field('last_chk')].filter((part) => part !== '').join(': ');
}

/** A column that does not apply is empty: `chkfail` of a server without checks. Anything else is not HAProxy's: never 0 sessions. */
function number(field: string): number {
  const value = field === '' ? 0 : count(field);
  if (value === null) throw incomplete('show stat', field);
  return value;
}
