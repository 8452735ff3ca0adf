/**
 * A script stops what stands behind a name, and where that stands may be known from who runs: then the name does not resolve until that does
 * again, and so long HAProxy checks nobody there.
 */
import { formatDuration } from '../../duration.ts';
import { Failure } from '../../errors.ts';
import { listed, verb } from '../../words.ts';
import type { Unit } from '../plan/tracking.ts';
import type { Run } from '../run.ts';
import type { RollingScene } from './scene.ts';

const LOOK_EVERY_MS = 1_000;
const LOOK_FOR_NEWS_EVERY_MS = 100;
/** One that has said nothing for so long hangs, or is lost: it is looked for only as long as nobody waits for others. */
const SILENT_MS = 3_000;

/** One look at each, at once and then once a second, until what it is given has ended. Returns all failures. */
export type Watch = (during: Promise<void>) => Promise<Failure[]>;

/**
 * Until all of these resolve, for `health-timeout`; not longer than until one of these has failed otherwise, or the step is cancelled. Returns
 * what the watch has found, and `dns-maintenance` of each load balancer where the limit has passed first, which was told.
 */
export async function outlastUnresolved(
  runs: readonly Run[],
  watch: Watch,
  { request, effects }: Pick<RollingScene, 'request' | 'effects'>,
): Promise<Failure[]> {
  if (!runs.some((run) => run.units.some((unit) => hasName(run, unit)))) return [];
  const limitMs = request.healthProof === 'none' ? 0 : request.healthTimeoutMs;
  const begunAt = effects.clock.now();
  for (;;) {
    const watched = await watch(untilResolved(runs, begunAt + limitMs, effects));
    if (watched.length > 0) return watched;
    const unresolved = runs.filter((run) => unresolvedOf(run).length > 0);
    if (unresolved.length === 0) return [];
    if (effects.clock.now() - begunAt < limitMs) continue;
    return unresolved.map((run) => {
      const failure = notResolved(run, unresolvedOf(run), limitMs);
      run.tellFailure(failure);
      return failure;
    });
  }
}

/** Of what was read since this began: who has just been stopped had a name a moment ago. Does not reject. */
async function untilResolved(
  runs: readonly Run[],
  until: number,
  { clock, signal }: RollingScene['effects'],
): Promise<void> {
  const begunAt = clock.now();
  for (;;) {
    const now = clock.now();
    const isOneSilent = runs.some(({ seen }) => now - Math.max(seen.at, begunAt) > SILENT_MS);
    if (signal.aborted || runs.some(hasFailed) || isOneSilent) return;
    const isRead = runs.every(({ seen }) => seen.at >= begunAt);
    const unresolved = runs.filter((run) => unresolvedOf(run).length > 0);
    if (isRead && (unresolved.length === 0 || now >= until)) return;
    if (isRead) for (const run of unresolved) tellOf(run, unresolvedOf(run), until - now);
    await clock.sleep(isRead ? LOOK_EVERY_MS : LOOK_FOR_NEWS_EVERY_MS, signal).catch(() => {});
  }
}

function tellOf(run: Run, units: readonly Unit[], leftMs: number): void {
  const names = `${listed(units.map(({ key }) => key))}: ${verb(units.length, 'its name does', 'their names do')}`;
  run.tellProgress(`${names} not resolve yet, waiting for up to ${formatDuration(leftMs)}`, units.length);
}

function hasName(run: Run, unit: Unit): boolean {
  const { fqdn, srvRecord } = run.now(unit);
  return fqdn !== '' || srvRecord !== undefined;
}

function unresolvedOf(run: Run): Unit[] {
  return run.units.filter((unit) => isUnresolved(run, unit));
}

function isUnresolved(run: Run, unit: Unit): boolean {
  return !run.of(unit).gone && run.now(unit).maintCauses.includes('dns');
}

function hasFailed(run: Run): boolean {
  return run.units.some((unit) => run.of(unit).failure !== null);
}

/** In forced maint, which HAProxy does not end when a name resolves. */
function notResolved(run: Run, units: readonly Unit[], limitMs: number): Failure {
  const [whose, are, them] = [
    verb(units.length, 'its name', 'their names'),
    verb(units.length, 'is', 'are'),
    verb(units.length, 'it', 'them'),
  ];
  const not =
    limitMs === 0
      ? `${verb(units.length, 'does', 'do')} not resolve`
      : `${verb(units.length, 'has', 'have')} not resolved within ${formatDuration(limitMs)}`;
  const [first] = units;
  return new Failure(
    'dns-maintenance',
    `${listed(units.map(({ key }) => key))} ${are} not let in: ${whose} ${not}.`,
    {
      loadBalancer: run.name,
      servers: units.map(({ key }) => key),
      brief: `${whose} ${not}`,
      detail: first && run.now(first).status,
      hint: `Look at the \`resolvers\` section of haproxy.cfg. HAProxy does not bring back what is in maint: when ${whose} ${verb(units.length, 'resolves', 'resolve')}, run \`ready\` for ${them}.`,
    },
  );
}
