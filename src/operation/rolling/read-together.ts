/**
 * What is read of each load balancer behind a script, before the way back. One may hang in that for as long as a command may: the others,
 * where the batch is out, are watched for so long as they were while the script ran.
 */
import type { Failure } from '../../errors.ts';
import { isSameProcess } from '../../haproxy/process.ts';
import type { Snapshot } from '../../haproxy/snapshot.ts';
import { type PlannedRun, watchDuring } from '../reach-goal.ts';
import { warnOfReloads } from '../reload.ts';
import { outRequest, watchRequest } from './requests.ts';
import type { RollingScene } from './scene.ts';

/** Nobody is left alone for longer. */
const SOON_MS = 1_000;

/** Of so many, each reads once. */
export class ReadingTogether {
  readonly #scene: RollingScene;
  readonly #all = Promise.withResolvers<void>();
  #left: number;
  /** What was seen by the watch, which has told it. */
  readonly told = new Set<Failure>();

  constructor(count: number, scene: RollingScene) {
    this.#scene = scene;
    this.#left = count;
  }

  /**
   * Everything, as it is when all have been read. Throws what the watch finds: what somebody has changed, or a reload where that is not to
   * be outlasted.
   */
  async read(planned: PlannedRun): Promise<Snapshot> {
    const { loadBalancer } = planned.run;
    const { effects } = this.#scene;
    const read = () => loadBalancer.read(effects.signal);
    const snapshot = await read().finally(() => this.#come());
    if (await this.#haveAllCome()) return snapshot;
    await this.#watch(planned, snapshot);
    return read();
  }

  #come(): void {
    this.#left -= 1;
    if (this.#left === 0) this.#all.resolve();
  }

  async #haveAllCome(): Promise<boolean> {
    const { promise: late, resolve } = Promise.withResolvers<false>();
    const callOff = this.#scene.effects.clock.alarm(SOON_MS, () => resolve(false));
    try {
      return await Promise.race([this.#all.promise.then(() => true), late]);
    } finally {
      callOff();
    }
  }

  async #watch(planned: PlannedRun, { process }: Snapshot): Promise<void> {
    const { request, effects } = this.#scene;
    const { run } = planned;
    const { reloads } = run;
    const replaced = new Set(isSameProcess(run.seen.process, process) ? [] : [run]);
    const [failure] = await watchDuring(
      watchRequest(request),
      [planned],
      this.#all.promise,
      effects,
      replaced,
    );
    if (run.reloads !== reloads) warnOfReloads(run, outRequest(request));
    if (failure === undefined) return;
    this.told.add(failure);
    throw failure;
  }
}
