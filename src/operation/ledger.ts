/** What a step may leave behind, on its way to a place that outlives it. */
import { keyOf } from '../haproxy/server.ts';
import type { Effects } from './effects.ts';
import { isChange, type Request } from './request.ts';
import type { Run } from './run.ts';
import { countSent, covers, joined, type SavedChange, type SavedLoadBalancer } from './saved-change.ts';

/** Where it is kept. */
export interface Keeper extends Pick<Effects, 'save'> {
  /** A new configuration has these disabled: no state of theirs is anybody's of this step any more. Missing where nobody else has set any. */
  forgetStates?(loadBalancer: string, keys: ReadonlySet<string>): void;
}

/** All that this step may leave behind, on all load balancers: saved whenever it grows, and when more is known. */
export class Ledger {
  readonly #request: Request;
  readonly #keeper: Keeper;
  #loadBalancers: SavedLoadBalancer[] = [];
  /** As it was kept last. */
  #kept: readonly SavedLoadBalancer[] = [];
  #saving: Promise<void> | null = null;

  constructor(request: Request, keeper: Keeper) {
    this.#request = request;
    this.#keeper = keeper;
  }

  /**
   * Saved together with whatever comes in the same moment: fifty load balancers are one write. Rejects when it cannot be saved, unless what was
   * saved before says as much, as of a way back that lets in whom this step had taken out: on a full disk nobody stays out for that. `disabled`:
   * by a new configuration.
   */
  add(saved: SavedLoadBalancer, disabled: ReadonlySet<string> = new Set()): Promise<void> {
    if (disabled.size > 0) {
      this.#keeper.forgetStates?.(saved.name, disabled);
      // It says too much: whoever was disabled would be put back.
      this.#kept = [];
    }
    this.#loadBalancers = joined(this.#loadBalancers, saved);
    this.#saving ??= Promise.resolve().then(() => {
      this.#saving = null;
      try {
        this.#write(false);
      } catch (error) {
        if (!covers(this.#kept, this.#loadBalancers)) throw error;
      }
    });
    return this.#saving;
  }

  /** The goal is reached: what is there now is what this step leaves, and whatever else is found later is somebody else's. */
  close(runs: readonly Run[]): void {
    this.#loadBalancers = runs.map((run) => run.savedAsReached());
    if (this.#loadBalancers.some(({ servers }) => servers.length > 0)) this.#write(true);
  }

  /** The goal is not reached: what was set last is all that is left, but where nobody knows. */
  narrow(runs: readonly Run[]): void {
    for (const { name, disabled } of runs) if (disabled.size > 0) this.#keeper.forgetStates?.(name, disabled);
    this.#shrink(runs.map((run) => run.savedAsSet()));
  }

  /** All but these are as before, or somebody else's: nobody has to put them back. */
  keep(loadBalancer: string, keys: ReadonlySet<string>): void {
    this.#shrink(
      this.#loadBalancers.map((one) =>
        one.name === loadBalancer
          ? { ...one, servers: one.servers.filter((server) => keys.has(keyOf(server))) }
          : one,
      ),
    );
  }

  /** What cannot be saved now was saved before, in wider words. */
  #shrink(loadBalancers: SavedLoadBalancer[]): void {
    if (sizeOf(loadBalancers) === sizeOf(this.#loadBalancers)) return;
    this.#loadBalancers = loadBalancers;
    try {
      this.#write(false);
    } catch {}
  }

  #write(reached: boolean): void {
    const request = this.#request;
    if (!isChange(request)) return;
    const { operation, onError, restore, minAvailable, healthTimeoutMs } = request;
    const policies = { operation, onError, restore, minAvailable, healthTimeoutMs };
    this.#keeper.save({ ...policies, reached, loadBalancers: this.#loadBalancers } satisfies SavedChange);
    // From then on nothing is put back.
    this.#kept = reached ? [] : this.#loadBalancers;
  }
}

/** How much may have been left behind: servers, and what each was set to. */
function sizeOf(loadBalancers: readonly SavedLoadBalancer[]): number {
  const servers = loadBalancers.flatMap((one) => one.servers);
  return servers.reduce((sum, { sent }) => sum + 1 + countSent(sent), 0);
}
