/**
 * A report as the outputs of the step: words of a closed list, numbers, and JSON small enough for an environment variable.
 * Pure.
 */
import type { Changed, Failure } from '../errors.ts';
import { adminStateOf, OPERATIONAL_STATES, type Server, type ServerName } from '../haproxy/server.ts';
import {
  availableOf,
  commonState,
  commonStatus,
  drainedOf,
  leftOutOf,
  type Report,
  type ServerReport,
  type UnreadReport,
} from '../operation/report.ts';
import { printable } from './foreign-text.ts';
import type { SavedStep } from './saved-step.ts';
import { URGENCY } from './server-table.ts';

/** Linux refuses an environment variable above 128 KiB, name included. */
const LARGEST = 96 * 1024;

/** Outputs by name, and how many rows `servers` and `left-out` had to leave out. */
export interface Outputs {
  values: Record<string, string>;
  omitted: number;
}

/**
 * Every output of action.yml. Empty where nothing is known: when not one server was read. `saved` is what was about to be changed
 * by a step that came to no report of its own.
 */
export function outputsOf(report: Report, saved: SavedStep | null): Outputs {
  const { servers: rows } = report;
  const unknown = rows.length === 0 && report.error !== null;
  const after = rows.map((row) => row.after);
  const servers = jsonList(rowsOf(report));
  const leftOut = jsonList(unknown && saved !== null ? maybeLeftOut(saved) : leftOutOf(report).map(placeOf));
  return {
    values: {
      result: report.result,
      changed: String(report.changed !== 'no'),
      state: commonState(after) ?? '',
      'previous-state': commonState(rows.map((row) => row.before)) ?? '',
      status: wordOf(commonStatus(after) ?? ''),
      selected: unknown ? '' : String(rows.length),
      available: unknown ? '' : String(availableOf(report)),
      drained: String(drainedOf(report) ?? ''),
      sessions: unknown ? '' : String(sum(after.map((server) => server.sessions))),
      'sessions-shut-down': unknown ? '' : String(sum(rows.map((row) => row.sessionsShutDown))),
      'duration-ms': String(Math.round(report.durationMs)),
      servers: servers.json,
      'left-out': leftOut.json,
      'error-code': report.error?.code ?? '',
    },
    omitted: servers.omitted + leftOut.omitted,
  };
}

/** `LB/BACKEND/SERVER` */
function placeOf({ loadBalancer, backend, server }: ServerName & { loadBalancer: string }): string {
  return [loadBalancer, backend, server].map((name) => printable(name)).join('/');
}

/** To call a server left out that is not is the safe side. */
function maybeLeftOut({ change }: SavedStep): string[] {
  if (change.operation !== 'drain' && change.operation !== 'maint') return [];
  return change.loadBalancers.flatMap(({ name, servers }) =>
    servers
      .filter(({ before }) => before.state === 'ready')
      .map((server) => placeOf({ ...server, loadBalancer: name })),
  );
}

/** HAProxy's status is a word of its own list with numbers and a name at most; anything else is not passed on. */
function wordOf(status: string): string {
  return /^[A-Za-z0-9_.:/() -]{0,200}$/.test(status) ? status : 'unknown';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function rowsOf(report: Report): object[] {
  const rows = [...report.unread.map(unreadRow), ...report.servers.map(serverRow)];
  return rows
    .map((row, index) => ({ row, index }))
    .sort((a, b) => URGENCY.indexOf(a.row.outcome) - URGENCY.indexOf(b.row.outcome) || a.index - b.index)
    .map(({ row }) => row);
}

function serverRow(row: ServerReport) {
  return {
    loadBalancer: printable(row.loadBalancer),
    backend: printable(row.backend),
    server: printable(row.server),
    before: stateRow(row.before),
    after: stateRow(row.after),
    outcome: row.outcome,
    drainMs: rounded(row.drainMs),
    healthMs: rounded(row.healthMs),
    error: row.error && errorRow(row.error, row.changed),
  };
}

function unreadRow(unread: UnreadReport) {
  return {
    loadBalancer: printable(unread.loadBalancer),
    backend: null,
    server: null,
    before: null,
    after: null,
    outcome: 'failed' as const,
    drainMs: null,
    healthMs: null,
    error: errorRow(unread.error, 'no'),
  };
}

function stateRow(server: Server) {
  return {
    adminState: adminStateOf(server.adminFlags),
    adminFlags: server.adminFlags,
    operationalState: OPERATIONAL_STATES[server.operationalState],
    status: printable(server.status),
    weight: server.weight,
    sessions: server.sessions,
    queued: server.queued,
  };
}

/** `changed`: this server alone, for the failure speaks of all. */
function errorRow({ code, message, detail }: Failure, changed: Changed) {
  return {
    code,
    changed,
    message: printable(message),
    ...(detail === undefined ? {} : { detail: printable(detail) }),
  };
}

function rounded(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms);
}

/** A JSON array of as many items as fit, and how many did not. */
function jsonList(items: readonly unknown[]): { json: string; omitted: number } {
  const texts: string[] = [];
  let bytes = 2;
  for (const item of items) {
    const text = JSON.stringify(item);
    bytes += Buffer.byteLength(text) + 1;
    if (bytes > LARGEST) break;
    texts.push(text);
  }
  return { json: `[${texts.join(',')}]`, omitted: items.length - texts.length };
}
