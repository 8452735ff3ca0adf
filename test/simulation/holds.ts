/** Those who keep a state against reloads, as the steps of one job start them and later ones end them. */
import { keyOf } from '../../src/haproxy/server.ts';
import type { HoldClient } from '../../src/operation/effects.ts';
import { Hold } from '../../src/operation/hold/hold.ts';
import type { HoldTarget } from '../../src/operation/hold/hold-target.ts';
import type { JobWorld } from './job.ts';
import type { StepRun } from './step-run.ts';

export class Holds {
  readonly #world: Pick<JobWorld, 'clock' | 'timeline' | 'waysOf'>;
  readonly #holds: { step: StepRun; hold: Hold; end: AbortController }[] = [];

  constructor(world: Pick<JobWorld, 'clock' | 'timeline' | 'waysOf'>) {
    this.#world = world;
  }

  clientOf(step: StepRun): HoldClient {
    return {
      holds: true,
      takeOver: async (changing, found) => {
        const keys = [...changing, ...found].flatMap(({ servers }) => servers.map(keyOf));
        const busy = this.#holds.filter(({ hold }) => !hold.idle);
        for (const { hold } of busy) await hold.release(keys);
        if (busy.length > 0) step.forgetReadings();
        return busy.length > 0;
      },
      start: async (targets) => {
        for (const target of targets) await this.#start(step, target);
      },
    };
  }

  /** Of this step. */
  end(step: StepRun): void {
    for (const { step: whose, end } of this.#holds) {
      if (whose === step) this.#world.clock.wakeAfter(0, () => end.abort(new Error('released')));
    }
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
    this.#holds.push({ step, hold, end });
    void hold.run();
  }
}
