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
import {
  type BeforeDown,
  type Cut,
  countErrors,
  type Errors,
  NOT_COUNTED,
  sumOf,
  withinErrors,
} from './cut-errors.ts';

/**
 * Cut sessions are gone with HAProxy's next pass, of a thread that has much to do or no processor many passes later (measured: as long as
 * `debug dev loop` keeps it, on 2.2 to 3.4). While some are left they may still be cut; the longer one looks, the more have ended by
 * themselves. So many looks are made at most, each after such a pause: one that answers late is given more time by that, but for as long only as
 * a load balancer is left alone. An API may ask to be left in peace for seconds before each of them.
 */
const LOOK_PAUSES_MS = [30, 60, 120, 240];
const LOOK_AT_MOST_MS = 1_000;
/** Where the way was lost, on another one: all of them, and half a second for an answer. */
const LOST_LOOK_MS = LOOK_AT_MOST_MS + 500;

type Samples = ReadonlyMap<string, Traffic>;

/**
 * Looks on while these servers have sessions, then counts those that have gone without an answer and warns. `before`: as they were just
 * before maint; one that had no sessions may have got some since. `sample`: what they have now.
 */
export async function noteMarkedDown(
  run: Run,
  units: readonly Unit[],
  before: BeforeDown,
  sample: () => Promise<Samples>,
  signal: AbortSignal,
): Promise<void> {
  const busy = busyOf(run, units, before.servers);
  if (busy.length === 0) return;
  const seen: Samples[] = [readOf(run, busy)];
  const found = () => cutsOf(busy, (server) => cutOf(server, seen.at(-1)));
  let errors: Errors = NOT_COUNTED;
  try {
    await lookOn(run, sample, seen, areGone(busy), signal).catch((error) => {
      warnOfLostWay(run, leftOf(busy, seen.at(-1)), error);
      throw error;
    });
    errors = await countErrors(run, before, found(), signal);
  } finally {
    // Whatever becomes of the way to HAProxy: what is known by now is told.
    warnOfCuts(run, units, withinErrors(found(), errors), errors);
  }
}

/**
 * The same of those that `letIn` has in rotation again at once: who comes then hides who is left of those from before. Of them too HAProxy
 * has cut all or none.
 */
export async function noteMarkedDownBriefly(
  run: Run,
  units: readonly Unit[],
  before: BeforeDown,
  letIn: () => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  const busy = busyOf(run, units, before.servers);
  const inMaint = readOf(run, busy);
  const seen: Samples[] = [];
  const cutSince = (server: Server, traffic = seen.at(-1)): number => {
    const then = inMaint.get(keyOf(server));
    if (then === undefined || hasNone(then)) return cutOf(server, inMaint);
    const gone = vanishedBetween(then, traffic?.get(keyOf(server)));
    return gone < ownSessions(then) ? 0 : gone + vanishedBetween(server, then);
  };
  const isLeft = (server: Server) => !hasNone(inMaint.get(keyOf(server)));
  const isUncut = (server: Server) => cutSince(server) === 0;
  const areCut = (traffic: Samples) =>
    busy.every((server) => !isLeft(server) || cutSince(server, traffic) > 0);
  const found = () => cutsOf(busy, (server) => cutSince(server));
  let errors: Errors = NOT_COUNTED;
  try {
    const sample = () => run.loadBalancer.sample(run.watched, signal);
    const unseen = (error: unknown) => warnOfLostWay(run, leftOf(busy, inMaint).filter(isUncut), error);
    await letIn().catch((error) => {
      unseen(error);
      throw error;
    });
    // It only adds to what is told of why they were let in.
    if (busy.some(isLeft)) await lookOn(run, sample, seen, areCut, signal).catch(unseen);
    errors = await countErrors(run, before, found(), signal).catch(() => NOT_COUNTED);
  } finally {
    warnOfCuts(run, units, withinErrors(found(), errors), errors);
  }
}

/** `seen` gets each look, the last one too where the next cannot be taken. */
async function lookOn(
  run: Run,
  sample: () => Promise<Samples>,
  seen: Samples[],
  isEnough: (traffic: Samples) => boolean,
  signal: AbortSignal,
): Promise<void> {
  const until = run.clock.now() + LOOK_AT_MOST_MS;
  for (const pauseMs of LOOK_PAUSES_MS) {
    await run.clock.sleep(pauseMs, signal);
    const traffic = await sample();
    seen.push(traffic);
    if (isEnough(traffic) || run.clock.now() >= until) return;
  }
}

/**
 * Marks these down by `set`. Where the way is lost with that under way, HAProxy may have done it all the same: looking on tells what it
 * has cut, or nobody knows.
 */
