/** The summary's table: load balancer × server, before and after. Pure; untrusted text in code only. */
import { formatDuration } from '../../duration.ts';
import { keyOf } from '../../haproxy/server.ts';
import {
  loadBalancersOf,
  type Outcome,
  type Report,
  type ServerReport,
  type UnreadReport,
} from '../../operation/report.ts';
import { listed } from '../../words.ts';
import { codeCell } from './escape.ts';
import { sparkline } from './session-chart.ts';

const ROWS_SHOWN = 20;
const ROWS_LISTED = 500;
const TRACKERS_SHOWN = 5;

/** What comes first where not everybody reads to the end. */
export const URGENCY: readonly Outcome[] = [
  'failed',
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

/** The lines of the table; the first rows open, the rest behind a click. Columns that say nothing are left out. */
export function summaryTable(report: Report): string[] {
  // Where there is one load balancer, its error stands on top already.
  const unread = loadBalancersOf(report).length > 1 ? report.unread : [];
  const urgent = [...report.servers].sort((a, b) => URGENCY.indexOf(a.outcome) - URGENCY.indexOf(b.outcome));
  const rows = [
    ...unread.map(unreadCells),
    ...urgent.slice(0, ROWS_LISTED).map((server) => cellsOf(server, report.error === null)),
  ];
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
  return folded(lines, head, unread.length + urgent.length - rows.length);
}

function folded(lines: readonly string[], head: readonly string[], omitted: number): string[] {
  const behind = lines.slice(ROWS_SHOWN);
  const open = [...head, ...lines.slice(0, ROWS_SHOWN)];
  if (behind.length === 0) return open;
  const details = [
    '',
    `<details><summary>${behind.length} more rows</summary>`,
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

function cellsOf(server: ServerReport, reached: boolean): Cells {
  return {
    loadBalancer: codeCell(server.loadBalancer),
    server: serverCell(server),
    state: stateCell(server),
    sessions: sessionsCell(server),
    time: timeCell(server),
    result: resultCell(server, reached),
  };
}

function serverCell(server: ServerReport): string {
  const { trackedBy } = server;
  if (trackedBy.length === 0) return codeCell(keyOf(server));
  return `${codeCell(keyOf(server))}<br>tracked by ${listed(trackedBy.map(codeCell), TRACKERS_SHOWN)}`;
}

/** Our word for the state on top, HAProxy's status below. */
function stateCell({ before, after, changed }: ServerReport): string {
  if (changed === 'unknown') return `${before.admin} → **not known**<br>${codeCell(before.status)} before`;
  const statuses = [before.status, after.status].map(codeCell);
  const weight = before.weight === after.weight ? '' : `<br>weight ${before.weight} → **${after.weight}**`;
  return `${arrow(before.admin, after.admin)}${weight}<br>${[...new Set(statuses)].join(' → ')}`;
}

function arrow(before: string, after: string): string {
  return before === after ? before : unbroken(`${before} → **${after}**`);
}

function sessionsCell({ before, after, sessionsShutDown, sessionsOverTime }: ServerReport): string {
  const counts =
    before.sessions === after.sessions ? `${after.sessions}` : `${before.sessions} → ${after.sessions}`;
  const cut = sessionsShutDown === 0 ? '' : `, ${sessionsShutDown} cut`;
  const queued = after.queued === 0 ? '' : `, ${after.queued} queued`;
  const line = sparkline(sessionsOverTime);
  return `${unbroken(counts)}${cut}${queued}${line === '' ? '' : `<br>\`${line}\``}`;
}

function timeCell({ drained, drainMs, healthMs }: ServerReport): string {
  const drain =
    drained === false ? 'not drained' : drainMs === null ? '' : `drained in ${formatDuration(drainMs)}`;
  const health = healthMs === null ? '' : `healthy in ${formatDuration(healthMs)}`;
  return [drain, health]
    .filter((words) => words !== '')
    .map(unbroken)
    .join('<br>');
}

/** A changed server is a good sign only where the step reached its goal. One that was stopped halfway did nothing wrong itself. */
function resultCell({ outcome, error }: ServerReport, reached: boolean): string {
  if (outcome === 'failed' && error === null) return unbroken('⚠️ not finished');
  const mark = outcome === 'changed' ? (reached ? '✅ ' : '⚠️ ') : '';
  return unbroken(mark + RESULTS[outcome]) + (error === null ? '' : `<br>${error.code}`);
}

/** Browsers break narrow columns at every blank. */
function unbroken(words: string): string {
  return words.replaceAll(' ', '\u00a0');
}
