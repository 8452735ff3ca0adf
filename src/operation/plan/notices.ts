/** A plan in words: what would be done, and what its user should know before. Pure. */
import { formatDuration } from '../../duration.ts';
import {
  type Backend,
  isFullyUp,
  keyOf,
  type Server,
  type Snapshot,
  takesTraffic,
} from '../../haproxy/server.ts';
import type { CheckSwitch } from '../../haproxy/server-settings.ts';
import { listed, quantity, verb } from '../../words.ts';
import { type ChangeRequest, type DrainRequest, isDrain } from '../request.ts';
import type { Capacity } from './guard.ts';
import type { Target } from './target.ts';

/** What is to be done, in a line for all servers of which it is the same. */
export function planLines(
  targets: readonly Target[],
  capacities: readonly Capacity[],
  request: ChangeRequest,
  snapshot: Snapshot,
): string[] {
  const groups = Map.groupBy(targets, (target) => planWords(target, capacities, request, snapshot));
  return [...groups].map(([words, those]) => `${listed(those.map(({ key }) => key))}: ${words}`);
}

function planWords(
  target: Target,
  capacities: readonly Capacity[],
  request: ChangeRequest,
  snapshot: Snapshot,
): string {
  const { members, before, goal, alreadyInGoalState } = target;
  const isSo = alreadyInGoalState && target.switches.length === 0;
  const change = `${before.admin} → ${goal}${isSo ? ' (already)' : ''}`;
  const parts = isDrain(request) ? drainParts(change, target, capacities, request, snapshot) : [change];
  if ('ramp' in request && request.ramp !== undefined && !alreadyInGoalState) {
    const steps = target.ramp.map(({ weight }) => weight).join(', ');
    parts.push(`through ${steps}, ${formatDuration(request.ramp.intervalMs)} each`);
  }
  if (members.length > 1) {
    const verb = members.length === 2 ? 'tracks' : 'track';
    parts.push(`with ${members.slice(1).map(keyOf).join(', ')}, which ${verb} it`);
  }
  return parts.join('; ');
}

function drainParts(
  change: string,
  { members, before }: Target,
  capacities: readonly Capacity[],
  { drainTimeoutMs, quietForMs = 0, dryRun }: DrainRequest,
  { servers, backends }: Snapshot,
): string[] {
  const will = dryRun ? 'would' : 'will';
  const sessions = members
    .map((name) => servers.get(keyOf(name)))
    .reduce((sum, member) => sum + (member?.sessions ?? 0) + (member?.queued ?? 0), 0);
  const quiet = quietForMs === 0 ? '' : `, until it is quiet for ${formatDuration(quietForMs)}`;
  const wait = drainTimeoutMs === 0 ? `${will} not wait` : `${will} wait`;
  const touched = new Set(members.map(({ backend }) => backend));
  const sticky = boundBy(before, backends);
  return [
    `${change}, ${wait} for ${quantity(sessions, 'session')} (${formatDuration(drainTimeoutMs)})${quiet}`,
    ...capacities
      .filter(({ backend }) => touched.has(backend))
      .map(
        ({ backend, after, now }) =>
          `${after} of ${now} servers of ${backend} ${dryRun ? 'would stay' : 'stay'}`,
      ),
    ...(sticky ? [`sticky ${sticky}: may not drain`] : []),
  ];
}

/** What is seen to bind clients to a server. Tables elsewhere only may: many count rates, and nobody wants to hear of those. */
function boundBy(
  { backend }: Server,
  backends: ReadonlyMap<string, Backend>,
): 'cookie' | 'stick-table' | null {
  const sticky = backends.get(backend)?.sticky ?? null;
  return sticky === 'other-table' ? null : sticky;
}

