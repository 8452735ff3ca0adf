/** Why a server is not put back. */
import { Failure } from '../../errors.ts';
import { type Server, takesTraffic } from '../../haproxy/server.ts';
import { describe, differences, pick, settingsOf } from '../../haproxy/server-settings.ts';
import type { Reading } from '../../haproxy/snapshot.ts';
import { listed } from '../../words.ts';
import { type Capacity, capacityOf, isRefused } from '../plan/guard.ts';
import type { Unit } from '../plan/tracking.ts';
import { checkAgainHint } from '../ready/readiness.ts';
import type { MinAvailable } from '../request.ts';
import type { Run } from '../run.ts';
import { tooSmall } from '../verify.ts';
import type { Attempt } from './attempt.ts';
import { settingsToRestore } from './way-back.ts';

/** To take servers out of rotation again must leave enough others, as at any other time. */
export function refuseTooFew(
  { run, refusals }: Attempt,
  units: readonly Unit[],
  minAvailable: MinAvailable,
): void {
  const leaving = units.filter((unit) => isLeaving(run, unit));
  const capacities = capacitiesWithout(run, leaving, minAvailable).filter(isRefused);
  for (const unit of ofBackends(leaving, capacities))
    refusals.set(unit, tooFewWithout(run, unit, capacities));
}

/** Of each backend that these leave, trackers' included, as it was read last. */
export function capacitiesWithout(
  run: Run,
  leaving: readonly Unit[],
  minAvailable: MinAvailable,
): Capacity[] {
  const byBackend = Map.groupBy(
    leaving.flatMap((unit) => leavingOf(run, unit)),
    ({ backend }) => backend,
  );
  return [...byBackend].flatMap(([name, servers]) => {
    const backend = run.seen.backend(name);
    const all = [...run.seen.servers.values()].filter((server) => server.backend === name);
    return backend === undefined ? [] : capacityOf(backend, all, servers, minAvailable);
  });
}

/** It takes traffic, or a tracker of it does, and would not when it is put back. */
export function isLeaving(run: Run, unit: Unit): boolean {
  return leavingOf(run, unit).length > 0;
}

/** Trackers follow its state, and have weights of their own. */
function leavingOf(run: Run, unit: Unit): Server[] {
  const { saved, now } = run.of(unit);
  const { state, weight } = settingsToRestore(saved, now);
  const leaving = state !== 'ready' ? run.membersNow(unit) : weight === 0 ? [now] : [];
  return leaving.filter(takesTraffic);
}

/** Others left in the moment in which these were taken out: they come back at once by `giveWay`, and stay in rotation. */
export async function giveWayWhereTooFewAreLeft(
  { run, refusals }: Attempt,
  leaving: readonly Unit[],
  capacities: readonly Capacity[],
  reading: Reading,
  giveWay: (units: readonly Unit[]) => Promise<unknown>,
): Promise<void> {
  const short = tooSmall(run, capacities, reading);
  const units = ofBackends(leaving, short);
  if (units.length === 0) return;
  await giveWay(units);
  for (const unit of units) refusals.set(unit, tooFewWithout(run, unit, short));
}

function ofBackends(units: readonly Unit[], capacities: readonly Capacity[]): Unit[] {
  const names = new Set(capacities.map(({ backend }) => backend));
  return units.filter((unit) => unit.members.some(({ backend }) => names.has(backend)));
}

function tooFewWithout(run: Run, unit: Unit, capacities: readonly Capacity[]): Failure {
  const own = new Set(unit.members.map(({ backend }) => backend));
  const backend = listed(capacities.map((one) => one.backend).filter((name) => own.has(name)));
  return new Failure(
    'guard',
    `Left in rotation: without ${unit.key} fewer servers of ${backend} would take traffic than \`min-available\` asks for`,
    {
      loadBalancer: run.name,
      servers: [unit.key],
      brief: 'too few servers would be left without it',
      hint: 'Bring others back first, then take it out by hand.',
    },
  );
}

export function unprovable(run: Run, unit: Unit): Failure {
  if (run.now(unit).maintCauses.includes('dns')) return unresolved(run, unit);
  return run.of(unit).saved.health === 'unchecked' ? neverChecked(run, unit) : unchecked(run, unit);
}

function unresolved(run: Run, unit: Unit): Failure {
  const { key } = unit;
  return new Failure(
    'dns-maintenance',
    `Not put back: the name of ${key} does not resolve, so no check can prove it healthy.`,
    {
      brief: 'its name does not resolve',
      loadBalancer: run.name,
      servers: [key],
      detail: run.now(unit).status,
      hint: 'Look at the `resolvers` section of haproxy.cfg. When the name resolves, run `ready` for it.',
    },
  );
}

function neverChecked(run: Run, { key }: Unit): Failure {
  return new Failure(
    'unhealthy',
    `Not put back: the script did not come to its end, and no health check runs on ${key} that could prove it healthy.`,
    {
      brief: 'its script did not come to its end, and no health check can prove it',
      loadBalancer: run.name,
      servers: [key],
      hint: 'Look at its application, then run `ready` for it.',
    },
  );
}

function unchecked(run: Run, unit: Unit): Failure {
  const { key } = unit;
  return new Failure(
    'unhealthy',
    `Not put back: the health checks of ${key} were switched off meanwhile, so nothing can prove it healthy.`,
    {
      loadBalancer: run.name,
      servers: [key],
      hint: checkAgainHint(run.now(unit), 'and put it back when its checks have passed'),
    },
  );
}

export function notBack(run: Run, units: readonly Unit[]): Failure {
  const words = units.map((unit) => {
    const { now, saved } = run.of(unit);
    const checks = differences(pick(saved.before, ['checks', 'agent']), settingsOf(now));
    const was = describe({ state: saved.before.state, ...checks });
    const is = now.isAdminGuessed ? 'drain or ready, which is not shown' : now.forced;
    return `${unit.key} is ${is} ("${now.status}"), it was ${was}`;
  });
  return new Failure('not-verified', `Not put back: ${words.join('; ')}.`, {
    loadBalancer: run.name,
    servers: units.map(({ key }) => key),
    hint: 'Put it back by hand; the job summary has the commands.',
  });
}
