/** What may make the outcome of a plan other than it looks. Pure. */
import type { Snapshot } from '../../haproxy/snapshot.ts';
import { listed, verb } from '../../words.ts';
import { type ChangeRequest, isDrain } from '../request.ts';
import { about } from './notices/about.ts';
import type { Target } from './target.ts';

/** Sessions of a process that a reload replaced last as long as they last, and its `hard-stop-after` cannot be read: most are gone by then. */
const OLD_SESSIONS_LAST_MS = 3_600_000;

const RELOAD_FAILED =
  "The last reload of HAProxy failed: it still runs with its former configuration, and this step works with that. HAProxy's log, or `haproxy -c -f` with its file, says what is wrong: correct it, reload, and look again whether the servers are as this step left them.";

export function warningsOf(
  targets: readonly Target[],
  request: ChangeRequest,
  { process: { uptimeSeconds }, can, reloadFailed = false, backends }: Snapshot,
): string[] {
  const always = [...(reloadFailed ? [RELOAD_FAILED] : []), ...unpublishedWords(targets, request, backends)];
  if (!isDrain(request) || targets.length === 0) return always;
  const mayBeServed = Math.max(OLD_SESSIONS_LAST_MS, request.drainTimeoutMs);
  const logged = targets.filter(
    ({ before }) => before.sessions > 0 && backends.get(before.backend)?.isOfLogServers === true,
  );
  const isYoung = !can.seeOldWorkers && uptimeSeconds * 1_000 < mayBeServed;
  return [
    ...always,
    ...about(
      logged.map(({ key }) => key),
      (names, count) =>
        `${verb(count, 'The session', 'Sessions')} of ${names} ${verb(count, 'is', 'are')} HAProxy's own: it writes its log there (\`mode log\`). ${verb(count, 'It does', 'They do')} not end, and when ${verb(count, 'it is', 'they are')} cut HAProxy connects again, in maint, too. \`on-drain-timeout: continue\` leaves ${verb(count, 'it', 'them')} alone.`,
    ),
    ...(isYoung
      ? [
          `HAProxy started ${uptimeSeconds} s ago. If that was a reload, sessions of its predecessor cannot be seen from here: wait until the old process has ended before you stop the application, or give the address of the master CLI.`,
        ]
      : []),
  ];
}

/** What is done there, or only looked at, may be half of what was meant. */
export function whereWarnings({ severalAddresses }: Snapshot): string[] {
  if (severalAddresses === undefined) return [];
  const { name, reached, others } = severalAddresses;
  return [
    `${name} leads to several addresses, and only HAProxy at ${reached} is asked and told. One that answers at ${listed(others)} is neither: give one line NAME=ADDRESS for each of them in \`address\`.`,
  ];
}

/** 3.4 begins a backend that is added at run time so. */
function unpublishedWords(
  targets: readonly Target[],
  { operation }: ChangeRequest,
  backends: Snapshot['backends'],
): string[] {
  if (operation !== 'ready') return [];
  const names = new Set(targets.flatMap(({ members }) => members.map(({ backend }) => backend)));
  return [...names]
    .filter((name) => backends.get(name)?.unpublished === true)
    .map(
      (name) =>
        `Backend ${name} is unpublished: no rule of HAProxy chooses it, so its servers take no traffic, ready or not, until somebody sends \`publish backend ${name}\`.`,
    );
}