/** What the user should know, though nothing is wrong: each once for all servers that it holds for. `leaving`: by `BACKEND/SERVER`. */
export function noticesOf(
  targets: readonly Target[],
  capacities: readonly Capacity[],
  leaving: ReadonlySet<string>,
  request: ChangeRequest,
  snapshot: Snapshot,
): string[] {
  const staying = stayingIn(capacities, leaving, snapshot);
  return [
    ...(isDrain(request)
      ? [...drainNotices(targets, request, snapshot), ...sameAddressNotices(targets, request, snapshot)]
      : []),
    ...uncheckedNotices(targets, request),
    ...switchNotices(targets, request),
    ...unwatchedNotices(targets, request),
    ...unprovenNotices(staying),
    ...startingNotices(staying),
    ...recordNotices(targets),
  ];
}

/** A notice about these, or none when there are none. */
function about(keys: readonly string[], words: (names: string, count: number) => string): string[] {
  return keys.length === 0 ? [] : [words(listed(keys), keys.length)];
}

/** Whoever stops the application stops these as well, and nobody has taken them out. */
export function sameAddressNotices(
  targets: readonly Target[],
  { operation }: DrainRequest,
  { servers }: Snapshot,
): string[] {
  const leaving = new Set(targets.flatMap(({ members }) => members.map(keyOf)));
  // Of ten thousand servers few are neighbours: the others are not sorted.
  const asked = new Set(targets.map(({ before }) => before.address));
  const staying: Server[] = [];
  for (const [key, server] of servers)
    if (asked.has(server.address) && takesTraffic(server) && !leaving.has(key)) staying.push(server);
  const isOneAddress = oneAddressBackends(servers, new Set(targets.map(({ before }) => before.backend)));
  // A thousand servers of one address are nobody's neighbours: they are not gone through for each of them.
  const byAddress = new Map(
    [...Map.groupBy(staying, ({ address }) => address)].map(([address, servers]) => [
      address,
      [...Map.groupBy(servers, ({ backend }) => backend)],
    ]),
  );
  const notices = targets.flatMap(({ key, before: { address, backend } }) => {
    const groups = byAddress.get(address) ?? [];
    // A backend all of whose servers have one address tells them apart by something else.
    const isMeant = (name: string) => name !== backend || !isOneAddress.has(backend);
    const others = groups.flatMap(([name, servers]) => (isMeant(name) ? servers : []));
    if (address === '' || others.length === 0) return [];
    const has = verb(others.length, 'has', 'have');
    return [
      `${listed(others.map(keyOf))} ${has} the same address as ${key} (${address}), and this ${operation} leaves ${verb(others.length, 'it', 'them')} in rotation: whoever stops the application there stops it for all.`,
    ];
  });
  return firstOf(notices, (more) => `${more} more servers have the address of one that is left in rotation.`);
}

function oneAddressBackends(
  servers: ReadonlyMap<string, Server>,
  names: ReadonlySet<string>,
): ReadonlySet<string> {
  const first = new Map<string, string>();
  const one = new Set(names);
  for (const { backend, address } of servers.values()) {
    if (one.size === 0) break;
    if (!one.has(backend)) continue;
    const known = first.get(backend);
    if (known === undefined) first.set(backend, address);
    else if (known !== address) one.delete(backend);
  }
  return one;
}

const NOTICES_SHOWN = 10;

function firstOf(notices: readonly string[], more: (count: number) => string): string[] {
  const rest = notices.length - NOTICES_SHOWN;
  return rest > 0 ? [...notices.slice(0, NOTICES_SHOWN), more(rest)] : [...notices];
}

