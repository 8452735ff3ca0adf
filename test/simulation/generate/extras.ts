/**
 * What a step may be asked for beside its operation: switched checks, quiet, a ramp. With chance of its own, so that a world without any
 * tells the same story as before.
 */
import type { ChangeRequest, CheckSwitches, Ramp, WeightInput } from '../../../src/operation/request.ts';
import type { SetBefore } from '../model/setup.ts';
import type { Random } from '../random.ts';
import type { JobSetup } from '../scenario.ts';
import type { ChangeJob } from './jobs.ts';

export function withExtras(
  random: Random,
  job: ChangeJob,
  before: Readonly<Record<string, SetBefore>>,
): JobSetup {
  const isUnchecked = Object.values(before).some(({ checksOff }) => checksOff);
  const switches = random.chance(0.2) && !isUnchecked ? switchesOf(random) : {};
  const steps = job.steps.map((request, index): ChangeRequest => {
    const asked = index === 0 ? switches : backOn(switches);
    // Checks that a hold keeps off prove nobody whom another job puts back.
    const hold = request.hold && asked.health !== 'disabled';
    const extra = Object.keys(asked).length > 0 ? { switches: asked, hold } : {};
    return { ...beside(random, request), ...extra };
  });
  return { ...job, steps };
}

function switchesOf(random: Random): CheckSwitches {
  const health = random.pick([null, 'disabled', 'disabled', 'enabled'] as const);
  const agent = random.pick([null, 'disabled', 'disabled', 'enabled'] as const);
  return { ...(health === null ? {} : { health }), ...(agent === null ? {} : { agent }) };
}

/** Whoever switched checks off switches them on again with the server. */
function backOn({ health, agent }: CheckSwitches): CheckSwitches {
  return {
    ...(health === 'disabled' ? { health: 'enabled' as const } : {}),
    ...(agent === 'disabled' ? { agent: 'enabled' as const } : {}),
  };
}

function beside(random: Random, request: ChangeRequest): ChangeRequest {
  const isAsked = random.chance(0.2);
  switch (request.operation) {
    case 'weight':
    case 'ready': {
      const { weight } = request;
      return isAsked && weight !== null && weight.value > 0
        ? { ...request, ramp: rampOf(random, weight) }
        : request;
    }
    default:
      return isAsked && request.drainTimeoutMs > 0
        ? { ...request, quietForMs: random.pick([300, 1_000]) }
        : request;
  }
}

/** Two steps or three, up to this weight. */
function rampOf(random: Random, weight: WeightInput): Ramp {
  const steps = [{ kind: 'absolute', value: 1 }, { kind: 'absolute', value: 3 }, weight] as const;
  return { steps: steps.slice(random.between(0, 1)), intervalMs: random.pick([300, 1_000]) };
}
