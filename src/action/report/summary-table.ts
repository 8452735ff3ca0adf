/** The summary's table: server × load balancer, before and after. Pure; untrusted text in code only. */
import { formatDuration } from '../../duration.ts';
import { keyOf, takesTraffic } from '../../haproxy/server.ts';
import {
  loadBalancersOf,
  type Outcome,
  type Report,
  type ServerReport,
  type UnreadReport,
} from '../../operation/report.ts';
import { listed, quantity } from '../../words.ts';
import { codeCell } from './escape.ts';
import { hadSessions } from './headline.ts';
import { keysOf, namesBehind, type Row, sameTogether } from './same-rows.ts';
import { chartedServer, sparkline } from './session-chart.ts';

const ROWS_SHOWN = 20;
/** So few more are shown as well: nobody wants to click for them. */
const ROWS_SPARED = 5;
const OPEN_AT_MOST = ROWS_SHOWN + ROWS_SPARED;
const ROWS_LISTED = 500;
const TRACKERS_SHOWN = 5;
const NAMES_SHOWN = 3;

/** What comes first where not everybody reads to the end. */
export const URGENCY: readonly Outcome[] = [
  'failed',
  'refused',
  'changed',
  'rolled-back',
  'gone',
  'skipped',
  'planned',
  'unchanged',
];

const RESULTS: Record<Outcome, string> = {
  changed: 'changed',
  unchanged: 'unchanged',
  planned: 'planned',
  refused: '❌ refused',
  failed: '❌ failed',
  'rolled-back': '↩️ rolled back',
  gone: '⚠️ gone',
  skipped: 'not reached',
};

interface Cells {
  loadBalancer: string;
  server: string;
  state: string;
  sessions: string;
  time: string;
  result: string;
}

const HEADS: Cells = {
  loadBalancer: 'Load balancer',
  server: 'Server',
  state: 'State',
  sessions: 'Sessions',
  time: 'Time',
  result: 'Result',
};

/**
 * The lines of the table; the first rows open, the rest behind a click. Columns that say nothing are left out. Where there are many rows, those
 * that differ in a name alone are one.
 */
export function summaryTable(report: Report): string[] {
  const all = loadBalancersOf(report);
  // Where there is one load balancer, its error stands on top already.
  const unread = all.length > 1 ? report.unread : [];
  const each = rowsOf(report, all);
  const told = each.length > OPEN_AT_MOST ? sameTogether(each) : each;
  const urgent = told.sort((a, b) => urgencyOf(report, a) - urgencyOf(report, b));
  const charted = chartedServer(report);
  const listedRows = urgent.slice(0, ROWS_LISTED);
  const rows = [...unread.map(unreadCells), ...listedRows.map((row) => cellsOf(row, report, all, charted))];
  if (rows.length === 0) return [];

  const columns = (Object.keys(HEADS) as (keyof Cells)[]).filter((column) => {
    if (column === 'result') return report.operation !== 'status' || unread.length > 0;
    return rows.some((row) => row[column] !== '');
  });
  const head = [
    lineOf(columns.map((column) => unbroken(HEADS[column]))),
    `|${columns.map(() => '---|').join('')}`,
  ];
  const lines = rows.map((row) => lineOf(columns.map((column) => row[column])));
  const omitted = unread.length + urgent.length - rows.length;
  return [...folded(lines, head, omitted), ...namesBehind(listedRows, NAMES_SHOWN)];
}

/** What went well in the same way on several load balancers, or was not begun, is one row. */
function rowsOf(report: Report, loadBalancers: readonly string[]): Row[] {
  // There nobody stands twice, and a thousand need not be compared.
  if (loadBalancers.length === 1) return report.servers.map((server) => [server]);
  const words = (server: ServerReport): string =>
    [keyOf(server), server.outcome, server.drained, stateCell(server, report), ...server.trackedBy].join();
  const isFine = ({ outcome, error }: ServerReport): boolean =>
    error === null && ['changed', 'unchanged', 'rolled-back', 'skipped'].includes(outcome);
  const groups = Map.groupBy(report.servers, (server) =>
    isFine(server) ? words(server) : `${server.loadBalancer} ${keyOf(server)}`,
  );
  return [...groups.values()].flatMap(([first, ...others]): Row[] => (first ? [[first, ...others]] : []));
}

/** Of `status` whoever takes no traffic comes first; whoever has failed itself before those that it stopped halfway. */
function urgencyOf({ operation }: Report, [{ outcome, after, error }]: Row): number {
  if (operation === 'status') return Number(takesTraffic(after));
  return URGENCY.indexOf(outcome) + (error === null ? 0.5 : 0);
}

