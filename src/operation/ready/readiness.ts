/** When is a server proven, when is it up, and what is said of one that is not? Pure: HAProxy's own rules, read from its rows. */
import { formatDuration } from '../../duration.ts';
import { Failure, type FailureDetails } from '../../errors.ts';
import { isFullyUp, isRunning, keyOf, type Server, takesTraffic } from '../../haproxy/server.ts';
import { listed, verb } from '../../words.ts';

/**
 * How a server is proven: always by a check that begins after the step did. `checks`: `health down`, then HAProxy's checks must
 * bring it up again. `recheck`: it may have sessions or bound clients, which `health down` would cut or send away; so `health
 * stopping`, which cuts nobody and which the next check that passes ends. `watch`: it is down in drain already, and only its
 * checks bring it up. `none`: nothing can prove it.
 */
export type Proof = 'checks' | 'watch' | 'recheck' | 'none';

/** Which proof a server gets, by HAProxy's own rules. */
export function proofOf(server: Server): Proof {
  if (!isProvable(server)) return 'none';
  // Out of maint HAProxy believes in a server before its first check, and with `fall 1` nothing shows when that has run. Sessions
  // that were left in maint outlive `health down`: `on-marked-down shutdown-sessions` has cut them before, or is not there.
  if (server.admin === 'maint') return 'checks';
  // To call it stopping would take it for healthy. In drain bound clients come and go, and `use-server` binds some whom nobody
  // can see: that none was there a moment ago is no sign that there are none.
  return server.operationalState === 0 ? 'watch' : 'recheck';
}

/**
 * Which proof it gets in a process that began while this step worked. Such a process believes in a server before its first check,
 * and shows the status of a check that it never ran when a server state file had it (measured on 2.2 and 3.4).
 */
export function proofAfterReload(server: Server): Proof {
  if (!isProvable(server)) return 'none';
  if (server.admin === 'maint') return 'checks';
  if (server.operationalState !== 0) return 'recheck';
  // Down already, by the state file or by a check: only checks of this process bring it up. To call it stopping would let bound
  // clients in (measured on 2.2 to 3.4: 200 before, 503 after).
  return server.admin === 'drain' ? 'watch' : 'checks';
}

/** Without a running check of its own, nothing would ever end `health down`. */
function isProvable({ tracks, maintCauses, checks }: Server): boolean {
  const isHeld = maintCauses.includes('tracking') || maintCauses.includes('dns');
  return tracks === null && !isHeld && checks === 'enabled';
}

/** In rotation for good: exactly UP (or `no check`), running or slow-starting. */
export function isUp(server: Server): boolean {
  return isFullyUp(server.status) && isRunning(server);
}

/** `UP 2/3`: it serves, a check has failed, and more have to before it is down. */
export function isFaltering(server: Server): boolean {
  return server.checks === 'enabled' && isRunning(server) && /^UP -?\d/.test(server.status);
}

/** Has a check ever run? `INI` is said of one that has not. */
export function isChecked(server: Server): boolean {
  return server.checkStatus !== 'INI' && server.checkStatus !== '';
}

/**
 * Health at its maximum while in drain, which a server with an agent calls `DRAIN (agent)` whoever put it there; or in rotation
 * already, because its agent said so.
 */
export function isProvenStatus(status: string): boolean {
  return status === 'DRAIN' || status === 'DRAIN (agent)' || status === 'UP';
}

/** Of one that nobody holds in drain or maint, and that runs. */
export function isStatusInRotation(status: string): boolean {
  return /^(?:UP|no check)/.test(status);
}

/**
 * The same of a whole reading. Where an agent runs, HAProxy shows `DRAIN (agent)` for `DRAIN 1/3` as well (measured on 2.2 to 3.4): there
 * the last check tells whether health is at its maximum.
 */
export function isProven(server: Server): boolean {
  if (!isProvenStatus(server.status)) return false;
  return server.status !== 'DRAIN (agent)' || hasPassed(server);
}

