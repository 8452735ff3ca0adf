/** A step has taken a server out of rotation: are enough left, or does somebody give way in time? */
import { ADMIN_FLAG } from '../../../src/haproxy/admin-flags.ts';
import { inUse } from '../../../src/operation/plan/guard.ts';
import { RELOAD } from '../model/author.ts';
import type { SetFrom } from '../model/ownership.ts';
import type { HaproxyProcess } from '../model/process.ts';
import type { ModelServer } from '../model/server.ts';
import { placeOf, type StepRun } from '../step-run.ts';
import { type Bench, loadBalancerOf, RACE_MS, seconds } from './bench.ts';

/** A step that sees too few left gives way at once, and waits for nobody longer than this. */
const GIVE_WAY_MS = 200;

export function judgeCapacity(
  bench: Bench,
  step: StepRun,
  process: HaproxyProcess,
  server: ModelServer,
  { openToAll }: SetFrom,
): void {
  const loadBalancer = loadBalancerOf(process);
  if (openToAll === null || server.usable) return;
  // Whom a reload let in by mistake goes out again until it is proven, whoever is left; who did that before the first look nobody knows.
  const isReloads = openToAll.by === RELOAD || openToAll.at <= (step.firstSeen.get(process) ?? 0);
  const isOfScript = step.rolling?.scriptFor(server.setup.server) !== undefined;
  if (isReloads && (isOfScript || wasOut(step, placeOf(loadBalancer, server.key)))) return;
  // Whom somebody else has let in just now nobody has seen in rotation.
  if (openToAll.by !== step && !bench.couldBeKnown(step, loadBalancer, openToAll.at)) return;
  const { backend } = server.setup;
  const row = process.backendRow(backend);
  const before = server.setup.backup
    ? { ...row, backups: row.backups + 1 }
    : { ...row, active: row.active + 1 };
  const minimum = minimumOf(process, backend, step);
  const left = () => inUse(process.backendRow(backend));
  if (left() >= minimum || left() >= inUse(before)) return;
  const setAt = bench.now;
  const giveWayMs = GIVE_WAY_MS + 8 * bench.latencyMs(loadBalancer) + RACE_MS;
  bench.clock.after(giveWayMs, () => {
    // Given back, it is out by its own checks, if at all.
    const isStill =
      !server.usable &&
      server.admin !== 'ready' &&
      server.closedToAllAt <= setAt &&
      bench.current(loadBalancer) === process &&
      !isOthersSince(server, step, setAt);
    const haproxy = bench.haproxy(loadBalancer);
    const couldAct = haproxy?.deadSince === null && haproxy.awayUntil < setAt;
    // A step that was killed or cancelled leaves it to its post step.
    const isCancelled = step.report?.failures.some(({ code }) => code === 'cancelled') === true;
    const wasFree = !step.killed && !isCancelled;
    // Whose answer was lost, or may have been, does not know.
    if (step.lost.has(loadBalancer) || bench.isUneven(loadBalancer)) return;
    if (!isStill || !couldAct || !wasFree || left() >= minimum) return;
    bench.violate(
      'too few left',
      `${backend} on ${loadBalancer}: ${left()} in use, ${minimum} asked for, since ${step.name} took ${server.key} out at ${seconds(setAt)}`,
    );
  });
}

/** Somebody else has taken it out as well: what he set is not undone. */
function isOthersSince({ forced, forcedBy }: ModelServer, step: StepRun, setAt: number): boolean {
  return forced !== 'ready' && forcedBy.by !== step && forcedBy.at > setAt;
}

function wasOut(step: StepRun, place: string): boolean {
  const before = step.before.get(place);
  return before !== undefined && (before.state !== 'ready' || before.weight === 0);
}

function minimumOf(process: HaproxyProcess, backend: string, step: StepRun): number {
  const { minAvailable } = step.request;
  if (minAvailable.kind === 'count') return minAvailable.value;
  // Of those that were not in maint when it planned, or are not now: others come and go at the same time. Unresolved ones never count.
  const isCounted = ({ key, setup, forced, flags }: ModelServer) => {
    const { state } = step.before.get(placeOf(loadBalancerOf(process), key)) ?? { state: forced };
    const isResolved = (flags & ADMIN_FLAG.dnsMaint) === 0;
    return setup.backend === backend && isResolved && forced !== 'maint' && state !== 'maint';
  };
  const own = [...process.servers.values()].filter(isCounted);
  return Math.ceil((own.length * minAvailable.value) / 100);
}
