/** Servers and backends out of the API's two tables: what it says of each server's state, and its row of `show stat`. Pure. */
import { decodeCheckState, isCheckInProgress } from '../admin-flags.ts';
import {
  type AdminState,
  type Backend,
  hostOf,
  isSafeName,
  keyOf,
  LOG_MODE,
  type Server,
  type ServerName,
  type Traffic,
} from '../server.ts';
import type { UnreadableServer } from '../snapshot.ts';
import { healthIn, obstaclesTo, type Shown, type Understood, understand, wayRoundOf } from './admin-state.ts';
import type { NativeRow, ShownServer } from './answers.ts';
import { notUnderstood } from './refusals.ts';

/** The servers of some backends as they are listed; null where the API says that there are none. */
export type Lists = ReadonlyMap<string, readonly ShownServer[] | null>;

/** A server as both tables have it, and what can be made of that. */
export interface Merged {
  server: Server;
  shown: Shown;
  understood: Understood;
}

/** What two tables of one moment come to. */
export interface Merger {
  merged: Map<string, Merged>;
  /** In the lists, and missing in the statistics: of these nothing is known. */
  hidden: UnreadableServer[];
  /** In the statistics, and missing in the lists. */
  unlisted: UnreadableServer[];
}

/** `known`: what was last forced on a server, by `BACKEND/SERVER`. */
export function merge(
  lists: Lists,
  rows: readonly NativeRow[],
  known: ReadonlyMap<string, AdminState>,
): Merger {
  const native = new Map<string, NativeRow>();
  for (const row of rows) if (row.type === 'server' && lists.has(row.backend)) native.set(keyOf(row), row);
  const merger: Merger = { merged: new Map(), hidden: [], unlisted: [] };
  for (const [backend, servers] of lists) {
    for (const listed of servers ?? []) {
      const name = { backend, server: listed.name };
      const key = keyOf(name);
      const row = native.get(key);
      native.delete(key);
      if (!isSafeName(listed.name)) continue;
      if (row === undefined) merger.hidden.push(withoutRow(name, listed));
      else merger.merged.set(key, mergedServer(name, listed, row, known.get(key) ?? null));
    }
  }
  for (const row of native.values()) {
    const { backend, server } = row;
    const tracks = text(row, 'tracked');
    if (isSafeName(backend) && isSafeName(server))
      merger.unlisted.push({ backend, server, ...(tracks === '' ? {} : { tracks }) });
  }
  return merger;
}

/** Whom it tracks stands in the row; HAProxy permits that only to a server without a check of its own. */
function withoutRow(name: ServerName, { checkState, address }: ShownServer): UnreadableServer {
  if (checkState !== null && decodeCheckState(checkState) !== 'none') return name;
  return { ...name, mayTrackAt: checkState === null ? hostOf(address) : '' };
}

function mergedServer(
  name: ServerName,
  listed: ShownServer,
  row: NativeRow,
  known: AdminState | null,
): Merged {
  const traffic = trafficOf(name, row);
  const tracks = text(row, 'tracked') || null;
  const { adminState, operationalState, address, fqdn } = listed;
  const { status, effectiveWeight } = traffic;
  const shown: Shown = {
    folded: adminState,
    status,
    tracks,
    fqdn,
    operational: operationalState,
    weight: listed.weight,
    effectiveWeight,
  };
  const understood = understand(shown, known);
  const { admin, forced, maintCauses, adminFlags } = understood;
  const unsettable = obstaclesTo(shown, understood);
  const passesThrough = wayRoundOf(shown, understood);
  const weight = listed.weight ?? effectiveWeight;
  // Where the two differ, by the one that its backend counts with.
  const health = healthIn(status) ?? operationalState;
  const server: Server = {
    ...traffic,
    address,
    fqdn: fqdn === null || fqdn === '-' ? '' : fqdn,
    admin,
    forced,
    maintCauses,
    adminFlags,
    // A server in slow start is called up, too.
    operationalState: health === 'up' ? 2 : health === 'down' ? 0 : 3,
    changedSecondsAgo: secondsAgo(row),
    weight,
    configuredWeight: listed.configuredWeight ?? weight,
    // Only a server with a running check has this counter, in maint as well (measured on 2.2 to 3.4).
    checks: checkSetting(listed.checkState, row.field('chkdown') !== undefined, admin === 'maint'),
    ...(isBeingChecked(listed.checkState, row) ? { isBeingChecked: true } : {}),
    agent: checkSetting(listed.agentState, row.field('agent_status') !== undefined),
    tracks,
    backup: count(row, 'bck') === 1,
    ...(unsettable === undefined ? {} : { unsettable }),
    ...(passesThrough === undefined ? {} : { passesThrough }),
    ...(understood.certain ? {} : { isAdminGuessed: true }),
    ...(listed.configuredWeight === null ? { isConfiguredWeightGuessed: true } : {}),
  };
  return { server, shown, understood };
}