/** Still running, though its last check has failed. A server that nobody has checked yet is not at its maximum either. */
export function isFailing(server: Server): boolean {
  return !isProven(server) && isChecked(server) && !hasPassed(server);
}

/** By its checks, until this moment: as good as a server that takes traffic. */
export function isKnownHealthy(server: Server): boolean {
  return isRunning(server) && (isProven(server) || takesTraffic(server));
}

/** Leaving maint makes HAProxy believe in any server, but not say that a check has passed. */
export function hasPassed({ checkStatus }: Pick<Server, 'checkStatus'>): boolean {
  return /^(L[4-7]OK|PROCOK)$/.test(checkStatus);
}

/** Ready by its admin state, stopped all the same, and without any check that could change that. */
export function isStoppedForEver(server: Server): boolean {
  return (
    server.admin === 'ready' &&
    server.operationalState === 0 &&
    server.checks !== 'enabled' &&
    server.tracks === null &&
    server.status.startsWith('DOWN') &&
    !isHeldByAgent(server)
  );
}

const LONGER =
  'raise `health-timeout` above `rise` × `inter` of the server (where they are set, `fastinter` counts while it comes up, and `downinter` while it is down)';
const TOO_FEW_CHECKS = `There were not enough checks yet: ${LONGER}.`;

/** What to do about one that its agent holds down. */
export const HELD_BY_AGENT =
  'Its agent check says that it is down, and only the agent can end that: look at the agent.';

/** A server that was waited for in vain, and what it was when the waiting began. */
export interface Unproven {
  key: string;
  begun: Server;
  now: Server;
}

/** `unhealthy`, though no check has failed: with more time it may well be proven. */
export class TooFewChecks extends Failure {
  override name = 'TooFewChecks';
}

/** `unhealthy`, with the last checks' own words; or, when no check has failed, the advice to wait longer. */
export function unhealthyFailure(
  unproven: readonly Unproven[],
  healthTimeoutMs: number,
  loadBalancer: string,
): Failure {
  const words = grouped(unproven, ({ now }) => `"${now.status}"`).map(
    ([status, those]) =>
      `${listed(those.map(({ key }) => key))} ${verb(those.length, 'is', 'are')} ${status}`,
  );
  const limit = formatDuration(healthTimeoutMs);
  const off = unproven.filter(isSwitchedOff).map(({ now }) => now);
  const tooFew = unproven.every(({ begun, now }) => !hasFailedCheck(begun, now));
  const about = {
    loadBalancer,
    servers: unproven.map(({ key }) => key),
    brief: briefFor(unproven, tooFew, limit),
    detail: checkWords(unproven),
  };
  if (off.length > 0) return switchedOffFailure(off, loadBalancer, { within: ` within ${limit}`, about });
  const states = listed(words, 10, '; ');
  return tooFew
    ? new TooFewChecks(
        'unhealthy',
        `Not proven healthy within ${limit}, though no check has failed: ${states}.`,
        { ...about, hint: TOO_FEW_CHECKS },
      )
    : new Failure('unhealthy', `Not healthy within ${limit}: ${states}.`, {
        ...about,
        hint: hintFor(unproven),
      });
}

const SWITCHED_OFF = 'its health checks were switched off meanwhile';

/**
 * `unhealthy`: checks ran on these, and nothing can prove them any more. `within`: words for how long it was waited for. `next`: what is to be
 * done when the checks run again.
 */
export function switchedOffFailure(
  servers: readonly Server[],
  loadBalancer: string,
  {
    within = '',
    next = 'then run this step again',
    about = {},
  }: { within?: string; next?: string; about?: FailureDetails } = {},
): Failure {
  const [first] = servers;
  const keys = servers.map(keyOf);
  const whose = `the health ${verb(keys.length, 'check', 'checks')} of ${listed(keys)} ${verb(keys.length, 'was', 'were')}`;
  return new Failure('unhealthy', `Not proven healthy${within}: ${whose} switched off meanwhile.`, {
    loadBalancer,
    servers: keys,
    brief: SWITCHED_OFF,
    hint: first && checkAgainHint(first, next),
    ...about,
  });
}

