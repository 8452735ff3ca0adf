/**
 * Reloads while a step works on one load balancer: the new process has forgotten, or knows what an older state file says, so
 * everything is done again there, from the beginning. Limits run on from where they began.
 */
import { Failure, Reloaded } from '../errors.ts';
import { isSameProcess } from '../haproxy/process.ts';
import { keyOf, type Server } from '../haproxy/server.ts';
import { isGone, type Snapshot } from '../haproxy/snapshot.ts';
import { listed, times } from '../words.ts';
import type { Course } from './fleet.ts';
import { addedServers, addedWarnings, unwatchedNotices } from './plan/notices/added.ts';
import { newNeighbours } from './plan/notices/same-address.ts';
import { planAgain } from './plan/plan.ts';
import type { Plan, Target } from './plan/target.ts';
import type { Unit } from './plan/tracking.ts';
import { endForgottenLoans } from './ready/lent-weight.ts';
import { type ChangeRequest, isDrain, takesOut } from './request.ts';
import { namesOf, type Run } from './run.ts';
import { isReplaced } from './saved-change.ts';
import type { ServerRun } from './server-run.ts';

/** A HAProxy that is reloaded more often than this in one step will not be outrun. */
export const RELOADS_SURVIVED = 10;

type Moved = Pick<ServerRun, 'saved' | 'now'>;

/** What an operation does on one load balancer, by a plan for the process that answers there. */
export type PlannedCourse = (plan: Plan, ...rest: Parameters<Course>) => Promise<void>;

/** The same course, which begins again when a reload is noticed and `on-reload` allows it: places where all have met are passed. */
export function overReloads(run: Run, first: Plan, request: ChangeRequest, course: PlannedCourse): Course {
  return async (member, signal) => {
    for (let plan = first; ; ) {
      try {
        member.fromTheStart();
        return await course(plan, member, signal);
      } catch (error) {
        if (!(error instanceof Reloaded) || request.onReload === 'fail') throw error;
        plan = await startAgain(run, plan, request, error, signal);
      }
    }
  };
}

/** Reads the new process and plans for it. Throws what stands against the change there, or `reloaded` once too often. */
async function startAgain(
  run: Run,
  plan: Plan,
  request: ChangeRequest,
  reloaded: Reloaded,
  signal: AbortSignal,
): Promise<Plan> {
  const { process: former } = run.seen;
  for (let error = reloaded; ; ) {
    if (run.reloads >= RELOADS_SURVIVED) throw tooOften(run, error);
    try {
      const snapshot = await run.loadBalancer.read(signal);
      if (isSameProcess(snapshot.process, former))
        throw isOfProxy(reloaded) ? shutDown(run, reloaded) : reloaded;
      run.noteReload();
      // Whatever is refused next, of these there is nothing to put back.
      const known = run.serverRuns.map(({ saved }) => ({ key: keyOf(saved) }));
      run.noteGone(known.filter(({ key }) => isGone(snapshot, key)));
      const disabled = plan.targets.filter(
        ({ key, before }) => isDisabled(snapshot.servers.get(key)) && !isDisabled(before),
      );
      run.forgetStates(disabled);
      const again = planAgain(plan, request, snapshot);
      const added = addedSince(run, request, snapshot);
      if (!refusesAdded(request)) for (const text of addedWarnings(added)) run.warn(text);
      if (request.isOfBatch !== true)
        for (const text of unwatchedNotices(request, run.seen.snapshot, snapshot)) run.notice(text);
      run.recordAll(snapshot, again.targets);
      const moved = run.serverRuns.filter(({ saved, now }) => isReplaced(saved, now));
      run.acceptAddresses();
      run.acceptWeights();
      endForgottenLoans(run);
      if (again.refusal !== null) throw again.refusal;
      // A name that nobody could resolve until now was planned with all the same.
      const planned = new Set(plan.targets.flatMap(({ members }) => members.map(keyOf)));
      if (refusesAdded(request)) {
        refuseAdded(
          run,
          added.filter((key) => !planned.has(key)),
        );
      }
      // Whoever is told while a script runs can do nothing but look: it is refused behind it.
      if (isDrain(request) && !request.givesNoWay) refuseSuccessors(run, again.targets);
      for (const text of moved.map((one) => movedWarning(one, request))) run.warn(text);
      for (const text of successorWarnings(run, again.targets, request)) run.warn(text);
      if (again.targets.length === 0) return again;
      if (request.operation === 'ready') requireEnabled(run, disabled);
      if (request.operation !== 'weight') run.expectAsRead(run.units);
      run.tell(
        'set',
        `HAProxy was reloaded, process ${snapshot.process.pid} answers now: ${namesOf(run.units)} once more, from the beginning`,
      );
      return again;
    } catch (failed) {
      if (!(failed instanceof Reloaded) || failed === reloaded) throw failed;
      run.noteReload();
      error = failed;
    }
  }
}

/** A process on its way out refuses in these words, and so does one that goes on with a proxy that was switched off by hand. */
function isOfProxy({ detail = '' }: Reloaded): boolean {
  return detail.startsWith('Proxy is disabled');
}

function shutDown(run: Run, cause: Reloaded): Failure {
  const keys = cause.servers.length > 0 ? cause.servers : run.units.map(({ key }) => key);
  return new Failure(
    'refused',
    `HAProxy takes no change of ${listed(keys)}, and was not reloaded: somebody has shut its proxy down.`,
    {
      loadBalancer: run.name,
      servers: keys,
      brief: 'its proxy was shut down by hand',
      detail: cause.detail,
      cause,
      hint: 'After `shutdown frontend` of a `listen` its servers cannot be set any more, and serve whoever else sends them requests. Only a reload of HAProxy ends that.',
    },
  );
}

