/** What is read and asserted before either half of a batch, on all load balancers before any of them is changed. */
import { formatDuration } from '../../duration.ts';
import { asFailure, Failure, Reloaded } from '../../errors.ts';
import { isSameProcess } from '../../haproxy/process.ts';
import { keyOf, nameOf, type Server } from '../../haproxy/server.ts';
import { isHidden, type Snapshot } from '../../haproxy/snapshot.ts';
import { listed } from '../../words.ts';
import { plannedRun } from '../change.ts';
import type { Look } from '../fleet.ts';
import type { Ledger } from '../ledger.ts';
import { newNeighbours } from '../plan/notices/same-address.ts';
import { planChange } from '../plan/plan.ts';
import type { Plan, Target } from '../plan/target.ts';
import type { Unit } from '../plan/tracking.ts';
import { requireReadable } from '../plan/ways.ts';
import { NO_WORDS } from '../plan/words.ts';
import type { PlannedRun } from '../reach-goal.ts';
import { switchedOffFailure } from '../ready/readiness.ts';
import { isDisabled, requireEnabled } from '../reload.ts';
import type { Run } from '../run.ts';
import { assertAsSet } from '../verify.ts';
import type { Batch } from './batches.ts';
import { FailureList } from './failure-list.ts';
import type { Planned } from './half.ts';
import { lookTogether } from './look-together.ts';
import type { RollingMember } from './member.ts';
import { ReadingTogether } from './read-together.ts';
import { backRequest, outRequest } from './requests.ts';
import type { RollingScene } from './scene.ts';
import type { ScriptPlaces } from './script-places.ts';

/** What was read this short a time ago need not be looked at again. */
const STILL_FRESH_MS = 200;
/** Nobody is left alone for longer. */
const SOON_MS = 1_000;
const LOOK_AT_SLOW_START_EVERY_MS = 1_000;

/**
 * Those of this batch, as they are now. Throws nothing: whoever came back and is not well, and whoever is otherwise than it was found,
 * is a failure.
 */
export async function planOut(
  batch: Batch,
  scene: RollingScene,
  ledger: Ledger,
  again: boolean,
): Promise<Planned> {
  const { request, members, effects } = scene;
  const toBeProven = request.healthProof !== 'none';
  const assertDone = (member: RollingMember) => member.assertDone(toBeProven);
  const failed = await lookTogether(scene, assertDone, (member, look, signal) =>
    outlastSlowStart(member, look, effects, signal),
  );
  if (failed.length === 0) failed.push(...withoutRoom(effects));
  for (const failure of failed) effects.tell({ kind: 'failure', failure });
  if (failed.length > 0) return { runs: [], failures: failed };
  const begunAt = effects.clock.now();
  const planned = await planEach(members, scene, async (member) => {
    // What was read before holds for this one, but for what changes from moment to moment: another one may have taken long to answer.
    const isStale = effects.clock.now() - member.foundAt >= STILL_FRESH_MS;
    if (batch.number > 1 || isStale || again) await member.look(effects.signal);
    assertDone(member);
    const wanted = batch.keys.get(member.name) ?? [];
    requireReadable(wanted.filter((key) => isHidden(member.snapshot, key)).map(nameOf));
    const keys = wanted.filter((key) => member.find(key) !== null);
    assertThere(member, wanted, scene);
    if (keys.length === 0) return null;
    member.assertAsFound(keys, toBeProven);
    const own = outRequest(request, keys);
    const whole = planChange(own, member.snapshot);
    // All that is to be known of servers was told of the whole plan.
    // One that has taken the place of another since may have left that with sessions.
    const plan = { ...whole, words: NO_WORDS };
    const planned = plannedRun(member.loadBalancer, member.snapshot, plan, own, ledger, effects);
    if (member.isNews()) for (const text of whole.words.warnings) planned.run.warn(text);
    if (plan.refusal !== null) throw plan.refusal;
    assertAlone(member, plan.targets);
    return planned;
  });
  if (planned.failures.length > 0 || effects.clock.now() - begunAt < SOON_MS) return planned;
  // One has taken long to answer: who came back before may have failed since, and then nobody else goes out.
  const failures = await lookTogether(scene, assertDone);
  for (const failure of failures) effects.tell({ kind: 'failure', failure });
  return { ...planned, failures };
}

