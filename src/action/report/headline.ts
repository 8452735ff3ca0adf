/** A report in one line, for the log and the top of the summary. Pure; of words of ours and numbers only, never of untrusted text. */
import { formatDuration } from '../../duration.ts';
import { keyOf, takesTraffic } from '../../haproxy/server.ts';
import {
  drainedOf,
  loadBalancersOf,
  presentOf,
  type Report,
  type ServerReport,
} from '../../operation/report.ts';
import { quantity } from '../../words.ts';
import { rollingHeadline } from './batch-table.ts';

/** One character that says how it went. */
export function markOf(report: Report): string {
  if (report.error !== null) return report.changed === 'no' ? '❌' : '🚨';
  if (report.result === 'planned') return '📝';
  return report.operation === 'status' ? '🔎' : '✅';
}

/** One sentence without a full stop: what was asked, how it went, what is different now. */
export function headlineOf(report: Report): string {
  const { operation } = report;
  const servers = presentOf(report);
  if (report.batches !== undefined) return rollingHeadline(report);
  if (report.error !== null) return `${failedWords(report)}: ${differenceWords(report)}`;
  if (operation === 'status')
    return `status: ${inRotation(servers)} of ${quantity(servers.length, 'server')} in rotation${onAll(report)}`;
  const done = servers.filter((server) => server.changed !== 'no');
  const already = servers.filter((server) => server.changed === 'no');
  if (report.result === 'planned')
    return `${operation}, dry run: ${those(report, servers, 'looked at')}, nothing changed`;
  if (done.length === 0)
    return `${operation}: ${those(report, servers, 'already so')}, nothing changed${waitWords(report)}`;
  const others = already.length === 0 ? '' : `, ${alreadyWords(report, already)}`;
  return `${operation}: ${doneWords(report, done)}${others}${waitWords(report)}`;
}

function doneWords(report: Report, done: readonly ServerReport[]): string {
  if (report.operation === 'weight') return `weight of ${those(report, done, 'set')}`;
  if (report.operation !== 'ready') return those(report, done, 'out of rotation');
  const back = inRotation(done);
  return back === done.length
    ? those(report, done, 'back in rotation')
    : `${those(report, done, 'set to ready')}, ${back} in rotation`;
}

function alreadyWords(report: Report, already: readonly ServerReport[]): string {
  return isFleet(report) ? those(report, already, 'already so') : `${already.length} already so`;
}

function isFleet(report: Report): boolean {
  return loadBalancersOf(report).length > 1;
}

/** `2 servers out of rotation on each of 3 load balancers`; for one load balancer without its end. */
function those(report: Report, servers: readonly ServerReport[], what: string): string {
  if (!isFleet(report)) return `${quantity(servers.length, 'server')} ${what}`;
  const names = new Set(servers.map(keyOf)).size;
  const loadBalancers = new Set(servers.map((server) => server.loadBalancer)).size;
  if (loadBalancers === 1) return `${quantity(names, 'server')} ${what} on 1 load balancer`;
  return servers.length === names * loadBalancers
    ? `${quantity(names, 'server')} ${what} on each of ${loadBalancers} load balancers`
    : `${quantity(servers.length, 'server')} ${what}, counted on each of ${loadBalancers} load balancers`;
}

function onAll(report: Report): string {
  return isFleet(report) ? `, counted on each of ${loadBalancersOf(report).length} load balancers` : '';
}

function waitWords(report: Report): string {
  const drained = drainedOf(report);
  const left = presentOf(report).reduce((sum, { after }) => sum + after.sessions, 0);
  if (drained === false) return `, ${quantity(left, 'session')} left`;
  if (drained === true) {
    const drainMs = Math.max(0, ...report.servers.map((server) => server.drainMs ?? 0));
    return report.servers.some(hadSessions)
      ? `, last session ended after ${formatDuration(drainMs)}`
      : ', no sessions';
  }
  const healthMs = Math.max(0, ...report.servers.map((server) => server.healthMs ?? 0));
  return healthMs === 0 ? '' : `, proven healthy in ${formatDuration(healthMs)}`;
}

function hadSessions({ before, sessionsOverTime }: ServerReport): boolean {
  return before.sessions > 0 || sessionsOverTime.some(([, sessions]) => sessions > 0);
}

function failedWords(report: Report): string {
  const { error, operation, failures } = report;
  if (error?.code === 'invalid-input') return 'step not started (invalid-input)';
  const failed = new Set(failures.flatMap(({ loadBalancer }) => loadBalancer ?? [])).size;
  const where =
    isFleet(report) && failed > 0 ? ` on ${failed} of ${loadBalancersOf(report).length} load balancers` : '';
  return `${operation} failed (${error?.code})${where}`;
}

function differenceWords(report: Report): string {
  const different = report.servers.filter((server) => server.changed === 'yes');
  const unknown = report.servers.filter((server) => server.changed === 'unknown');
  const all = quantity(report.servers.length, 'server');
  if (different.length > 0) {
    const words = isFleet(report)
      ? those(report, different, 'different from before')
      : `${different.length} of ${all} different from before`;
    return `${words}${unknown.length === 0 ? '' : `, ${unknown.length} not known`}`;
  }
  if (unknown.length > 0)
    return isFleet(report)
      ? `${those(report, unknown, 'not known')}, nothing else is different from before`
      : `whether ${unknown.length} of ${all} is different from before is not known`;
  if (report.changed !== 'no') return 'what is different from before is not known';
  return report.result === 'rolled-back' ? 'everything is back as it was' : 'nothing was changed';
}

function inRotation(servers: readonly ServerReport[]): number {
  return servers.filter(({ after }) => takesTraffic(after)).length;
}