function folded(lines: readonly string[], head: readonly string[], omitted: number): string[] {
  const shown = lines.length <= OPEN_AT_MOST ? lines.length : ROWS_SHOWN;
  const behind = lines.slice(shown);
  const open = [...head, ...lines.slice(0, shown)];
  if (behind.length === 0) return open;
  const details = [
    '',
    `<details><summary>${quantity(behind.length, 'more row')}</summary>`,
    '',
    ...head,
    ...behind,
    '',
    '</details>',
  ];
  const rest = omitted > 0 ? ['', `${omitted} more rows are not shown: see the output \`servers\`.`] : [];
  return [...open, ...details, ...rest];
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function unreadCells({ loadBalancer, error }: UnreadReport): Cells {
  return {
    loadBalancer: codeCell(loadBalancer),
    server: '',
    state: '',
    sessions: '',
    time: '',
    result: unbroken(`❌ ${error.code}`),
  };
}

function cellsOf(row: Row, report: Report, all: readonly string[], charted: ServerReport | null): Cells {
  const [server] = row;
  const cells = {
    loadBalancer: whereCell(row, all),
    server: serverCell(row),
    state: stateCell(server, report),
    result: resultCell(server, report),
  };
  // What it had and was is nothing that still holds.
  if (server.outcome === 'gone') return { ...cells, sessions: '', time: '' };
  return { ...cells, sessions: sessionsCell(row, charted), time: timeCell(row) };
}

function whereCell(row: Row, all: readonly string[]): string {
  const names = [...new Set(row.map(({ loadBalancer }) => loadBalancer))];
  if (names.length > 1 && names.length === all.length)
    return unbroken(all.length === 2 ? 'on both' : `on all ${all.length}`);
  return listed(names.map(codeCell), NAMES_SHOWN);
}

function serverCell(row: Row): string {
  const [server] = row;
  const { trackedBy } = server;
  if (trackedBy.length === 0) return listedCells(keysOf(row));
  return `${codeCell(keyOf(server))}<br>tracked by ${listed(trackedBy.map(codeCell), TRACKERS_SHOWN)}`;
}

/** Of a thousand names only those that are shown are made harmless. */
function listedCells(names: readonly string[]): string {
  return listed(
    names.map((name, at) => (at < NAMES_SHOWN ? codeCell(name) : name)),
    NAMES_SHOWN,
  );
}

/** Our word for the state on top, HAProxy's status below. */
function stateCell({ before, after, changed, outcome }: ServerReport, { operation }: Report): string {
  if (outcome === 'gone') return 'gone';
  if (changed === 'unknown') return `${before.admin} → **not known**<br>${codeCell(before.status)} before`;
  const statuses = [before.status, after.status].map(codeCell);
  const lines = [
    arrow(before.admin, after.admin),
    ...(before.weight === after.weight ? [] : [`weight ${before.weight} → **${after.weight}**`]),
    [...new Set(statuses)].join(' → '),
    ...(operation === 'status' && !takesTraffic(after) ? outLines(after) : []),
  ];
  return lines.join('<br>');
}

/** Why it takes no traffic, as far as HAProxy says. */
function outLines({ admin, weight, checkStatus, lastCheck }: ServerReport['after']): string[] {
  // In maint no check runs: what the last one said may be days old.
  const said = admin === 'maint' ? [] : [checkStatus, lastCheck].filter((words) => words !== '');
  const check = said.join(': ');
  return [unbroken(`weight ${weight}`), ...(check === '' ? [] : [codeCell(check)])];
}

function arrow(before: string, after: string): string {
  return before === after ? before : unbroken(`${before} → **${after}**`);
}

/** Of several load balancers the sum, and the picture of the longest drain, unless one of them is `charted` below the table. */
function sessionsCell(row: Row, charted: ServerReport | null): string {
  const sum = (count: (server: ServerReport) => number): number =>
    row.reduce((total, server) => total + count(server), 0);
  const [before, after] = [sum((one) => one.before.sessions), sum((one) => one.after.sessions)];
  const [cut, queued] = [sum((one) => one.sessionsShutDown), sum((one) => one.after.queued)];
  const counts = before === after ? `${after}` : `${before} → ${after}`;
  const isCharted = charted !== null && row.includes(charted);
  const line = isCharted ? '' : sparkline(longest(row).sessionsOverTime);
  return `${unbroken(counts)}${cut === 0 ? '' : `, ${cut} cut`}${queued === 0 ? '' : `, ${queued} queued`}${line === '' ? '' : `<br>\`${line}\``}`;
}

function longest(row: Row): ServerReport {
  return row.reduce((best, one) => ((one.drainMs ?? 0) > (best.drainMs ?? 0) ? one : best));
}

function timeCell(row: Row): string {
  const { drained, drainMs } = longest(row);
  const healthMs = Math.max(0, ...row.map((server) => server.healthMs ?? 0));
  // Where there were no sessions nothing took its time.
  const idle = drainMs === null || !row.some(hadSessions);
  const drain = drained === false ? 'not drained' : idle ? '' : `drained in ${formatDuration(drainMs)}`;
  const health = healthMs === 0 ? '' : `healthy in ${formatDuration(healthMs)}`;
  return [drain, health].filter((words) => words !== '').join('<br>');
}

/** A changed server is a good sign only where the step reached its goal. One that was stopped halfway did nothing wrong itself. */
function resultCell({ outcome, changed, error }: ServerReport, report: Report): string {
  const reached = report.error === null;
  // Whatever became of the other batches, it was out, had its script, and is back.
  const isDone = outcome === 'changed' && changed === 'no' && error === null;
  if (report.operation === 'rolling' && isDone) return unbroken('✅ done');
  if (outcome === 'failed' && error === null) return unbroken('⚠️ not finished');
  const mark = outcome === 'changed' ? (reached ? '✅ ' : '⚠️ ') : '';
  return unbroken(mark + RESULTS[outcome]) + (error === null ? '' : `<br>${error.code}`);
}

/** Browsers break narrow columns at every blank. */
function unbroken(words: string): string {
  return words.replaceAll(' ', '\u00a0');
}