function drainNotices(
  targets: readonly Target[],
  { operation }: DrainRequest,
  { backends }: Snapshot,
): string[] {
  const inMaint = targets.filter(({ before }) => operation === 'drain' && before.admin === 'maint');
  const bound = targets.filter((target) => operation === 'drain' && !inMaint.includes(target));
  const idle = targets.filter(
    ({ before, alreadyInGoalState }) =>
      !alreadyInGoalState && before.admin === 'ready' && !takesTraffic(before),
  );
  const idleBy = Map.groupBy(idle, ({ before }) => before.status);
  const boundBys = Map.groupBy(bound, ({ before }) => boundBy(before, backends));
  return [
    ...about(
      inMaint.map(({ key }) => key),
      (names, count) =>
        `${names} ${verb(count, 'is in maint and is', 'are in maint and are')} left there: drain would bring ${verb(count, 'it', 'them')} back into service for sticky clients.`,
    ),
    ...[...boundBys].flatMap(([sticky, those]) =>
      sticky === null
        ? []
        : about(
            those.map(({ key }) => key),
            (names) =>
              `Clients are bound to ${names} by ${sticky} and may still come. Before an application is stopped, use \`maint\`.`,
          ),
    ),
    ...[...idleBy].flatMap(([status, those]) =>
      about(
        those.map(({ key }) => key),
        (names, count) =>
          `${names} ${verb(count, 'takes', 'take')} no traffic now ("${status}"), so taking ${verb(count, 'it', 'them')} out changes nothing for clients.`,
      ),
    ),
  ];
}

function uncheckedNotices(targets: readonly Target[], request: ChangeRequest): string[] {
  if (request.operation !== 'ready' || request.healthProof !== 'where-checked') return [];
  if (request.switches?.health === 'enabled') return [];
  const keysOf = (checks: Server['checks']) =>
    targets.filter(({ before }) => before.checks === checks).map(({ key }) => key);
  return [
    ...about(
      keysOf('none'),
      (names, count) =>
        `${names} ${verb(count, 'has', 'have')} no running health check: nothing proves ${verb(count, 'it healthy before it takes', 'them healthy before they take')} traffic.`,
    ),
    ...about(
      keysOf('disabled'),
      (names, count) =>
        `${names} ${verb(count, 'has', 'have')} no running health check, for it is switched off: nothing proves ${verb(count, 'it healthy before it takes', 'them healthy before they take')} traffic. \`health-checks: enable\` lets ${verb(count, 'it', 'them')} prove it.`,
    ),
  ];
}

/** Nothing but its checks could end a ramp. */
function unwatchedNotices(targets: readonly Target[], request: ChangeRequest): string[] {
  if (request.switches?.health === 'enabled') return [];
  const unwatched = targets.filter(
    ({ before, ramp, alreadyInGoalState }) =>
      ramp.length > 0 && !alreadyInGoalState && before.checks !== 'enabled',
  );
  return about(
    unwatched.map(({ key }) => key),
    (names, count) =>
      `${names} ${verb(count, 'has', 'have')} no running health check: nothing ends ${verb(count, 'its', 'their')} ramp when the application fails.`,
  );
}

/** What switching checks does not do, or does beside. */
function switchNotices(targets: readonly Target[], { switches: asked = {} }: ChangeRequest): string[] {
  const missing = (check: 'health' | 'agent', isMissing: (before: Server) => boolean) =>
    about(
      targets.filter(({ before }) => isMissing(before)).map(({ key }) => key),
      (names, count) =>
        `${names} ${verb(count, 'has', 'have')} no ${check} check: there is nothing to switch off.`,
    );
  const switching = (goal: CheckSwitch) =>
    targets.filter(({ switches }) => switches.some((one) => one.check === 'health' && one.goal === goal));
  const down = switching('disabled').filter(
    ({ before }) => before.admin !== 'maint' && before.operationalState === 0,
  );
  const serving = switching('enabled').filter(({ before }) => takesTraffic(before));
  return [
    ...(asked.health === 'disabled' ? missing('health', ({ checks }) => checks === 'none') : []),
    ...(asked.agent === 'disabled' ? missing('agent', ({ agent }) => agent === 'none') : []),
    ...[...Map.groupBy(down, ({ before }) => before.status)].flatMap(([status, those]) =>
      about(
        those.map(({ key }) => key),
        (names, count) =>
          `${names} ${verb(count, 'is', 'are')} "${status}", and ${verb(count, 'stays so while its', 'stay so while their')} health checks are off.`,
      ),
    ),
    ...about(
      serving.map(({ key }) => key),
      (names, count) =>
        `${names} ${verb(count, 'takes', 'take')} traffic already: HAProxy calls ${verb(count, 'it UP until its', 'them UP until their')} checks, switched on now, have failed.`,
    ),
  ];
}

