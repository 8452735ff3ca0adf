/**
 * Sessions that HAProxy itself cuts when a server goes down, in maint or by `health down`, because its configuration says `on-marked-down
 * shutdown-sessions`: that word cannot be read through the Runtime API, so it is told by what it did.
 */
import { within } from '../../clock.ts';
import { Failure, isWayFailure } from '../../errors.ts';
import { keyOf, nameOf, ownSessions, type Server, type Traffic } from '../../haproxy/server.ts';
import { listed, quantity, verb } from '../../words.ts';
import { countedFrom } from '../counters.ts';
import type { Unit } from '../plan/tracking.ts';
import type { Run } from '../run.ts';

/** Cut sessions are gone with HAProxy's next pass, with several threads on a busy machine a few passes later. */
const LOOK_EVERY_MS = 30;
/** The longer one looks, the more have ended by themselves. */
const LOOK_AT_MOST_MS = 300;
/** Where the way was lost, on another one. */
const LOST_LOOK_MS = 500;

/**
 * Looks on while sessions of these servers go without an answer from one look to the next, then counts and warns. `before`: as they
 * were just before maint; one that had no sessions may have got some since. `sample`: what they have now.
 */
export async function noteMarkedDown(
  run: Run,
  units: readonly Unit[],
  before: readonly Server[],
  sample: () => Promise<ReadonlyMap<string, Traffic>>,
  signal: AbortSignal,
): Promise<void> {
  const busy = busyOf(run, before);
  if (busy.length === 0) return;
  const giveUpAt = run.clock.now() + LOOK_AT_MOST_MS;
  let traffic: ReadonlyMap<string, Traffic>;
  for (let vanished = 0; ; ) {
    try {
      await run.clock.sleep(LOOK_EVERY_MS, signal);
      traffic = await sample();
    } catch (error) {
      // Whatever becomes of the way to HAProxy: what is known by now is told.
      noteMarkedDownSoFar(run, units, before);
      throw error;
    }
    const now = busy.reduce((sum, before) => sum + vanishedBetween(before, traffic.get(keyOf(before))), 0);
    if (now <= vanished || run.clock.now() >= giveUpAt) break;
    vanished = now;
  }
  for (const unit of units) warnOfCuts(run, unit, busy, traffic);
}

/**
 * Marks these down by `set`. Where the way is lost with that under way, HAProxy may have done it all the same: one more look tells what it
 * has cut, or nobody knows.
 */
export async function markingDown<T>(
  run: Run,
  units: readonly Unit[],
  before: readonly Server[],
  set: () => Promise<T>,
): Promise<T> {
  try {
    return await set();
  } catch (error) {
    const isLost = isWayFailure(error) || (error instanceof Failure && error.code === 'timeout');
    const busy = before.filter((server) => ownSessions(server) > 0);
    if (!isLost || error.callChanged === 'no' || busy.length === 0) throw error;
    const sample = (limit: AbortSignal) => run.loadBalancer.sample(busy, limit);
    const traffic = await within(run.clock, LOST_LOOK_MS, sample).catch(() => null);
    // Where it did not arrive, whoever has gone meanwhile has ended by himself.
    const down = busy.filter((server) => (traffic?.get(keyOf(server))?.checkDowns ?? 0) > server.checkDowns);
    if (traffic !== null) for (const unit of units) warnOfCuts(run, unit, down, traffic);
    else
      run.warn(
        `The way was lost as ${listed(busy.map(keyOf))} ${verb(busy.length, 'was', 'were')} to go down, with sessions: whether HAProxy has cut them is not known.`,
      );
    throw error;
  }
}

/** The same by what is known already, for whoever lets them in again at once and has no time to look. */
export function noteMarkedDownSoFar(run: Run, units: readonly Unit[], before: readonly Server[]): void {
  const now = before.flatMap((server) => run.find(keyOf(server)) ?? []);
  const traffic = new Map(now.map((server) => [keyOf(server), server]));
  for (const unit of units) warnOfCuts(run, unit, busyOf(run, before), traffic);
}

/** Those that had sessions, or have got some since. */
function busyOf(run: Run, before: readonly Server[]): Server[] {
  return before.filter((server) => {
    const after = run.find(keyOf(server));
    return ownSessions(server) > 0 || after?.sessionsTotal !== server.sessionsTotal;
  });
}

function warnOfCuts(
  run: Run,
  unit: Unit,
  busy: readonly Server[],
  traffic: ReadonlyMap<string, Traffic>,
): void {
  const members = new Set(unit.members.map(keyOf));
  const cuts = busy
    .filter((before) => members.has(keyOf(before)))
    .map((before) => ({ key: keyOf(before), count: cutBetween(before, traffic.get(keyOf(before))) }))
    .filter(({ count }) => count > 0);
  const count = cuts.reduce((sum, cut) => sum + cut.count, 0);
  if (count === 0) return;
  run.update([unit], (server) => ({ ...server, sessionsShutDown: server.sessionsShutDown + count }));
  for (const { key } of cuts) run.noteCut(nameOf(key).backend);
  run.warn(
    `${quantity(count, 'session')} of ${cuts.map((cut) => cut.key).join(', ')} ended the moment it went down: HAProxy cuts them where its configuration says \`on-marked-down shutdown-sessions\`.`,
  );
}

/**
 * How many sessions of a server were cut when it was marked down between two readings. HAProxy cuts all or none, so one that is
 * left is proof of none. Of those that ended, each response that began meanwhile came from a session that was served; without
 * that column, in TCP mode, none is known to have been. A response counts with its headers, so a download that began before and
 * ended by itself in this very moment, as the last one, is taken for cut: no counter of a server tells the two apart.
 */
export function cutBetween(before: Traffic, after: Traffic | undefined): number {
  return after === undefined || ownSessions(after) > 0 ? 0 : vanishedBetween(before, after);
}

/** How many sessions have ended that no answer accounts for. */
function vanishedBetween(read: Traffic, after: Traffic | undefined): number {
  if (after === undefined) return 0;
  const before = countedFrom(read, after);
  const arrived = after.sessionsTotal - before.sessionsTotal - (after.retries - before.retries);
  const served =
    after.responses === null || before.responses === null ? arrived : after.responses - before.responses;
  return Math.max(0, ownSessions(before) + arrived - served - ownSessions(after));
}
