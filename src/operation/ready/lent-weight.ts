/**
 * The weight of 0 that servers are lent while HAProxy marks them up, for a proof or as they come back without one: `on-marked-up
 * shutdown-backup-sessions` would cut whoever is on a backup otherwise.
 */
import { Failure } from '../../errors.ts';
import { keyOf, type Server, takesTraffic } from '../../haproxy/server.ts';
import type { Unit } from '../plan/tracking.ts';
import type { Run } from '../run.ts';
import { setWeights, weightGoal } from '../send.ts';
import type { ServerRun } from '../server-run.ts';

/** Servers and trackers of these whose backend has somebody on its backups, as they are now. An SRV record takes back at once what is lent. */
export function weightlessOf(run: Run, units: readonly Unit[]): Server[] {
  const members = units.flatMap((unit) => run.membersNow(unit));
  const able = members.filter(({ weight, srvRecord }) => weight > 0 && srvRecord === undefined);
  return [...Map.groupBy(able, ({ backend }) => backend)].flatMap(([name, those]) => {
    if (livesOnBackups(run, name)) return those;
    // HAProxy cuts nobody for a backup.
    const active = those.filter(({ backup }) => !backup);
    return active.length > 0 && hasBusyBackups(run, name) ? active : [];
  });
}

/**
 * Backups have sessions though active servers serve: from before these came back, or of clients bound to a backup, who may come at any moment.
 * Where no weight can be lent that is no reason to refuse anything.
 */
function hasBusyBackups(run: Run, name: string): boolean {
  const { backups = 0, sticky = null } = run.seen.backend(name) ?? {};
  if (backups === 0 || !canLend(run)) return false;
  const isBound = sticky === 'cookie' || sticky === 'stick-table';
  return [...run.seen.servers.values()].some(
    (one) => one.backend === name && one.backup && (one.sessions > 0 || (isBound && one.sessionsTotal > 0)),
  );
}

/** The way there can set a weight. */
export function canLend(run: Run): boolean {
  return run.seen.snapshot.can.lacks?.includes('weight') !== true;
}

/** Sets what marks these up by itself, without a proof: at weight 0 where that would cut somebody, and where it can be. */
export async function sparingBackups<T>(
  run: Run,
  units: readonly Unit[],
  set: () => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const weightless = canLend(run) ? weightlessOf(run, units) : [];
  const wanted = new Map(units.map((unit) => [unit.key, run.of(unit).expected.weight]));
  await lendNoWeight(run, weightless, signal);
  const result = await set();
  await giveWeightBack(run, weightless, signal);
  // A weight that was asked for is wanted, also where an agent speaks.
  run.update(units, (server) => {
    const weight = wanted.get(keyOf(server.saved));
    return weight === undefined ? server : { ...server, expected: { ...server.expected, weight } };
  });
  return result;
}

export async function lendNoWeight(run: Run, servers: readonly Server[], signal: AbortSignal): Promise<void> {
  const goals = servers.map((server) => weightGoal(server, 0));
  if (goals.length === 0) return;
  const named = servers.map((server) => ({ key: keyOf(server) }));
  // Of whom this step has set none yet somebody may have set one since the first reading: that is what he is lent it from.
  run.update(named, (server) => {
    const { now, saved } = server;
    if (saved.sent.weights.length > 0) return server;
    return { ...server, saved: { ...saved, before: { ...saved.before, weight: now.weight } } };
  });
  await setWeights(run, goals, signal);
}

/**
 * Throws `not-verified` when somebody else has given one of them a weight meanwhile, and wants it to have that. An agent gives weights all
 * the time: what it has said meanwhile, and says from now on, is no change of anybody's.
 */
export async function giveWeightBack(
  run: Run,
  servers: readonly Server[],
  signal: AbortSignal,
): Promise<void> {
  if (servers.length === 0) return;
  if (!run.seen.isFresh) await run.readBack(signal);
  const isOther = (server: Server) => (run.seen.find(keyOf(server))?.weight ?? 0) !== 0;
  const isOfAgent = (server: Server) => run.seen.find(keyOf(server))?.agent === 'enabled';
  const other = servers.find((server) => isOther(server) && !isOfAgent(server));
  if (other !== undefined) throw weightSetByOthers(run, other);
  const lent = servers.filter((server) => !isOther(server));
  if (lent.length > 0)
    await setWeights(
      run,
      lent.map((server) => weightGoal(server, server.weight)),
      signal,
    );
  const ofAgents = servers.filter(isOfAgent).map((server) => ({ key: keyOf(server) }));
  run.update(ofAgents, ({ expected: { weight: _, ...expected }, ...server }) => ({ ...server, expected }));
  leaveTrackersToAgents(run);
}

/** Of trackers that are not at the 0 that they were lent, and have an agent: whatever weight they have, it may be what that has said. */
export function leaveTrackersToAgents(run: Run): void {
  endLoans(run, ({ now }) => now.agent === 'enabled');
}

/** A new process has never heard of what was lent: a tracker has its weight of the configuration there, or had one in a state file. */
export function endForgottenLoans(run: Run): void {
  endLoans(run, () => true);
}

/** Of those of its trackers that are not at the 0 that they were lent. From then on their weight is nobody's of this run. */
function endLoans(run: Run, isOver: (tracker: ServerRun) => boolean): void {
  const isLent = ({ now, unknown, gone, saved }: ServerRun) =>
    !unknown && !gone && now.weight !== 0 && saved.sent.weights.length > 0;
  const over = run.trackers.filter((tracker) => isLent(tracker) && isOver(tracker));
  run.update(
    over.map(({ saved }) => ({ key: keyOf(saved) })),
    (tracker) => {
      const { saved, now } = tracker;
      const { weight: _, ...expected } = tracker.expected;
      const before = { ...saved.before, weight: now.weight };
      return { ...tracker, expected, saved: { ...saved, before, sent: { ...saved.sent, weights: [] } } };
    },
  );
}

function weightSetByOthers(run: Run, server: Server): Failure {
  return new Failure(
    'not-verified',
    `${keyOf(server)} was set to weight 0 while it was proven, and now it has ${run.seen.find(keyOf(server))?.weight}: somebody else changed it.`,
    {
      loadBalancer: run.name,
      servers: [keyOf(server)],
      hint: 'Another job or person works on this server: give jobs on one backend a common `concurrency` group.',
    },
  );
}

/**
 * Nothing but backups serve, or will as soon as those are out again that a reload has let in. Whatever sessions they have by the time
 * of the proof, `on-marked-up shutdown-backup-sessions` would cut them then: also those of a backup that is out by now.
 */
function livesOnBackups(run: Run, name: string): boolean {
  const backend = run.seen.backend(name);
  if (backend === undefined) return false;
  const members = new Map(run.units.flatMap((unit) => run.membersNow(unit)).map((one) => [keyOf(one), one]));
  const letIn = [...members.values()].filter(
    (one) => one.backend === name && !one.backup && takesTraffic(one),
  ).length;
  if (backend.active > letIn) return false;
  const isServing = (one: Server) => one.backend === name && one.backup && one.sessions > 0;
  return backend.backups > 0 || [...run.seen.servers.values()].some(isServing);
}
