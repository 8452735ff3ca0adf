/** Those who keep a state against reloads, as the steps of one job start them and later ones end them. */
import { keyOf } from '../../src/haproxy/server.ts';
import { differences, isEmpty, pick, settingsIn } from '../../src/haproxy/server-settings.ts';
import type { HoldClient, ServersOf, TakenOver } from '../../src/operation/effects.ts';
import { Hold } from '../../src/operation/hold/hold.ts';
import type { HeldServer, HoldTarget } from '../../src/operation/hold/hold-target.ts';
import type { JobWorld } from './job.ts';
import type { StepRun } from './step-run.ts';

interface Holding {
  step: StepRun;
  target: HoldTarget;
  hold: Hold;
  end: AbortController;
}

/** What of it was let go of. */
type HeldBy = Holding & { keys: readonly string[] };

function keysIn(list: readonly ServersOf[], loadBalancer: string): string[] {
  return list.filter(({ name }) => name === loadBalancer).flatMap(({ servers }) => servers.map(keyOf));
}

function isHeldOtherwise({ servers }: HoldTarget) {
  return (found: HeldServer): boolean => {
    const held = servers.find((one) => keyOf(one) === keyOf(found))?.settings ?? {};
    return !isEmpty(differences(pick(found.settings, settingsIn(held)), held));
  };
}

export class Holds {
  readonly #world: Pick<JobWorld, 'clock' | 'timeline' | 'waysOf'>;
  readonly #holds: Holding[] = [];
  /** By steps that have not ended. */
  #suspended: { step: StepRun; held: readonly HeldBy[] }[] = [];

  constructor(world: Pick<JobWorld, 'clock' | 'timeline' | 'waysOf'>) {
    this.#world = world;
  }

  clientOf(step: StepRun): HoldClient {
    return {
      holds: true,
      takeOver: async (changing, found) => {
        const held: HeldBy[] = [];
        const own = this.#suspended.filter(({ step: whose }) => whose === step).flatMap((one) => one.held);
        for (const one of this.#holds) {
          const suspended = own.filter(({ hold }) => hold === one.hold).flatMap(({ keys }) => keys);
          const wanted = [
            ...keysIn(changing, one.target.name),
            ...keysIn(
              found.map((those) => ({
                ...those,
                servers: those.servers.filter(isHeldOtherwise(one.target)),
              })),
              one.target.name,
            ),
          ];
          const keys = await one.hold.suspend(wanted.filter((key) => !suspended.includes(key)));
          if (keys.length > 0) held.push({ ...one, keys });
        }
        if (held.length === 0) return null;
        this.#suspended.push({ step, held });
        // What it holds itself it has found as it was before that.
        if (held.some((one) => one.step !== step)) step.forgetReadings();
        return this.#takenBy(step, held);
      },
      start: async (targets) => {
        for (const target of targets) await this.#start(step, target);
      },
    };
  }

  /** It has ended, or was killed: what it has not given back is in doubt. */
  stepEnded(step: StepRun): void {
    for (const one of this.#suspended.filter(({ step: whose }) => whose === step))
      for (const { hold, keys } of one.held) hold.resume(keys, 'in-doubt');
    this.#suspended = this.#suspended.filter(({ step: whose }) => whose !== step);
  }

  #takenBy(step: StepRun, held: readonly HeldBy[]): TakenOver {
    return {
      held: held.map(({ target, keys }) => ({
        name: target.name,
        servers: target.servers.filter((server) => keys.includes(keyOf(server))),
      })),
      giveBack: async (again) => {
        if (step.killed) return [];
        this.#suspended = this.#suspended.filter((one) => one.held !== held);
        for (const { target, hold, keys } of held) {
          const wanted = keysIn(again, target.name).filter((key) => keys.includes(key));
          hold.resume(wanted, 'as-held');
          await hold.release(keys.filter((key) => !wanted.includes(key)));
        }
        return [];
      },
    };
  }

  /** Of this step: a look that goes on comes to its end, or is given up. */
  async end(step: StepRun): Promise<void> {
    const own = this.#holds.filter(({ step: whose }) => whose === step);
    const left = await Promise.all(
      own.map(async ({ hold, target: { name, servers } }) => {
        const { keys, process } = await hold.release(servers.map(keyOf));
        return keys.map((key) => ({ loadBalancer: name, key, process }));
      }),
    );
    step.drainedByHold = left.flat();
    for (const { end } of own) this.#world.clock.wakeAfter(0, () => end.abort(new Error('released')));
  }

  async #start(step: StepRun, target: HoldTarget): Promise<void> {
    const { clock, timeline, waysOf } = this.#world;
    const end = new AbortController();
    const caller = step.caller(() => !end.signal.aborted);
    const loadBalancer = waysOf(caller, `hold of ${step.name}`).find(({ name }) => name === target.name);
    if (loadBalancer === undefined) return;
    const tell = (text: string) => {
      timeline.note('hold', text);
      step.holdStory.push(text);
    };
    const hold = new Hold(loadBalancer, target, { clock: clock.of(caller), signal: end.signal, tell });
    await hold.begin();
    this.#holds.push({ step, target, hold, end });
    void hold.run();
  }
}
