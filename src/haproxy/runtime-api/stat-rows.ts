/** The rows of `show stat`, with HAProxy's columns under the model's names; and servers of which both tables' rows are there. */
import type { Server, Traffic } from '../server.ts';
import { incomplete } from './incomplete.ts';
import type { RowText, Wanted } from './row-text.ts';
import type { StateRow } from './servers-state-rows.ts';
import { STAT_FORMAT, slotOf, TableReader, type TableRows } from './table.ts';

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
  'throttle',
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
  const throttlePercent = row.count(STAT.throttle);
  const traffic: TrafficRow = {
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
  if (throttlePercent !== null) traffic.throttlePercent = throttlePercent;
  return traffic;
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

/** A server of which both rows are there. Written out, for 10,000 of them: to spread both takes ten times as long. */
export function serverOf(traffic: TrafficRow, { address, fqdn, srvRecord, condition }: StateRow): Server {
  const server: Server = {
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
  if (srvRecord !== '') server.srvRecord = srvRecord;
  return server;
}
