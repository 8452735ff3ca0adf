/**
 * What a step orders of those who hold servers against reloads: to let go of what it is about to change, to hold it again where that came to
 * nothing, and to hold what it has set.
 */
import { keyOf } from '../../haproxy/server.ts';
import { differences, isEmpty, settingsOf } from '../../haproxy/server-settings.ts';
import { listed } from '../../words.ts';
import type { Effects, ServersIn, TakenOver } from '../effects.ts';
import type { Target } from '../plan/target.ts';
import type { PlannedRun } from '../reach-goal.ts';
import { type ChangeRequest, takesOut } from '../request.ts';
import { type ServerRun, wasSent } from '../server-run.ts';
import type { HeldServer, HoldTarget } from './hold-target.ts';

/** Nobody holds any more what this step is about to change, or wants to be otherwise. Null when nobody did. */
export async function takeOver(
  request: ChangeRequest,
  runs: readonly PlannedRun[],
  { hold, signal }: Pick<Effects, 'hold' | 'signal'>,
): Promise<TakenOver | null> {
  if (!hold?.holds) return null;
  const changing = runs.map((planned) =>
    serversOf(planned, request, (target) => request.hold || !target.alreadyInGoalState),
  );
  const asFound = runs.map((planned) => serversOf(planned, request, (target) => target.alreadyInGoalState));
  const taken = await hold.takeOver(changing, asFound);
  if (taken?.afterLoss) await Promise.all(runs.map((planned) => outlastLoss(planned, signal)));
  return taken;
}

/** All is read once more behind this, which tells what is wrong. */
async function outlastLoss({ run, plan }: PlannedRun, signal: AbortSignal): Promise<void> {
  const names = plan.targets.map(({ before }) => before);
  await run.loadBalancer.readServers(names, signal, { fresh: true, afterLoss: true }).catch(() => {});
}

/**
 * This step has failed: what is as it was held is held again by whoever held it, and so is what this step has sent nothing to. Of the rest it
 * is told that nobody holds it. `isUntouched`: by what these runs say, for whoever has sent something before them.
 */
export async function holdAgain(
  taken: TakenOver,
  runs: readonly PlannedRun[],
  { signal, tell }: Pick<Effects, 'signal' | 'tell'>,
  // What only a reload has changed is for whoever held it to put back.
  isUntouched = (server: ServerRun) => !wasSent(server),
): Promise<void> {
  const runOf = (name: string) => runs.find(({ run }) => run.name === name)?.run;
  const isHoldable = (name: string, held: HeldServer): boolean => {
    const run = runOf(name);
    const unit = run?.units.find(({ key }) => key === keyOf(held));
    // Where nobody has come to, nothing was sent.
    if (run === undefined || unit === undefined) return true;
    const server = run.of(unit);
    const isAsHeld = !server.unknown && isEmpty(differences(held.settings, settingsOf(server.now)));
    return isAsHeld || isUntouched(server);
  };
  const parted = taken.held.map(({ name, servers }) => {
    const [again, lost] = [true, false].map((wanted) =>
      servers.filter((held) => isHoldable(name, held) === wanted),
    );
    return { name, again: again ?? [], lost: lost ?? [] };
  });
  const again = parted.map(({ name, again }) => ({ name, servers: again }));
  const refused = await taken.giveBack(again, signal);
  for (const { name, lost } of parted) {
    const unheld = [...lost, ...(refused.find((one) => one.name === name)?.servers ?? [])];
    if (unheld.length === 0) continue;
    const text = lostHoldWords(unheld.map(keyOf));
    const run = runOf(name);
    if (run === undefined) tell({ kind: 'warning', loadBalancer: name, text });
    else run.warn(text);
  }
}

/** This step has changed, or wants otherwise, what was held: nobody holds it for an earlier one any more. */
export async function endHolds(taken: TakenOver, { signal }: Pick<Effects, 'signal'>): Promise<void> {
  await taken.giveBack([], signal);
}

function lostHoldWords(keys: readonly string[]): string {
  return `An earlier step held ${listed(keys)} against reloads, and has let go for this step: from now on a reload does with ${keys.length === 1 ? 'it' : 'them'} as the configuration says.`;
}

export function holdTarget(planned: PlannedRun, request: ChangeRequest): HoldTarget {
  const { name, process, servers } = serversOf(planned, request, () => true);
  return { name, process, minAvailable: request.minAvailable, servers };
}

/** Each as it was read last, as far as this operation sets it. */
function serversOf(
  { run, plan }: PlannedRun,
  request: ChangeRequest,
  isMeant: (target: Target) => boolean,
): ServersIn {
  const canSilence = !run.seen.snapshot.can.lacks?.includes('agent-checks');
  const servers = plan.targets.filter(isMeant).map((target) => {
    const { backend, server } = target.before;
    const { state, weight, checks, agent } = settingsOf(run.now(target));
    const { switches = {} } = request;
    // Off it was for this step, or before it: a reload switches it on, and with its next answer it would let in what is held out.
    const isSilent = takesOut(request.operation) && agent === 'disabled' && canSilence;
    const settings = {
      ...(request.operation === 'weight' ? {} : { state }),
      ...(target.weight === null ? {} : { weight }),
      ...(switches.health !== undefined && checks !== undefined ? { checks } : {}),
      ...((switches.agent !== undefined || isSilent) && agent !== undefined ? { agent } : {}),
    };
    return { backend, server, settings };
  });
  return { name: run.name, process: run.seen.process, readAt: run.seen.at, servers };
}