/** Before 3.3.5 one that was switched off is as one that was never there. */
function checkSetting(state: number | null, runs: boolean, inMaint?: boolean): Server['checks'] {
  if (state !== null) return decodeCheckState(state, inMaint);
  return runs ? 'enabled' : 'none';
}

/** `* ` marks a check that is running now. Before 3.3.5 that is all there is, and nothing of a server in maint. */
function isBeingChecked(state: number | null, row: NativeRow): boolean {
  return state === null ? text(row, 'check_status').startsWith(RUNNING) : isCheckInProgress(state);
}

const RUNNING = '* ';

const RESPONSES = ['hrsp_1xx', 'hrsp_2xx', 'hrsp_3xx', 'hrsp_4xx', 'hrsp_5xx', 'hrsp_other'] as const;

/** A server's row of `show stat`. */
export function trafficOf({ backend, server }: ServerName, row: NativeRow): Traffic {
  const status = text(row, 'status');
  // Without them nothing could be said to be idle.
  if (status === '' || row.field('scur') === undefined || row.field('stot') === undefined) {
    throw notUnderstood('its statistics');
  }
  const isHttp = row.field('hrsp_2xx') !== undefined;
  return {
    backend,
    server,
    status,
    sessions: count(row, 'scur'),
    // Missing where it has none.
    sessionLimit: row.field('slim') === undefined ? null : count(row, 'slim'),
    ...(row.field('throttle') === undefined ? {} : { throttlePercent: count(row, 'throttle') }),
    queued: count(row, 'qcur'),
    sessionsTotal: count(row, 'stot'),
    retries: count(row, 'wretr'),
    responses: isHttp ? RESPONSES.reduce((sum, column) => sum + count(row, column), 0) : null,
    effectiveWeight: count(row, 'weight'),
    checkFailures: count(row, 'chkfail'),
    checkDowns: count(row, 'chkdown'),
    checkStatus: withoutMark(text(row, 'check_status')),
    lastCheck: lastCheckOf(row),
  };
}

function withoutMark(checkStatus: string): string {
  return checkStatus.startsWith(RUNNING) ? checkStatus.slice(RUNNING.length) : checkStatus;
}

function lastCheckOf(row: NativeRow): string {
  const code = count(row, 'check_code');
  const first = [text(row, 'check_desc'), code > 0 ? `code ${code}` : '']
    .filter((part) => part !== '')
    .join(', ');
  return [first, text(row, 'last_chk')].filter((part) => part !== '').join(': ');
}

/** Of all backends that can be asked about. `tables`: those that have a stick-table. */
export function backendsOf(rows: readonly NativeRow[], tables: ReadonlySet<string>): Map<string, Backend> {
  const backends = new Map<string, Backend>();
  for (const row of rows) {
    if (row.type !== 'backend' || !isSafeName(row.backend)) continue;
    const name = row.backend;
    const balance = text(row, 'algo');
    const table = tables.has(name) ? 'stick-table' : tables.size > 0 ? 'other-table' : null;
    backends.set(name, {
      name,
      active: count(row, 'act'),
      backups: count(row, 'bck'),
      sticky: text(row, 'cookie') !== '' ? 'cookie' : table,
      ...(balance === '' ? {} : { balance }),
      ...(text(row, 'status').includes('UNPUB') ? { unpublished: true } : {}),
      ...(text(row, 'mode') === LOG_MODE ? { isOfLogServers: true } : {}),
    });
  }
  return backends;
}

function text(row: NativeRow, column: string): string {
  const value = row.field(column);
  return typeof value === 'string' ? value : '';
}

/** Of 32 bits: what is more was below 0. One of HAProxy's threads had a clock that was behind the change (2.2). */
const LARGEST_SECONDS = 2 ** 31 - 1;

/** From 3.0 on `clear counters all` has it stand at 0 until the next change. */
function secondsAgo(row: NativeRow): number | null {
  const seconds = count(row, 'lastchg');
  return seconds === 0 || seconds > LARGEST_SECONDS ? null : seconds;
}

/** A column that does not apply is missing. Anything but a number is not HAProxy's: never 0 sessions. */
function count(row: NativeRow, column: string): number {
  const value = row.field(column) ?? 0;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw notUnderstood('its statistics');
}