/** Nobody goes out for whom what the way back needs could not be saved: it would not be sent then. */
function withoutRoom({ keepRoom }: RollingScene['effects']): Failure[] {
  try {
    keepRoom();
    return [];
  } catch (error) {
    return [asFailure(error)];
  }
}

/**
 * A slow start is the way back as well: until its end HAProxy gives a server a part of its weight only, and of its `maxconn`, and what the
 * next ones leave behind would be queued.
 */
async function outlastSlowStart(
  member: RollingMember,
  look: Look,
  { clock, tell }: RollingScene['effects'],
  signal: AbortSignal,
): Promise<void> {
  const begunAt = clock.now();
  for (let { starting } = member; starting.length > 0; { starting } = member) {
    const names = listed(starting.map(keyOf));
    const given = starting.map(({ throttlePercent = 100 }) => throttlePercent);
    const text = `${names}: in slow start at ${Math.min(...given)}%, after ${formatDuration(clock.now() - begunAt)}; the next batch waits for its end`;
    tell({ kind: 'progress', loadBalancer: member.name, text, left: starting.length });
    await clock.sleep(LOOK_AT_SLOW_START_EVERY_MS, signal);
    await look(signal);
  }
}

/** The same servers, which must still be as the first half left them: with what is read here the next batch is planned, too. */
export function planBack(
  out: readonly PlannedRun[],
  places: ScriptPlaces,
  scene: RollingScene,
  ledger: Ledger,
): Promise<Planned> {
  const { request, members, effects } = scene;
  const runs = new Map(out.map((one) => [one.run.name, one]));
  const together = new ReadingTogether(out.length, scene);
  const planOne = async (member: RollingMember): Promise<PlannedRun | null> => {
    const planned = runs.get(member.name);
    if (planned === undefined) return null;
    const { run } = planned;
    const snapshot = await together.read(planned);
    member.noteProcess(run);
    member.record(snapshot);
    const left = run.units.filter((unit) => !run.of(unit).gone);
    if (left.length === 0) return null;
    const isReloaded = !isSameProcess(run.seen.process, snapshot.process);
    const leftAs = new Map(left.map((unit) => [unit.key, run.now(unit)]));
    run.recordAll(snapshot);
    requireReadable(left.flatMap(({ key, members }) => (isHidden(snapshot, key) ? members.slice(0, 1) : [])));
    run.noteGone(left.filter(({ key }) => member.find(key) === null));
    if (isReloaded && request.onReload === 'fail') throw reloadedSince(run);
    if (!isReloaded) assertAsSet(run, left);
    requireEnabled(run, disabledSince(planned, left, snapshot));
    if (isReloaded || run.reloads > 0) places.assertKept(run.name, snapshot);
    if (request.healthProof !== 'none') assertStillChecked(member, left);
    const own = backRequest(
      request,
      left.map(({ key }) => key),
    );
    const plan = { ...planChange(own, snapshot), words: NO_WORDS };
    const asLeft = isReloaded ? asBefore(plan, leftAs) : plan;
    const back = plannedRun(member.loadBalancer, snapshot, asLeft, own, ledger, effects);
    if (isReloaded) begunAnew(back.run, snapshot);
    if (plan.refusal !== null) throw plan.refusal;
    return back;
  };
  return planEach(members, scene, planOne, together.told);
}

