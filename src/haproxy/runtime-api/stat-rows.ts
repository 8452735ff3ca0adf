/** The rows of `show stat`, with HAProxy's columns under the model's names; and servers of which both tables' rows are there. */
import type { Server, Traffic } from '../server.ts';
import type { LateServer, ListedServer } from '../servers.ts';
import { incomplete } from './incomplete.ts';
import type { Fields, RowText, Wanted } from './row-text.ts';
import type { StateRow } from './servers-state-rows.ts';
import { STAT_FORMAT, slotOf, TableReader, type TableRows } from './table.ts';

/** What a server's row of `show stat` says. */
export interface TrafficRow extends Traffic {
  tracks: string | null;
  backup: boolean;
}

/** A server's row of `show stat`: what a listing tells at once, and the rest when somebody asks. Small, for there are ten thousand. */
export class StatRow implements Omit<ListedServer, 'address'> {
  readonly backend: string;
  readonly server: string;
  readonly status: string;
  readonly tracks: string | null;
  readonly throttlePercent: number | undefined;
  readonly #row: RowText;
  readonly #text: string;
  readonly #at: number;
  #traffic: TrafficRow | null = null;

  /** Of the row that was found last, which begins there. Of texts that are `known` there is one. */
  constructor(row: RowText, text: string, at: number, { backend, server, status }: KnownTexts) {
    this.backend = backend;
    this.server = server;
    const ownStatus = row.early.text(STAT.status);
    this.status = ownStatus === status ? status : ownStatus;
    this.tracks = row.early.text(STAT.tracked) || null;
    this.throttlePercent = row.early.count(STAT.throttle) ?? undefined;
    this.#row = row;
    this.#text = text;
    this.#at = at;
  }

  /** Throws Failure `not-haproxy` when a field of it is none of HAProxy's. */
  get traffic(): TrafficRow {
    return this.#traffic ?? this.read();
  }

  read(): TrafficRow {
    this.#traffic = trafficRow(this.#row.open(this.#text, this.#at), this);
    return this.#traffic;
  }
}

/** A server of which both rows are there. */
export class TwoRows implements LateServer {
  readonly #stat: StatRow;
  readonly #state: StateRow;
  #whole: Server | null = null;

  constructor(stat: StatRow, state: StateRow) {
    this.#stat = stat;
    this.#state = state;
  }

  get standing(): string {
    return this.#state.standing;
  }

  get backend(): string {
    return this.#stat.backend;
  }

  get server(): string {
    return this.#stat.server;
  }

  get address(): string {
    return this.#state.address;
  }

  get status(): string {
    return this.#stat.status;
  }

  get tracks(): string | null {
    return this.#stat.tracks;
  }

  get throttlePercent(): number | undefined {
    return this.#stat.throttlePercent;
  }

  get whole(): Server {
    return this.#whole ?? this.make();
  }

  make(): Server {
    this.#whole = serverOf(this.#stat.traffic, this.#state);
    return this.#whole;
  }
}

/** A backend's row of `show stat`. */
export interface BackendRow {
  name: string;
  id: string;
  active: number;
  backups: number;
  cookie: boolean;
  /** Empty where the level hides it. */
  balance: string;
  unpublished: boolean;
  /** `http`, `tcp`, `syslog`. */
  mode: string;
  /** `scur`, `qcur` and `stot` of the whole backend. */
  sessions: number;
  queued: number;
  sessionsTotal: number;
  /** `hrsp_5xx`; null in TCP mode. */
  serverErrors: number | null;
}

/** What `show stat` says, and how long it was. */
export interface Stat {
  /** Those that are not among `joined`. */
  servers: StatRow[];
  /** Servers of which the other row was known already, by `BACKEND/SERVER`. */
  joined: Map<string, TwoRows>;
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
  'algo',
  'mode',
] as const;

const STAT = slotOf(STAT_COLUMNS);
const RESPONSES = RESPONSE_COLUMNS.map((column) => STAT[column]);

/** `type` of `show stat`: 0 is a frontend, 3 a listening socket. A server may be called `BACKEND`, so names do not tell. */
const BACKEND_ROW = '1';
const SERVER_ROW = '2';

/** Texts that ten thousand rows have in common, or that stand in the other row, too. */
type KnownTexts = Pick<Server, 'backend' | 'server' | 'status'>;

/** What is known of servers when their rows of `show stat` come. */
export interface States {
  /** The rows of `show servers state` that came before, in their order. */
  before: () => readonly StateRow[];
  /** Whom to make at once; everybody, where it is missing. */
  first?: Wanted | undefined;
}

