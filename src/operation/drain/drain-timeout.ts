/** What becomes of the sessions that are left when `drain-timeout` has passed. */
import { within } from '../../clock.ts';
import { formatDuration } from '../../duration.ts';
import { Failure } from '../../errors.ts';
import { keyOf, ownSessions, type Traffic } from '../../haproxy/server.ts';
import { listed, quantity } from '../../words.ts';
import { countedFrom } from '../counters.ts';
import type { Plan } from '../plan/target.ts';
import type { Unit } from '../plan/tracking.ts';
import type { DrainRequest } from '../request.ts';
import { namesOf, type Run } from '../run.ts';
import { type DrainWatch, inheritedWords, quietWords } from './wait-for-drain.ts';

/** Whoever is cancelled has not much time left. */
const LAST_LOOK_MS = 500;

/** A drain in one process of one load balancer. */
export interface Drain {
  run: Run;
  plan: Plan;
  request: DrainRequest;
  watch: DrainWatch;
  /** On the clock: the end of `drain-timeout`. */
  deadline: number;
}

const UNITS_SHOWN = 10;

const OWN_SESSIONS =
  ' No client is behind them: they are connections of HAProxy itself, as it keeps them open to SPOE agents in `mode tcp`.';

/** `rollback` and `keep` end the step here, with an error; the other policies go on. */
export async function timeOut(drain: Drain, signal: AbortSignal): Promise<void> {
  const { run, request, watch } = drain;
  const busy = busyOf(drain);
  const words = listed(
    busy.map((unit) => leftWords(unit, watch)),
    UNITS_SHOWN,
    '; ',
  );
  const limit = formatDuration(request.drainTimeoutMs);
  run.noteDrainTimeout();
  const goesOn = request.onDrainTimeout === 'continue' || request.onDrainTimeout === 'shutdown-sessions';
  if (goesOn) watch.relax();
  if (request.onDrainTimeout === 'continue') {
    run.warn(`After ${limit}, ${words}: nothing is cut, and the step goes on.`);
  }
  if (goesOn) return;
  noteDrained(drain);
  throw new Failure('drain-timeout', `After ${limit}, ${words}${await whoKeepsBusy(drain, busy, signal)}`, {
    loadBalancer: run.name,
    servers: busy.map(({ key }) => key),
    brief: briefFor(busy, watch, limit),
    hint: `Raise \`drain-timeout\`${watch.quietMs > 0 ? ', ask for a shorter `quiet-for`' : ''}, or let \`on-drain-timeout\` go on: \`continue\` leaves these sessions alone, \`shutdown-sessions\` cuts them.`,
  });
}

/** Those with sessions, or that were not quiet for long enough; with none of these, those to which somebody comes again and again. */
function busyOf({ run, watch }: Drain): Unit[] {
  const unquiet = run.units.filter((unit) => !watch.of(unit).quiet);
  return unquiet.length > 0 ? unquiet : run.units.filter((unit) => !watch.of(unit).idle);
}

function briefFor(busy: readonly Unit[], watch: DrainWatch, limit: string): string {
  const left = busy.reduce(
    (sum, unit) => sum + watch.of(unit).traffic.sessions + watch.of(unit).traffic.queued,
    0,
  );
  if (left === 0 && watch.quietMs === 0) return `new sessions kept coming for ${limit}`;
  return `${quantity(left, 'session')} left after ${limit}`;
}

function leftWords(unit: Unit, watch: DrainWatch): string {
  if (watch.of(unit).zero && watch.quietMs === 0)
    return `${unit.key} has no sessions at this moment, and new ones keep coming, from clients bound to it`;
  if (watch.of(unit).zero)
    return `${unit.key} has no sessions, and was ${quietWords(watch.of(unit), watch.quietMs)}`;
  const { sessions, inherited, queued } = watch.of(unit).traffic;
  return `${unit.key} still has ${quantity(sessions, 'session')}${inheritedWords(inherited, sessions)}${queued > 0 ? ` and ${queued} queued` : ''}`;
}

