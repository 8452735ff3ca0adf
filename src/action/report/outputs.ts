/**
 * A report as the outputs of the step: words of a closed list, numbers, and JSON small enough for an environment variable.
 * Pure.
 */
import type { Changed, Failure } from '../../errors.ts';
import { type AdminState, OPERATIONAL_STATES, type Server, type ServerName } from '../../haproxy/server.ts';
import {
  availableOf,
  commonState,
  commonStatus,
  drainedOf,
  leftOutOf,
  presentOf,
  type Report,
  type ServerReport,
  type UnreadReport,
} from '../../operation/report.ts';
import { takesOut } from '../../operation/request.ts';
import type { SavedStep } from '../state/saved-step.ts';
import { printable } from './escape.ts';
import { URGENCY } from './summary-table.ts';

/** Linux refuses an environment variable above 128 KiB, name included. */
const LARGEST = 96 * 1024;

/** Outputs by name, and how many items `servers` and `left-out` had to leave out. */
export interface Outputs {
  values: Record<string, string>;
  omitted: number;
}

/**
 * Every output of action.yml. Empty where nothing is known: when not one server was read. `saved` is what was about to be changed
 * by a step that came to no report of its own.
 */
export function outputsOf(report: Report, saved: SavedStep | null): Outputs {
  const { servers } = report;
  const unknown = servers.length === 0 && report.error !== null;
  const after = presentOf(report).map((server) => server.after);
  const serversJson = jsonList(mostUrgentFirst(report), rowValue);
  const isFromSaved = unknown && saved !== null;
  // Who goes on where all are in maint, or have no session, must not do so for those that nobody could look at.
  const wasSeen = report.unread.length === 0;
  const isSeen = wasSeen && servers.every(({ changed }) => changed !== 'unknown');
  const wasToDrain = isFromSaved && takesOut(saved.change.operation);
  const leftOut = jsonList(isFromSaved ? maybeLeftOut(saved) : knownLeftOut(report), leftOutValue);
  return {
    values: {
      result: report.result,
      changed: String(report.changed !== 'no'),
      state: isSeen ? (commonState(after) ?? '') : '',
      'previous-state': wasSeen ? (commonState(servers.map(({ before }) => before)) ?? '') : '',
      status: isSeen ? wordOf(commonStatus(after) ?? '') : '',
      selected: unknown || !wasSeen ? '' : String(after.length),
      available: unknown ? '' : String(availableOf(report)),
      drained: wasToDrain ? 'false' : String(drainedOf(report) ?? ''),
      sessions: unknown || !isSeen ? '' : String(sum(after.map(({ sessions }) => sessions))),
      'sessions-shut-down': unknown
        ? ''
        : String(sum(servers.map(({ sessionsShutDown }) => sessionsShutDown))),
      'duration-ms': String(Math.round(report.durationMs)),
      servers: serversJson.json,
      'left-out': leftOut.json,
      'error-code': report.error?.code ?? '',
    },
    omitted: serversJson.omitted + leftOut.omitted,
  };
}

/** A server that is out: its state now, null when that is not known. */
interface LeftOut extends ServerName {
  loadBalancer: string;
  state: AdminState | null;
}

function leftOutValue({ loadBalancer, backend, server, state }: LeftOut): object {
  return {
    loadBalancer: printable(loadBalancer),
    backend: printable(backend),
    server: printable(server),
    state,
  };
}

function knownLeftOut(report: Report): LeftOut[] {
  return leftOutOf(report).map(({ loadBalancer, backend, server, changed, after }) => ({
    loadBalancer,
    backend,
    server,
    state: changed === 'unknown' ? null : after.admin,
  }));
}

/** To call a server left out that is not is the safe side. */
function maybeLeftOut({ change }: SavedStep): LeftOut[] {
  return change.loadBalancers.flatMap(({ name, servers }) =>
    servers
      .filter(({ sent }) => takesOut(change.operation) || sent.weights.includes(0))
      .filter(({ before }) => before.state === 'ready')
      .map(({ backend, server }) => ({ loadBalancer: name, backend, server, state: null })),
  );
}

/** HAProxy's status is a word of its own list with numbers and a name at most; anything else is not passed on. */
function wordOf(status: string): string {
  return /^[A-Za-z0-9_.:/() -]{0,200}$/.test(status) ? status : 'unknown';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

type ReportedRow = UnreadReport | ServerReport;

/** Else in the report's order. */
function mostUrgentFirst({ unread, servers }: Report): ReportedRow[] {
  const urgency = (row: ReportedRow): number => URGENCY.indexOf('outcome' in row ? row.outcome : 'failed');
  return [...unread, ...servers].sort((a, b) => urgency(a) - urgency(b));
}

function rowValue(row: ReportedRow): object {
  return 'outcome' in row ? serverValue(row) : unreadValue(row);
}

function serverValue(server: ServerReport) {
  return {
    loadBalancer: printable(server.loadBalancer),
    backend: printable(server.backend),
    server: printable(server.server),
    address: printable((server.outcome === 'gone' ? server.before : server.after).address),
    before: stateValue(server.before),
    after: server.outcome === 'gone' ? null : stateValue(server.after),
    outcome: server.outcome,
    drainMs: rounded(server.drainMs),
    healthMs: rounded(server.healthMs),
    error: server.error && errorValue(server.error, server.changed),
  };
}

function unreadValue(unread: UnreadReport) {
  return {
    loadBalancer: printable(unread.loadBalancer),
    backend: null,
    server: null,
    address: null,
    before: null,
    after: null,
    outcome: 'failed' as const,
    drainMs: null,
    healthMs: null,
    error: errorValue(unread.error, 'no'),
  };
}

function stateValue(server: Server) {
  return {
    adminState: server.admin,
    adminFlags: server.adminFlags,
    operationalState: OPERATIONAL_STATES[server.operationalState],
    status: printable(server.status),
    weight: server.weight,
    sessions: server.sessions,
    queued: server.queued,
  };
}

/** `changed`: this server alone, for the failure speaks of all. */
function errorValue({ code, message, detail }: Failure, changed: Changed) {
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

/** A JSON array of as many items as fit, each as it is `shown`, and how many did not. */
export function jsonList<T>(
  items: readonly T[],
  shown: (item: T) => object,
): { json: string; omitted: number } {
  const texts: string[] = [];
  let bytes = 2;
  for (const item of items) {
    const text = JSON.stringify(shown(item));
    bytes += Buffer.byteLength(text) + 1;
    if (bytes > LARGEST) break;
    texts.push(text);
  }
  return { json: `[${texts.join(',')}]`, omitted: items.length - texts.length };
}
