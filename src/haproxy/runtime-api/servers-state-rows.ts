/** The rows of `show servers state`, with HAProxy's columns under the model's names, and its flags as words. */
import { decodeAdminFlags, decodeCheckState, isCheckInProgress } from '../admin-flags.ts';
import {
  isPlace,
  isSafeName,
  keyOf,
  type OperationalState,
  type Server,
  type ServerName,
} from '../server.ts';
import { incomplete } from './incomplete.ts';
import type { Fields, RowText, Wanted } from './row-text.ts';
import { STATE_FORMAT, slotOf, TableReader, type TableRows } from './table.ts';

/** What rows are read with. Of ten thousand servers most read alike behind their address: `alike` is what the last one read. */
interface Opener {
  readonly row: RowText;
  alike: { text: string; rest: Rest } | null;
}

/** A server's row of `show servers state`: who it is about at once, and the rest when somebody asks. Small, for there are ten thousand. */
export class StateRow implements ServerName {
  /** `BACKEND/SERVER` */
  readonly key: string;
  readonly backend: string;
  readonly server: string;
  /** Its names can stand on a command line. */
  readonly isSendable: boolean;
  readonly #opener: Opener;
  readonly #text: string;
  readonly #at: number;
  /** Where its address begins. */
  readonly #addressAt: number;

  /** Of the row that was found last, which begins there. */
  constructor(opener: Opener, text: string, at: number, { backend, isSafe }: BackendName) {
    const { row } = opener;
    this.backend = backend;
    this.server = row.early.text(STATE.srv_name);
    this.key = keyOf(this);
    this.isSendable = isSafe && isSafeName(this.server);
    this.#opener = opener;
    this.#text = text;
    this.#at = at;
    const ids = row.early.text(STATE.be_id).length + row.early.text(STATE.srv_id).length;
    this.#addressAt = at + ids + this.key.length + 3;
  }

  /** What tells where it stands in HAProxy's tables: `idsIn` reads HAProxy's numbers out of it. */
  get standing(): string {
    return this.#text.slice(this.#at, this.#addressAt);
  }

  /** Empty when the socket's level hides it. */
  get address(): string {
    return addressOf(this.#text.slice(this.#addressAt, this.#behindAddress), this.rest.port);
  }

  /** Throws Failure `not-haproxy` when a field of it is none of HAProxy's. */
  get rest(): Rest {
    const { row, alike } = this.#opener;
    const text = this.#text;
    const behind = this.#behindAddress;
    if (alike !== null && text.startsWith(alike.text, behind)) return alike.rest;
    const rest = restOf(row.open(text, this.#at));
    this.#opener.alike = { text: text.slice(behind, text.indexOf('\n', behind) + 1), rest };
    return rest;
  }

  get #behindAddress(): number {
    return this.#text.indexOf(' ', this.#addressAt);
  }
}

/** HAProxy's numbers of a server and of its backend, by which it is asked for single rows of `show stat`. */
export interface Ids {
  backendId: string;
  serverId: string;
}

/** Out of a row's `standing`. */
export function idsIn(standing: string): Ids {
  const [backendId = '', , serverId = ''] = standing.split(' ');
  return { backendId, serverId };
}

interface BackendName {
  backend: string;
  isSafe: boolean;
}

/** What a row says behind its server's address: of many servers it is one and the same. */
interface Rest {
  port: string;
  fqdn: string;
  /** Empty for most. */
  srvRecord: string;
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
  | 'isBeingChecked'
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

/** Reads `show servers state [BE]`. */
export function serversStateRows(wanted?: Wanted): TableRows<StateRow[]> {
  let last: BackendName = { backend: '', isSafe: false };
  let opener: Opener | null = null;
  return new TableReader(STATE_FORMAT, STATE_COLUMNS, wanted, (row, text, at) => {
    const backend = row.early.text(STATE.be_name);
    if (last.backend !== backend) last = { backend, isSafe: isSafeName(backend) };
    opener ??= { row, alike: null };
    return new StateRow(opener, text, at, last);
  });
}

function restOf(row: Fields): Rest {
  const [fqdn, srvRecord] = [row.text(STATE.srv_fqdn), row.text(STATE.srvrecord)];
  return {
    port: row.text(STATE.srv_port),
    fqdn: fqdn === '-' ? '' : fqdn,
    srvRecord: srvRecord === '-' ? '' : srvRecord,
    condition: conditionOf(row),
  };
}

function conditionOf(row: Fields): Condition {
  const operationalState = required(row, STATE.srv_op_state);
  if (!isOperationalState(operationalState))
    throw incomplete('show servers state', row.text(STATE.srv_op_state));
  const flags = decodeAdminFlags(required(row, STATE.srv_admin_state));
  const checkState = required(row, STATE.srv_check_state);
  return {
    ...flags,
    operationalState,
    weight: required(row, STATE.srv_uweight),
    configuredWeight: required(row, STATE.srv_iweight),
    changedSecondsAgo: secondsAgo(row),
    checks: decodeCheckState(checkState, flags.admin === 'maint'),
    ...(isCheckInProgress(checkState) ? { isBeingChecked: true } : {}),
    agent: decodeCheckState(required(row, STATE.srv_agent_state)),
  };
}

/** Decimal, though they are flags (HAProxy, src/proxy.c, `dump_servers_state`): never hexadecimal. */
function required(row: Fields, slot: number): number {
  const value = row.count(slot);
  if (value === null) throw incomplete('show servers state', row.text(slot));
  return value;
}

/** Each of HAProxy's threads has a clock of its own. To one that is behind, another one's change is still to come: `-1` (2.2 and 3.0). */
function secondsAgo(row: Fields): number {
  const slot = STATE.srv_time_since_last_change;
  return /^-[0-9]+$/.test(row.text(slot)) ? 0 : required(row, slot);
}

function isOperationalState(value: number): value is OperationalState {
  return value >= 0 && value <= 3;
}

function addressOf(address: string, port: string): string {
  if (address === '' || address === '-') return '';
  const place = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
  if (!isPlace(place)) throw incomplete('show servers state', place);
  return place;
}