/**
 * Reads `show stat`, whatever its filter. `wanted` is asked about backends' own rows, too: as server `BACKEND`. With `states` a server's
 * two rows are joined as the second one comes: ten thousand are not gone through once more when all are there.
 */
export function statRows(wanted?: Wanted, states?: States): TableRows<Stat> {
  const servers: StatRow[] = [];
  const joined = new Map<string, TwoRows>();
  const backends: BackendRow[] = [];
  let before: Iterator<StateRow> | null = null;
  let next: StateRow | undefined;
  let status = '';
  const rows = new TableReader(STAT_FORMAT, STAT_COLUMNS, wanted, (row, text, at) => {
    const type = row.early.text(STAT.type);
    if (type === BACKEND_ROW) backends.push(backendRow(row.open(text, at)));
    if (type !== SERVER_ROW) return;
    if (before === null) {
      before = (states?.before() ?? []).values();
      next = before.next().value;
    }
    const [backend, server] = [row.early.text(STAT.pxname), row.early.text(STAT.svname)];
    // HAProxy writes both tables in one order.
    const other = next?.server === server && next.backend === backend ? next : undefined;
    if (other !== undefined) next = before.next().value;
    const names = other ?? { backend, server };
    const stat = new StatRow(row, text, at, { backend: names.backend, server: names.server, status });
    ({ status } = stat);
    // Of few it is read as they come: HAProxy takes longer to write all of them than we to pass over the others.
    if (wanted !== undefined) stat.read();
    if (!other?.isSendable) {
      servers.push(stat);
      return;
    }
    const late = new TwoRows(stat, other);
    if (states?.first?.(backend, server) !== false) late.make();
    joined.set(other.key, late);
  });
  return {
    push: (text) => rows.push(text),
    end() {
      rows.end();
      const { headerLength, length } = rows;
      return { servers, joined, backends, headerBytes: headerLength, rowBytes: length - headerLength };
    },
    get foreign() {
      return rows.foreign;
    },
    get length() {
      return rows.length;
    },
  };
}

function backendRow(row: Fields): BackendRow {
  return {
    name: row.text(STAT.pxname),
    id: row.text(STAT.iid),
    active: number(row, STAT.act),
    backups: number(row, STAT.bck),
    cookie: row.text(STAT.cookie) !== '',
    balance: row.text(STAT.algo),
    // `UP (UNPUB)`, measured on 3.4.
    unpublished: row.text(STAT.status).includes('UNPUB'),
    mode: row.text(STAT.mode),
    sessions: number(row, STAT.scur),
    queued: number(row, STAT.qcur),
    sessionsTotal: number(row, STAT.stot),
    serverErrors: row.count(STAT.hrsp_5xx),
  };
}

function trafficRow(row: Fields, { backend, server, status, tracks, throttlePercent }: StatRow): TrafficRow {
  const checkStatus = row.text(STAT.check_status);
  const traffic: TrafficRow = {
    backend,
    server,
    status,
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
    tracks,
    backup: row.text(STAT.bck) === '1',
  };
  if (throttlePercent !== undefined) traffic.throttlePercent = throttlePercent;
  return traffic;
}

/** In TCP mode these columns are empty. */
function responsesOf(row: Fields): number | null {
  if (row.text(STAT.hrsp_2xx) === '') return null;
  return RESPONSES.reduce((sum, slot) => sum + number(row, slot), 0);
}

/** `Layer7 wrong status, code 503: Service Unavailable` from its three columns, of which any may be empty. */
function lastCheckOf(row: Fields): string {
  const description = row.text(STAT.check_desc);
  const words = row.text(STAT.last_chk);
  // While a check runs, HAProxy shows the last one's status, but its code as 0.
  const number = row.count(STAT.check_code);
  if (description === '' && words === '' && !number) return '';
  const code = number ? `code ${row.text(STAT.check_code)}` : '';
  const first = [description, code].filter((part) => part !== '').join(', ');
  return [first, words].filter((part) => part !== '').join(': ');
}

/** A column that does not apply is empty: `chkfail` of a server without checks. Anything else is not HAProxy's: never 0 sessions. */
function number(row: Fields, slot: number): number {
  const value = row.count(slot);
  if (value !== null) return value;
  const field = row.text(slot);
  if (field !== '') throw incomplete('show stat', field);
  return 0;
}

/** A server of which both rows are there. Written out, for 10,000 of them: to spread both takes ten times as long. */
export function serverOf(traffic: TrafficRow, row: StateRow): Server {
  const { address } = row;
  const { fqdn, srvRecord, condition } = row.rest;
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
  if (condition.isBeingChecked) server.isBeingChecked = true;
  return server;
}
