/** Sessions that HAProxy has cut for what a step did: of whom, and were they told? */
import type { Author } from '../model/author.ts';
import type { HaproxyProcess } from '../model/process.ts';
import type { ModelServer } from '../model/server.ts';
import type { Session } from '../model/traffic.ts';
import type { Cut, StepRun } from '../step-run.ts';
import { type Bench, loadBalancerOf } from './bench.ts';

export function judgeCut(
  bench: Bench,
  process: HaproxyProcess,
  sessions: readonly Session[],
  by: Author,
): void {
  const step = bench.steps.find((one) => one === by);
  const [first] = sessions;
  // Nobody has decided on it in this moment, and nobody is there who could count.
  if (step === undefined || first === undefined || step.comesLate) return;
  const { server } = first;
  const loadBalancer = loadBalancerOf(process);
  if (isServedInMaint(bench, loadBalancer, server) || isByHold(step)) return;
  if (isTarget(step, server.root ?? server)) {
    const { length: count } = sessions.filter((session) => isCountable(bench, loadBalancer, session));
    if (count > 0) step.cuts.push({ loadBalancer, process, server, at: bench.now, count });
    return;
  }
  // `on-marked-up shutdown-backup-sessions` is hidden: nobody can know of it. A backend that lives on its backups is looked after, and
  // one whose backups have sessions as it is read: who comes there later is not.
  if (server.setup.backup && process.backendRow(server.setup.backend).active > 0) return;
  // Somebody has set one of these while this was on its way. Through an API that is so long that checks take down others meanwhile.
  const isOvertaken = [...process.servers.values()].some(
    ({ setup, forcedBy, closedToAllAt }) =>
      setup.backend === server.setup.backend &&
      (step.isStranger(forcedBy.by)
        ? !bench.couldBeKnown(step, loadBalancer, forcedBy.at)
        : bench.isByApi(loadBalancer) && !bench.couldBeKnown(step, loadBalancer, closedToAllAt)),
  );
  if (isOvertaken) return;
  bench.violate(
    'cut unasked',
    `${sessions.length} sessions of ${server.key} on ${loadBalancer}, by ${step.name}`,
  );
}

/** When its main step has ended, and again when its post step has. */
export function judgeToldCuts(bench: Bench, step: StepRun): void {
  // One that is stopped in the middle of it cannot count any more.
  if (step.killed || step.report?.error?.code === 'cancelled') return;
  for (const { name } of bench.loadBalancers) {
    const cuts = step.cuts.filter((cut) => cut.loadBalancer === name && couldBeCounted(bench, step, cut));
    const count = cuts.reduce((sum, cut) => sum + cut.count, 0);
    const told = step.toldCuts.get(name) ?? 0;
    if (count <= told) continue;
    bench.violate(
      'cuts untold',
      `${count} sessions on ${name} by ${step.name}, ${told} told${step.postStartedAt === null ? '' : ', after its post step'}`,
    );
  }
}

/** A session that has come since the last look, and whose answer has begun, is like one that was served. */
function isCountable(bench: Bench, loadBalancer: string, { since }: Session): boolean {
  return bench.isOld(loadBalancer, since);
}

/** Its process and its server were still there to be asked, and nobody else let clients in again at once. */
function couldBeCounted(bench: Bench, step: StepRun, cut: Cut): boolean {
  const { loadBalancer, process, at } = cut;
  const { forcedBy } = cut.server.root ?? cut.server;
  const until = at + bench.raceMs(loadBalancer);
  const current = bench.current(loadBalancer);
  const isThere = current === process || (current !== undefined && current.startedAt > until);
  // It hung before anybody could look once more, and until the step gave up.
  const awayUntil = bench.haproxy(loadBalancer)?.awayUntil ?? 0;
  const wasAway = awayUntil > at && (step.endedAt ?? bench.now) <= awayUntil + bench.raceMs(loadBalancer);
  const isDeleted = process.servers.get(cut.server.key) !== cut.server;
  return isThere && !wasAway && !isDeleted && (forcedBy.by === step || forcedBy.at > until);
}

/** Its clients come at any time, and hide who was cut: that HAProxy serves them even in maint is an error of its own. */
function isServedInMaint(bench: Bench, loadBalancer: string, { key, trackers, root }: ModelServer): boolean {
  const keys = [key, ...trackers.map((tracker) => tracker.key), root?.key];
  const { clients } = bench.setupOf(loadBalancer);
  return clients.some(({ binding, boundTo }) => binding === 'persist' && keys.includes(boundTo ?? ''));
}

/** After its step has ended, and before its post: what is held is put back when nobody listens any more. */
function isByHold({ endedAt, postStartedAt }: StepRun): boolean {
  return endedAt !== null && postStartedAt === null;
}

/** Of a rolling step those of its batch. */
function isTarget(step: StepRun, { key, setup }: ModelServer): boolean {
  const isMain = step.rolling !== null && step.postStartedAt === null;
  const isItsTurn = !isMain || step.rolling.batch?.includes(setup.server) === true;
  return isItsTurn && step.selects(key);
}
