/** What is read and asserted before either half of a batch, on all load balancers before any of them is changed. */
import { Failure, Reloaded } from '../../errors.ts';
import { isSameProcess, type Snapshot } from '../../haproxy/server.ts';
import { plannedRun } from '../change.ts';
import type { Ledger } from '../ledger.ts';
import { planChange } from '../plan/plan.ts';
import type { Plan } from '../plan/target.ts';
import type { PlannedRun } from '../reach-goal.ts';
import type { Run } from '../run.ts';
import { assertAsSet } from '../verify.ts';
import type { Batch } from './batches.ts';
import { FailureList } from './failure-list.ts';
import type { Planned } from './half.ts';
import type { RollingMember } from './member.ts';
import { backRequest, outRequest } from './requests.ts';
import type { RollingScene } from './scene.ts';

/**
 * Those of this batch, as they are now. Throws nothing: whoever came back and is not well, and whoever is otherwise than it was found,
 * is a failure.
 */
export function planOut(batch: Batch, scene: RollingScene, ledger: Ledger, again: boolean): Promise<Planned> {
  const { request, members, effects } = scene;
  return planEach(members, scene, async (member) => {
    // What the last batch read on its way back holds for this one, but for what changes from moment to moment.
    if (batch.number > 1 || again) await member.look(effects.signal);
    member.assertDone();
    const wanted = batch.keys.get(member.name) ?? [];
    const keys = wanted.filter((key) => member.find(key) !== null);
    assertThere(member, wanted, scene);
    if (keys.length === 0) return null;
    member.assertAsFound(keys);
    const own = outRequest(request, keys);
    const plan = withoutWords(planChange(own, member.snapshot));
    const planned = plannedRun(member.loadBalancer, member.snapshot, plan, own, ledger, effects);
    if (plan.refusal !== null) throw plan.refusal;
    return planned;
  });
}

/** The same servers, which must still be as the first half left them: with what is read here the next batch is planned, too. */
export function planBack(out: readonly PlannedRun[], scene: RollingScene, ledger: Ledger): Promise<Planned> {
  const { request, members, effects } = scene;
  const runs = new Map(out.map(({ run }) => [run.name, run]));
  return planEach(members, scene, async (member) => {
    const run = runs.get(member.name);
    if (run === undefined) return null;
    const snapshot = await member.loadBalancer.read(effects.signal);
    member.record(snapshot);
    const left = run.units.filter((unit) => !run.of(unit).gone);
    if (left.length === 0) return null;
    const isReloaded = !isSameProcess(run.process, snapshot.process);
    if (isReloaded && request.onReload === 'fail') throw reloadedSince(run);
    if (!isReloaded) {
      run.recordAll(snapshot);
      assertAsSet(run, left);
    }
    const own = backRequest(
      request,
      left.map(({ key }) => key),
    );
    const plan = withoutWords(planChange(own, snapshot));
    const asLeft = isReloaded ? leftBy(run, plan) : plan;
    const planned = plannedRun(member.loadBalancer, snapshot, asLeft, own, ledger, effects);
    if (isReloaded) begunAnew(planned.run, snapshot);
    if (plan.refusal !== null) throw plan.refusal;
    return planned;
  });
}

/** All that is to be known of servers was told of the whole plan. */
function withoutWords(plan: Plan): Plan {
  return { ...plan, notices: [], warnings: [] };
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

function reloadedSince(run: Run): Reloaded {
  return new Reloaded('HAProxy was reloaded after the script, and forgot what was set', {
    loadBalancer: run.name,
    servers: run.units.map(({ key }) => key),
  });
}

/** In a process that has forgotten it, too, each of these was out when its script began. */
function leftBy(run: Run, plan: Plan): Plan {
  const targets = plan.targets.map((target) => ({ ...target, before: run.now(target) }));
  return { ...plan, targets };
}

/** Whatever a reload has let in is proven there, as after a reload within the step. */
function begunAnew(run: Run, snapshot: Snapshot): void {
  run.noteReload();
  run.recordAll(snapshot);
  run.expectAsRead(run.units);
}

/** All are planned, or it is known why not: a fault of one is a fault of all. */
async function planEach(
  members: readonly RollingMember[],
  { effects }: RollingScene,
  plan: (member: RollingMember) => Promise<PlannedRun | null>,
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
  for (const failure of list.failures) effects.tell({ kind: 'failure', failure });
  return { runs: runs.flat(), failures: list.failures };
}
