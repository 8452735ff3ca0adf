/** A report in one line, for the log and the top of the summary. Pure; holds no foreign text: our words and numbers only. */
import { formatDuration } from '../duration.ts';
import { takesTraffic } from '../haproxy/server.ts';
import { drainedOf, type Report, type ServerReport } from '../operation/report.ts';

/** One character that says how it went. */
export function markOf(report: Report): string {
  if (report.error !== null) return report.changed === 'no' ? '❌' : '🚨';
  if (report.result === 'planned') return '📝';
  return report.operation === 'status' ? '🔎' : '✅';
}

/** One sentence without a full stop: what was asked, how it went, what is different now. */
export function verdictOf(report: Report): string {
  const { operation, servers } = report;
  if (report.error !== null) return `${failedWords(report)}: ${differenceWords(report)}`;
  if (operation === 'status')
    return `status: ${inRotation(servers)} of ${counted(servers.length, 'server')} in rotation`;
  const done = servers.filter((row) => row.changed !== 'no');
  const already = servers.length - done.length;
  if (report.result === 'planned')
    return `${operation}, dry run: ${counted(servers.length, 'server')} looked at, nothing changed`;
  if (done.length === 0)
    return `${operation}: ${counted(already, 'server')} already so, nothing changed${waitWords(report)}`;
  const others = already === 0 ? '' : `, ${already} already so`;
  return `${operation}: ${doneWords(report, done)}${others}${waitWords(report)}`;
}

function doneWords(report: Report, done: readonly ServerReport[]): string {
  const count = counted(done.length, 'server');
  if (report.operation === 'weight') return `weight of ${count} set`;
  if (report.operation !== 'ready') return `${count} out of rotation`;
  const back = inRotation(done);
  return back === done.length ? `${count} back in rotation` : `${count} set to ready, ${back} in rotation`;
}

function waitWords(report: Report): string {
  const drained = drainedOf(report);
  const left = report.servers.reduce((sum, row) => sum + row.after.sessions, 0);
  if (drained === false) return `, ${counted(left, 'session')} left`;
  if (drained === true) {
    const drainMs = Math.max(0, ...report.servers.map((row) => row.drainMs ?? 0));
    return report.servers.some(hadSessions)
      ? `, last session ended after ${formatDuration(drainMs)}`
      : ', no sessions';
  }
  const healthMs = Math.max(0, ...report.servers.map((row) => row.healthMs ?? 0));
  return healthMs === 0 ? '' : `, proven healthy in ${formatDuration(healthMs)}`;
}

function hadSessions({ before, sessionsOverTime }: ServerReport): boolean {
  return before.sessions > 0 || sessionsOverTime.some(([, sessions]) => sessions > 0);
}

function failedWords({ error, operation }: Report): string {
  return error?.code === 'invalid-input'
    ? 'step not started (invalid-input)'
    : `${operation} failed (${error?.code})`;
}

function differenceWords(report: Report): string {
  const different = report.servers.filter((row) => row.changed === 'yes').length;
  const unknown = report.servers.filter((row) => row.changed === 'unknown').length;
  const all = counted(report.servers.length, 'server');
  if (different > 0) {
    return `${different} of ${all} different from before${unknown === 0 ? '' : `, ${unknown} not known`}`;
  }
  if (unknown > 0) return `whether ${unknown} of ${all} is different from before is not known`;
  if (report.changed !== 'no') return 'what is different from before is not known';
  return report.result === 'rolled-back' ? 'everything is back as it was' : 'nothing was changed';
}

function inRotation(servers: readonly ServerReport[]): number {
  return servers.filter((row) => takesTraffic(row.after)).length;
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