/** What the new configuration disables somebody wants to be out, whatever this step was asked before. Throws `reloaded`. */
export function requireEnabled(run: Run, disabled: readonly Unit[]): void {
  if (disabled.length === 0) return;
  throw new Failure(
    'reloaded',
    `HAProxy was reloaded, and its new configuration has ${namesOf(disabled)} disabled: it is left in maint.`,
    {
      loadBalancer: run.name,
      servers: disabled.map(({ key }) => key),
      hint: 'If it is to serve all the same, run this step once more: then it is this configuration that it is asked to overrule.',
    },
  );
}

/**
 * Whoever refuses asks for all since the beginning: one that a reload has brought may be out in its process, and in the next one not. Whoever
 * only tells of them has told of the others. Half a batch does neither.
 */
function addedSince(run: Run, request: ChangeRequest, now: Snapshot): string[] {
  if (request.isOfBatch) return [];
  return addedServers(request, refusesAdded(request) ? run.seen.first : run.seen.snapshot, now);
}

function refusesAdded(request: ChangeRequest): boolean {
  return isDrain(request) && request.isOfBatch !== true;
}

/** Whoever stops the application believes that all whom `server` means are out. Throws `reloaded`. */
function refuseAdded(run: Run, added: readonly string[]): void {
  if (added.length === 0) return;
  throw new Failure(
    'reloaded',
    `HAProxy was reloaded, and its new configuration has ${listed(added)}, which \`server\` means as well, and which nobody has planned to take out.`,
    {
      loadBalancer: run.name,
      servers: run.units.map(({ key }) => key),
      brief: `the new configuration has ${listed(added)} as well`,
      hint: 'Run this step once more: then all of them are taken out together. Or name only those that are meant, as `BACKEND/SERVER`.',
    },
  );
}

/**
 * Whoever stops the application stops it where it stood when the step began, and there the new configuration has somebody else in rotation.
 * Who stood there before as well was told of then. Throws `reloaded`.
 */
function refuseSuccessors(run: Run, targets: readonly Target[]): void {
  const { first, snapshot } = run.seen;
  const [successors] = newNeighbours(targets, first, snapshot);
  if (successors === undefined) return;
  const { key, address, others } = successors;
  const names = listed(others.map(keyOf));
  const stands = first.servers.get(key)?.address === address ? 'stood when this step began' : 'stands now';
  throw new Failure(
    'reloaded',
    `HAProxy was reloaded, and its new configuration has ${names} at ${address}, where ${key} ${stands}: whoever stops the application there stops what nobody has planned to take out.`,
    {
      loadBalancer: run.name,
      servers: run.units.map((unit) => unit.key),
      brief: `the new configuration has ${names} at the address of ${key}`,
      hint: 'Look which servers stand at that address now, and run this step for all of them.',
    },
  );
}

/** Of servers that stand elsewhere than as the script of their batch began. */
export function movedSinceScript(
  loadBalancer: string,
  moved: readonly { key: string; from: string; to: string }[],
): Failure {
  const words = moved.map(({ key, from, to }) => `${key} stands at ${to}, and stood at ${from}`);
  return new Failure(
    'reloaded',
    `HAProxy was reloaded, and in its new configuration ${listed(words)} when its script began: what the script has done may not have been done there.`,
    {
      loadBalancer,
      servers: moved.map(({ key }) => key),
      brief: 'it stands at another address than when its script began',
      hint: 'Look what was deployed where: then run this step again for these servers, or `ready` where it is deployed.',
    },
  );
}

/** Of whom is told while a script runs, which nobody ends for that: half a deployment would be all that serves there. */
function successorWarnings({ seen }: Run, targets: readonly Target[], request: ChangeRequest): string[] {
  if (!isDrain(request) || !request.givesNoWay) return [];
  return newNeighbours(targets, seen.first, seen.snapshot).map(
    ({ key, address, others }) =>
      `HAProxy was reloaded, and its new configuration has ${listed(others.map(keyOf))} in rotation at ${address}, the address of ${key}, whose script runs: it may be at work on what serves.`,
  );
}

/** What was deployed, or is to be stopped, may be meant for the former address. */
function movedWarning({ saved, now }: Moved, request: ChangeRequest): string {
  const what =
    isDrain(request) && request.givesNoWay
      ? 'its script, which runs, may be at work at either'
      : 'what this step does, it does to the server there from now on';
  return `${keyOf(saved)} stands at ${now.address} since HAProxy was reloaded, and stood at ${saved.address} before: ${what}.`;
}

/** By `disabled` in the configuration. */
export function isDisabled(server: Server | undefined): boolean {
  return server?.maintCauses.includes('configuration') === true;
}

function tooOften(run: Run, cause: Reloaded): Reloaded {
  return new Reloaded(
    `HAProxy was reloaded ${run.reloads + 1} times while this step worked, and that was once too often`,
    { loadBalancer: run.name, cause },
  );
}

/** At the end: what happened, what it means for sessions, and the durable cure. */
export function warnOfReloads(run: Run, { operation }: ChangeRequest): void {
  const { reloads } = run;
  const { oldWorkers } = run.seen;
  if (reloads === 0) return;
  const sessions = {
    none: '',
    counted: ' Sessions that the old process still served were counted.',
    unseen:
      ' Sessions that an old process may still serve cannot be seen from here: wait until it has ended before the application is stopped.',
  };
  const told = takesOut(operation) ? sessions[oldWorkers] : '';
  run.warn(
    `HAProxy was reloaded ${times(reloads)} while this step worked, which began again in the new process.${told} With \`load-server-state-from-file\` in haproxy.cfg, and the state saved before each reload, HAProxy itself keeps what is set.`,
  );
}