/** Throws `not-found` where a server is gone; where that is allowed it is a warning. */
function assertThere(
  member: RollingMember,
  wanted: readonly string[],
  { request, effects }: RollingScene,
): void {
  const gone = wanted.filter((key) => member.find(key) === null);
  if (gone.length === 0) return;
  const words = `${gone.join(', ')} is gone: HAProxy had it when this step began.`;
  if (!request.failOnNotFound) {
    member.warnings.push(words);
    effects.tell({ kind: 'warning', loadBalancer: member.name, text: words });
    return;
  }
  throw new Failure('not-found', words, {
    loadBalancer: member.name,
    servers: gone,
    hint: 'Correct `server`, or leave it out. With `fail-on-not-found: false` this is a warning.',
  });
}

/** Throws where others stand at the address of one of these since this step began: its script would stop what serves, and nobody was told of it. */
function assertAlone({ name, first, snapshot }: RollingMember, targets: readonly Target[]): void {
  const [come] = newNeighbours(targets, first, snapshot);
  if (come === undefined) return;
  const names = listed(come.others.map(keyOf));
  const isReloaded = !isSameProcess(first.process, snapshot.process);
  throw new Failure(
    isReloaded ? 'reloaded' : 'not-verified',
    `${isReloaded ? 'HAProxy was reloaded, and its new configuration has' : 'Since this step began somebody has put'} ${names} at ${come.address}, where ${come.key} stands: whoever stops the application there stops what nobody has planned to take out.`,
    {
      loadBalancer: name,
      servers: [come.key],
      brief: `${names} came to the address of ${come.key}`,
      hint: 'Look which servers are to stand at that address, and run this step again for all of them.',
    },
  );
}

/** Of these the configuration of another process has taken out, while the batch was out. */
function disabledSince({ plan }: PlannedRun, left: readonly Unit[], { servers }: Snapshot): Unit[] {
  const before = new Map(plan.targets.map((target) => [target.key, target.before]));
  return left.filter(({ key }) => isDisabled(servers.get(key)) && !isDisabled(before.get(key)));
}

/** Throws `unhealthy` where checks proved one when the step began, and do not run any more: it would be let in unproven. */
function assertStillChecked(member: RollingMember, left: readonly Unit[]): void {
  const unchecked = left.flatMap(({ key }) => {
    const before = member.targets.find((target) => target.key === key)?.before;
    const now = member.find(key);
    return before?.checks === 'enabled' && now !== null && now.checks !== 'enabled' ? now : [];
  });
  if (unchecked.length > 0)
    throw switchedOffFailure(unchecked, member.name, { next: 'then run `ready` for it' });
}

function reloadedSince(run: Run): Reloaded {
  return new Reloaded('HAProxy was reloaded after the script, and forgot what was set', {
    loadBalancer: run.name,
    servers: run.units.map(({ key }) => key),
  });
}

/** In a process that has forgotten it, too, each of these was out when its script began. */
function asBefore(plan: Plan, before: ReadonlyMap<string, Server>): Plan {
  const targets = plan.targets.map((target) => ({
    ...target,
    before: before.get(target.key) ?? target.before,
  }));
  return { ...plan, targets };
}

/** Whatever a reload has let in is proven there, as after a reload within the step. */
function begunAnew(run: Run, snapshot: Snapshot): void {
  run.noteReload();
  run.recordAll(snapshot);
  run.acceptAddresses();
  run.acceptWeights();
  run.expectAsRead(run.units);
}

/** All are planned, or it is known why not: a fault of one is a fault of all. `told`: by whoever found them. */
async function planEach(
  members: readonly RollingMember[],
  { effects }: RollingScene,
  plan: (member: RollingMember) => Promise<PlannedRun | null>,
  told: ReadonlySet<Failure> = new Set(),
): Promise<Planned> {
  const list = new FailureList(effects);
  const runs = await Promise.all(
    members.map(async (member) => {
      try {
        return (await plan(member)) ?? [];
      } catch (error) {
        list.add(error, member.name);
        return [];
      }
    }),
  );
  for (const failure of list.failures) if (!told.has(failure)) effects.tell({ kind: 'failure', failure });
  return { runs: runs.flat(), failures: list.failures };
}
