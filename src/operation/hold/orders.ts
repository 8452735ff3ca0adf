/** What a step orders of those who hold servers against reloads: to let go of what it is about to change, and to hold what it has set. */
import { settingsOf } from '../../haproxy/server-settings.ts';
import type { HoldClient, ServersOf } from '../effects.ts';
import type { Target } from '../plan/target.ts';
import type { PlannedRun } from '../reach-goal.ts';
import type { ChangeRequest } from '../request.ts';
import { namesOf } from '../run.ts';
import type { HoldTarget } from './hold-target.ts';

/** Nobody holds any more what this step is about to change, or wants to be otherwise. Tells whether anybody did. */
export async function takeOver(
  request: ChangeRequest,
  runs: readonly PlannedRun[],
  hold: HoldClient | undefined,
): Promise<boolean> {
  if (!hold?.holds) return false;
  const changing = runs.map((planned) =>
    serversOf(planned, request, (target) => request.hold || !target.alreadyInGoalState),
  );
  const asFound = runs.map((planned) => serversOf(planned, request, (target) => target.alreadyInGoalState));
  return await hold.takeOver(changing, asFound);
}

/** This step has failed, and whatever it has left, or put back, nobody holds it any more. */
export function warnOfLostHold(runs: readonly PlannedRun[]): void {
  for (const { run } of runs) {
    run.warn(
      `An earlier step held ${namesOf(run.units)} against reloads, or a part of them, and has let go for this step: from now on a reload does with them as the configuration says.`,
    );
  }
}

export function holdTarget(planned: PlannedRun, request: ChangeRequest): HoldTarget {
  const { servers } = serversOf(planned, request, () => true);
  const { name, process } = planned.run;
  return { name, process, minAvailable: request.minAvailable, servers };
}

/** Each as it was read last, as far as this operation sets it. */
function serversOf(
  { run, plan }: PlannedRun,
  request: ChangeRequest,
  isMeant: (target: Target) => boolean,
): ServersOf {
  const servers = plan.targets.filter(isMeant).map((target) => {
    const { backend, server } = target.before;
    const { state, weight, checks, agent } = settingsOf(run.now(target));
    const { switches = {} } = request;
    const ofWeight = request.operation === 'weight' || target.weight !== null;
    const settings = {
      ...(request.operation === 'weight' ? {} : { state }),
      ...(ofWeight ? { weight } : {}),
      ...(switches.health !== undefined && checks !== undefined ? { checks } : {}),
      ...(switches.agent !== undefined && agent !== undefined ? { agent } : {}),
    };
    return { backend, server, settings };
  });
  return { name: run.name, servers };
}