/** How long the last answer of a nameserver is believed cannot be read either: `hold valid`. */
function recordNotices(targets: readonly Target[]): string[] {
  const weighted = targets.filter(
    ({ before, weight }) =>
      weight !== null && before.srvRecord !== undefined && weight.effective !== before.weight,
  );
  return about(
    weighted.map(({ key }) => key),
    (names, count) =>
      `${names} ${verb(count, 'is', 'are')} found by an SRV record: without \`resolve-opts ignore-weight\` on the server line HAProxy takes the weight of that record over with each answer of the nameserver, whatever is set here.`,
  );
}

/** Servers that take traffic and stay, in the backends that others leave. */
function stayingIn(
  capacities: readonly Capacity[],
  leaving: ReadonlySet<string>,
  { servers }: Snapshot,
): Server[] {
  const touched = new Set(capacities.map(({ backend }) => backend));
  const staying: Server[] = [];
  if (touched.size === 0) return staying;
  for (const [key, server] of servers)
    if (touched.has(server.backend) && takesTraffic(server) && !leaving.has(key)) staying.push(server);
  return staying;
}

/** Of the servers that stay: those that count as any other, while HAProxy gives them little. With a `maxconn` the rest is queued. */
function startingNotices(staying: readonly Server[]): string[] {
  const starting = staying.filter(({ throttlePercent }) => throttlePercent !== undefined);
  return about(
    starting.map((server) => `${keyOf(server)} (${server.throttlePercent}%)`),
    (names, count) =>
      `${names} ${verb(count, 'is counted as taking traffic, but is', 'are counted as taking traffic, but are')} in slow start: until that is over HAProxy gives ${verb(count, 'it', 'them')} only a part of ${verb(count, 'its', 'their')} weight and \`maxconn\`.`,
  );
}

/** Of the servers that stay: those that count, though nobody knows whether they are healthy. */
function unprovenNotices(staying: readonly Server[]): string[] {
  const unproven = staying.filter(({ status }) => !isFullyUp(status));
  return [...Map.groupBy(unproven, ({ status }) => status)].flatMap(([status, those]) =>
    about(
      those.map(keyOf),
      (names, count) =>
        `${names} ${verb(count, 'is', 'are')} counted as taking traffic, but "${status}": not proven healthy.`,
    ),
  );
}

/** Sessions of a process that a reload replaced last as long as they last, and its `hard-stop-after` cannot be read: most are gone by then. */
const OLD_SESSIONS_LAST_MS = 3_600_000;

const RELOAD_FAILED =
  "The last reload of HAProxy failed: it still runs with its former configuration, and this step works with that. HAProxy's log, or `haproxy -c -f` with its file, says what is wrong: correct it, reload, and look again whether the servers are as this step left them.";

/** What may make the outcome other than it looks. */
export function warningsOf(
  targets: readonly Target[],
  request: ChangeRequest,
  { process: { uptimeSeconds }, can, reloadFailed = false }: Snapshot,
): string[] {
  const failed = reloadFailed ? [RELOAD_FAILED] : [];
  if (!isDrain(request) || targets.length === 0) return failed;
  const mayBeServed = Math.max(OLD_SESSIONS_LAST_MS, request.drainTimeoutMs);
  const isYoung = !can.seeOldWorkers && uptimeSeconds * 1_000 < mayBeServed;
  return [
    ...failed,
    ...(isYoung
      ? [
          `HAProxy started ${uptimeSeconds} s ago. If that was a reload, sessions of its predecessor cannot be seen from here: wait until the old process has ended before you stop the application, or give the address of the master CLI.`,
        ]
      : []),
  ];
}
