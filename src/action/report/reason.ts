/** Why a step failed, in a few words for its headline. Pure; the words may hold untrusted text. */
import { type ErrorCode, type Failure, isWayFailure } from '../../errors.ts';
import { keyOf } from '../../haproxy/server.ts';
import { loadBalancersOf, type Report } from '../../operation/report.ts';
import { listed, quantity, verb } from '../../words.ts';
import { WrongInputs } from '../inputs/wrong-inputs.ts';
import { NAMES_IN_HEADLINE } from './places.ts';

/** Where the way to a load balancer is the reason, in words that go with its name. */
const OF_LOAD_BALANCER: Partial<Record<ErrorCode, string>> = {
  'connect-failed': 'cannot be reached',
  timeout: 'did not answer in time',
  'tls-failed': 'cannot be reached through TLS',
  'ssh-failed': 'cannot be reached through ssh',
  'not-haproxy': 'did not answer as HAProxy does',
};

/** The same where there is but one, and it was named already. */
const OF_THE_ONE: Partial<Record<ErrorCode, string>> = {
  'connect-failed': 'HAProxy cannot be reached',
  timeout: 'HAProxy did not answer in time',
  'tls-failed': 'HAProxy cannot be reached through TLS',
  'ssh-failed': 'HAProxy cannot be reached through ssh',
  'not-haproxy': 'what answers there now does not answer as HAProxy does',
};

const OF_SERVER: Partial<Record<ErrorCode, string>> = {
  refused: 'HAProxy refused it',
  tracking: 'it tracks another server',
  'dns-maintenance': 'its name does not resolve',
  'agent-conflict': 'its agent check stands against it',
  'drain-timeout': 'sessions are left',
  unhealthy: 'it is not proven healthy',
  'not-verified': 'it is not as it was set',
};

const OF_STEP: Partial<Record<ErrorCode, string>> = {
  'invalid-input': 'an input is wrong',
  'permission-denied': "the socket's level is too low",
  'not-found': 'there is no such server',
  guard: 'too few servers would be left',
  'max-load': 'the servers that stay would have too many sessions',
  'several-processes': 'several HAProxy processes answer at one address',
  reloaded: 'HAProxy was reloaded',
  'data-plane-api': 'the Data Plane API does not do it, or does not show it',
  unsupported: 'this HAProxy cannot do it',
  'run-failed': 'the script failed',
  'hold-failed': '`hold` could not be started',
  cancelled: 'the step was cancelled',
};

/** What follows what is where now: `: its name does not resolve`. Says of which server, or where, unless all are meant. */
export function reasonOf(report: Report, error: Failure): string {
  if (error instanceof WrongInputs) return `: ${wrongInputsWords(error)}`;
  const way = OF_LOAD_BALANCER[error.code];
  const others = report.failures.filter((one) => one !== error && one.code !== error.code);
  const more = others.length === 0 ? '' : `, and ${quantity(others.length, 'other error')}`;
  const names = placesOfSame(report, error);
  const [one, ...rest] = loadBalancersOf(report);
  const isNamed = report.servers.length > 0 && rest.length === 0 && names.every((name) => name === one);
  if (way !== undefined && isNamed) return `: ${OF_THE_ONE[error.code] ?? way}${more}`;
  if (way !== undefined && names.length > 0) return `: ${listed(names, NAMES_IN_HEADLINE)} ${way}${more}`;
  const words = error.brief ?? OF_SERVER[error.code] ?? OF_STEP[error.code] ?? error.code;
  return `${subjectOf(report, error)}${words}${more}`;
}

/** The load balancers on which the same happened, in the report's order. */
function placesOfSame(report: Report, { code }: Failure): string[] {
  // On the way back others may have been lost in the same way: that is no failure of the step, but of a server.
  const ofServers = report.servers.flatMap(({ error }) =>
    error !== null && isWayFailure(error) ? error : [],
  );
  const all = [...report.failures, ...ofServers];
  const names = all.flatMap((one) => (one.code === code ? (one.loadBalancer ?? []) : []));
  const inOrder = loadBalancersOf(report).filter((name) => names.includes(name));
  return [...new Set([...inOrder, ...names])];
}

/** `, because of web/web2 on lb2: `, or a colon alone where the words before name just this. */
function subjectOf(report: Report, error: Failure): string {
  const names = placesOfSame(report, error);
  const keys = new Set(report.failures.flatMap(({ code, servers }) => (code === error.code ? servers : [])));
  const hasAll =
    report.servers.length > 0 &&
    report.servers.every(
      (server) => names.includes(server.loadBalancer) && (keys.size === 0 || keys.has(keyOf(server))),
    );
  if (hasAll || names.length === 0) return ': ';
  const isOne = loadBalancersOf(report).length === 1;
  const where = isOne && report.servers.length > 0 ? '' : ` on ${listed(names, NAMES_IN_HEADLINE)}`;
  if (keys.size === 0 || !(error.code in OF_SERVER)) return where === '' ? ': ' : `:${where} `;
  return `, because of ${listed([...keys], NAMES_IN_HEADLINE)}${where}: `;
}

/** Which inputs are wrong: `wrong inputs address, server`. */
export function wrongInputsWords({ faults }: WrongInputs): string {
  const names = [...new Set(faults.map((fault) => fault.split(':')[0] ?? ''))];
  return `wrong ${verb(names.length, 'input', 'inputs')} ${listed(names, 5)}`;
}