/** How one whose health checks do not run any more gets them back, and what next. HAProxy switches on only what is configured. */
export function checkAgainHint(server: Server, next: string): string {
  const key = keyOf(server);
  const command = `\`enable health ${key}\``;
  if (server.checks !== 'none') return `Send ${command}, ${next}.`;
  return `Send ${command}, ${next}. Where HAProxy refuses that, ${key} has no health check any more, as behind a new \`add server\` without \`check\`: give it one.`;
}

function grouped<T>(items: readonly T[], words: (item: T) => string): [string, T[]][] {
  return [...Map.groupBy(items, words)];
}

/** `disable health`, while it was waited for them. */
function isSwitchedOff({ begun, now }: Unproven): boolean {
  return begun.checks === 'enabled' && now.checks !== 'enabled';
}

/**
 * What the last checks said, the same once: `L4CON: Connection refused`; by server where they differ. Nothing of one that its agent holds down and
 * whose check passes: that is not why.
 */
export function checkWords(unproven: readonly Pick<Unproven, 'key' | 'now'>[]): string | undefined {
  const meant = unproven.filter(({ now }) => !isHeldByAgent(now) || !hasPassed(now));
  const said = grouped(meant, ({ now }) => lastCheckOf(now)).filter(([words]) => words !== '');
  if (said.length < 2) return said[0]?.[0];
  return listed(
    said.map(([words, those]) => `${listed(those.map(({ key }) => key))}: ${words}`),
    10,
    '; ',
  );
}

function briefFor(unproven: readonly Unproven[], tooFew: boolean, limit: string): string {
  const [first] = unproven;
  if (unproven.some(isSwitchedOff)) return SWITCHED_OFF;
  if (tooFew) return `too few checks have run within ${limit}, though none has failed`;
  if (unproven.some(({ now }) => isHeldByAgent(now))) return 'its agent check says that it is down';
  if (unproven.every(({ now }) => hasPassed(now)))
    return `its health check passes, but has not often enough within ${limit}`;
  const words = first === undefined ? '' : shortCheckOf(first.now);
  return `its health check fails${words === '' ? '' : ` (${words})`}`;
}

/** `503 Service Unavailable` or `Connection refused`: what is left of a check's words without HAProxy's own name for them. */
function shortCheckOf({ lastCheck, checkStatus }: Server): string {
  const [, code, words] = /^[^:]*?(?:, code (\d+))?: (.*)$/.exec(lastCheck) ?? [];
  return [code, words].filter((part) => part !== undefined).join(' ') || lastCheck || checkStatus;
}

function hintFor(unproven: readonly Unproven[]): string {
  if (unproven.some(({ now }) => isHeldByAgent(now))) return HELD_BY_AGENT;
  // It has failed, and passes by now.
  if (unproven.every(({ now }) => hasPassed(now))) return `Its last check passed: ${LONGER}.`;
  const application =
    "Look at the application: it does not pass HAProxy's health check. When it does, `operation: ready` lets it in.";
  // HAProxy counts no failures of a server that is down already: these words may be older than the proof.
  const unmoved = unproven.some(
    ({ begun, now }) => begun.checkStatus === now.checkStatus && begun.lastCheck === now.lastCheck,
  );
  return unmoved ? `${application} If it does by now, no check has run since: ${LONGER}.` : application;
}

function hasFailedCheck(begun: Server, now: Server): boolean {
  return (
    now.checks !== 'enabled' ||
    isHeldByAgent(now) ||
    now.checkFailures > begun.checkFailures ||
    !/^(L[4-7]OK|PROCOK|INI|)$/.test(now.checkStatus)
  );
}

/** Its agent says so, whatever its health checks say. */
export function isHeldByAgent({ status }: Server): boolean {
  return status.startsWith('DOWN') && status.includes('agent');
}

function lastCheckOf({ checkStatus, lastCheck }: Server): string {
  return [checkStatus, lastCheck].filter((text) => text !== '').join(': ');
}