export async function markingDown<T>(
  run: Run,
  units: readonly Unit[],
  before: BeforeDown,
  set: () => Promise<T>,
): Promise<T> {
  try {
    return await set();
  } catch (error) {
    const busy = before.servers.filter((server) => ownSessions(server) > 0);
    if (!isWayLost(error) || error.callChanged === 'no' || busy.length === 0) throw error;
    const seen: Samples[] = [];
    const isSeen = await within(run.clock, LOST_LOOK_MS, async (limit) => {
      await lookOn(run, () => run.loadBalancer.sample(busy, limit), seen, areGone(busy), limit);
      return true;
    }).catch(() => false);
    const traffic = seen.at(-1);
    // Where it did not arrive, whoever has gone meanwhile has ended by himself.
    const isDown = (server: Server) => (traffic?.get(keyOf(server))?.checkDowns ?? 0) > server.checkDowns;
    const down = traffic === undefined ? busy : busy.filter(isDown);
    warnOfCuts(
      run,
      units,
      cutsOf(down, (server) => cutOf(server, traffic)),
      NOT_COUNTED,
    );
    if (!isSeen) warnOfUnknown(run, leftOf(down, traffic), `${verb(busy.length, 'was', 'were')} to go down`);
    throw error;
  }
}

function isWayLost(error: unknown): error is Failure {
  return isWayFailure(error) || (error instanceof Failure && error.code === 'timeout');
}

/** Those of these who had sessions, and had some at the last look, if there was one: HAProxy may still have come to cut them. */
function leftOf(busy: readonly Server[], traffic: Samples | undefined): Server[] {
  const isLeft = (server: Server) => traffic === undefined || !hasNone(traffic.get(keyOf(server)));
  return busy.filter((server) => ownSessions(server) > 0 && isLeft(server));
}

function warnOfLostWay(run: Run, left: readonly Server[], error: unknown): void {
  if (isWayLost(error)) warnOfUnknown(run, left, 'went down');
}

/** Nobody can look any more. */
function warnOfUnknown(run: Run, left: readonly Server[], asTheyDid: string): void {
  if (left.length === 0) return;
  run.warn(
    `The way was lost as ${listed(left.map(keyOf))} ${asTheyDid}, with sessions: whether HAProxy has cut them is not known.`,
  );
}

/** Those of these units that had sessions, or have got some since. */
function busyOf(run: Run, units: readonly Unit[], before: readonly Server[]): Server[] {
  const members = new Set(units.flatMap((unit) => unit.members).map(keyOf));
  return before.filter((server) => {
    const after = run.seen.find(keyOf(server));
    const isBusy = ownSessions(server) > 0 || after?.sessionsTotal !== server.sessionsTotal;
    return isBusy && members.has(keyOf(server));
  });
}

/** As they were read last. */
function readOf(run: Run, servers: readonly Server[]): Samples {
  return new Map(
    servers.flatMap((server) => run.seen.find(keyOf(server)) ?? []).map((one) => [keyOf(one), one]),
  );
}

function cutsOf(servers: readonly Server[], cutSince: (before: Server) => number): Cut[] {
  return servers
    .map((server) => ({ key: keyOf(server), count: cutSince(server) }))
    .filter(({ count }) => count > 0);
}

/** `errors`: what their backends have counted, so that none of them is one that ended by itself. */
function warnOfCuts(run: Run, units: readonly Unit[], all: readonly Cut[], errors: Errors): void {
  for (const unit of units) {
    const members = new Set(unit.members.map(keyOf));
    const cuts = all.filter(({ key, count }) => members.has(key) && count > 0);
    const count = sumOf(cuts);
    if (count === 0) continue;
    run.update([unit], (server) => ({ ...server, sessionsShutDown: server.sessionsShutDown + count }));
    for (const { key } of cuts) run.noteCut(nameOf(key).backend);
    const isSure = cuts.every(({ key }) => errors.has(nameOf(key).backend));
    const doubt = isSure
      ? ''
      : ` Where it does not, ${verb(count, 'it has ended by itself', 'they have ended by themselves')}: the two cannot be told apart here.`;
    run.warn(
      `${quantity(count, 'session')} of ${cuts.map((cut) => cut.key).join(', ')} ended the moment it went down: HAProxy cuts them where its configuration says \`on-marked-down shutdown-sessions\`.${doubt}`,
    );
  }
}

function cutOf(before: Server, traffic: Samples | undefined): number {
  return cutBetween(before, traffic?.get(keyOf(before)));
}

/** Tells of a look whether none of these has a session any more. */
function areGone(servers: readonly Server[]): (traffic: Samples) => boolean {
  return (traffic) => servers.every((server) => hasNone(traffic.get(keyOf(server))));
}

/** Whoever is not there has none either. */
function hasNone(traffic: Traffic | undefined): boolean {
  return traffic === undefined || ownSessions(traffic) === 0;
}

/**
 * How many sessions of a server were cut when it was marked down between two readings. HAProxy cuts all or none, so one that is left is proof of
 * none, unless so many have gone that it must have come since, as one that was tried again. Of those that ended, each response that began
 * meanwhile came from a session that was served; without that column, in TCP mode, none is known to have been. A response counts with its
 * headers, so a download that began before and ended by itself in this very moment, as the last one, is taken for cut: no counter of a server
 * tells the two apart, and of a backend only from 3.0 on (`withinErrors`).
 */
export function cutBetween(before: Traffic, after: Traffic | undefined): number {
  const gone = vanishedBetween(before, after);
  const areAllGone = ownSessions(before) > 0 && gone >= ownSessions(before);
  return hasNone(after) || areAllGone ? gone : 0;
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
