/** Why a server is not put back. */
import { Failure } from '../../errors.ts';
import { takesTraffic } from '../../haproxy/server.ts';
import { capacityOf, isRefused } from '../plan/guard.ts';
import type { Unit } from '../plan/tracking.ts';
import type { MinAvailable } from '../request.ts';
import type { Run } from '../run.ts';
import type { Attempt } from './attempt.ts';
import { settingsToRestore } from './way-back.ts';

/** To take servers out of rotation again must leave enough others, as at any other time. */
export function refuseTooFew(
  { run, refusals }: Attempt,
  units: readonly Unit[],
  minAvailable: MinAvailable,
): void {
  const leaving = units.filter((unit) => {
    const { saved, now } = run.of(unit);
    const { state, weight } = settingsToRestore(saved, now);
    return takesTraffic(now) && (state !== 'ready' || weight === 0);
  });
  for (const [name, those] of Map.groupBy(leaving, (unit) => run.now(unit).backend)) {
    const backend = run.backend(name);
    const all = [...run.servers()].filter((server) => server.backend === name);
    const servers = those.map((unit) => run.now(unit));
    if (backend === undefined || !isRefused(capacityOf(backend, all, servers, minAvailable))) continue;
    for (const unit of those) refusals.set(unit, tooFewWithout(run, unit));
  }
}

function tooFewWithout(run: Run, unit: Unit): Failure {
  const { backend } = run.now(unit);
  return new Failure(
    'guard',
    `Left in rotation: without ${unit.key} fewer servers of ${backend} would take traffic than \`min-available\` asks for`,
    {
      loadBalancer: run.name,
      servers: [unit.key],
      hint: 'Bring others back first, then take it out by hand.',
    },
  );
}

export function unprovable(run: Run, { key }: Unit): Failure {
  return new Failure(
    'unhealthy',
    `Not put back: the health checks of ${key} were switched off meanwhile, so nothing can prove it healthy.`,
    {
      loadBalancer: run.name,
      servers: [key],
      hint: `Send \`enable health ${key}\`, and put it back when its checks have passed.`,
    },
  );
}

export function notBack(run: Run, units: readonly Unit[]): Failure {
  const words = units.map((unit) => {
    const { now, saved } = run.of(unit);
    return `${unit.key} is ${now.forced} ("${now.status}"), it was ${saved.before.state}`;
  });
  return new Failure('not-verified', `Not put back: ${words.join('; ')}.`, {
    loadBalancer: run.name,
    servers: units.map(({ key }) => key),
    hint: 'Put it back by hand; the job summary has the commands.',
  });
}