/** Of the first; the end of a sentence about all of them. */
async function whoKeepsBusy(
  { run, watch }: Drain,
  [first, ...others]: readonly Unit[],
  signal: AbortSignal,
): Promise<string> {
  let words = '.';
  if (first === undefined) return words;
  const { sessions, queued } = watch.of(first).traffic;
  const isAlone = others.length === 0 && first.members.length === 1 && queued === 0;
  let seen: number | null = 0;
  for (const member of first.members) {
    // It only adds to an error that is told anyway: its own failure must not take that error's place.
    const summary = await run.loadBalancer.sessionsOf(member, signal).catch(() => null);
    seen = summary === null || seen === null ? null : seen + summary.count;
    if (summary === null || summary.count === 0) continue;
    const clients = summary.clients.map((client) => `${client.address} (${client.count})`).join(', ');
    const seconds = summary.oldestSeconds;
    const oldest = seconds === 0 ? 'less than 1s' : formatDuration(seconds * 1_000);
    const who = `, the oldest ${oldest} old, from ${clients}.`;
    // Its name and its sessions have just been told.
    if (isAlone && summary.count === sessions) return who;
    words += ` ${keyOf(member)} is kept by ${quantity(summary.count, 'session')}${who}`;
  }
  return seen === 0 && (await hasSessions(first, run, signal)) ? `.${OWN_SESSIONS}` : words;
}

/** A session without a client says in `show sess` neither whose it is nor where it leads (measured on 2.2 to 3.0). */
async function hasSessions({ members }: Unit, run: Run, signal: AbortSignal): Promise<boolean> {
  const traffic = await run.loadBalancer.sample(members, signal).catch(() => null);
  return traffic !== null && [...traffic.values()].some((one) => ownSessions(one) > 0);
}

export async function shutDownSessions({ run, request, watch }: Drain, signal: AbortSignal): Promise<void> {
  const busy = run.units.filter((unit) => !watch.of(unit).zero);
  if (busy.length === 0) return;
  const members = busy.flatMap((unit) => unit.members);
  const before = await run.loadBalancer.sample(members, signal);
  let after: ReadonlyMap<string, Traffic> | null = null;
  try {
    await run.loadBalancer.shutDownSessions(members, signal);
    after = await run.loadBalancer.sample(members, signal);
  } finally {
    // However this ends, some are gone: another load balancer may have failed, or the step was cancelled.
    const sample = (limit: AbortSignal) => run.loadBalancer.sample(members, limit);
    after ??= await within(run.clock, LAST_LOOK_MS, sample).catch(() => null);
    if (after !== null) noteShutDown(run, request, busy, before, after);
    else run.warn(`Sessions of ${namesOf(busy)} were being shut down: how many were cut is not known.`);
  }
}

function noteShutDown(
  run: Run,
  { drainTimeoutMs }: DrainRequest,
  busy: readonly Unit[],
  before: ReadonlyMap<string, Traffic>,
  after: ReadonlyMap<string, Traffic>,
): void {
  for (const unit of busy) {
    const keys = unit.members.map(keyOf);
    const count = keys.reduce((sum, key) => sum + endedBetween(before.get(key), after.get(key)), 0);
    const left = keys.reduce((sum, key) => sum + (after.get(key)?.sessions ?? 0), 0);
    // They have ended by themselves since they were seen last.
    if (count === 0 && left === 0) continue;
    run.update([unit], (server) => ({ ...server, sessionsShutDown: server.sessionsShutDown + count }));
    const words = count === 0 ? ', and shutting them down ended none' : ' and shut down';
    run.warn(
      `${unit.key}: ${quantity(count || left, 'session')} left after ${formatDuration(drainTimeoutMs)}${words}.`,
    );
  }
}

/** Whoever was queued is let in as others are cut, and cut as well; so is whoever is bound, for as long as this goes on. */
function endedBetween(read: Traffic | undefined, after: Traffic | undefined): number {
  if (read === undefined || after === undefined) return 0;
  const before = countedFrom(read, after);
  const arrived = after.sessionsTotal - before.sessionsTotal - (after.retries - before.retries);
  return Math.max(0, before.sessions + arrived - after.sessions);
}

export function noteDrained({ run, watch }: Drain): void {
  const idle = new Set(run.units.filter((unit) => watch.of(unit).idle).map(({ key }) => key));
  run.update(run.units, (server) => ({
    ...server,
    drained: idle.has(keyOf(server.saved)),
    drainMs: server.idleFromMs,
  }));
}
