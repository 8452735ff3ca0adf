/** What a step may leave behind, on its way to a place that outlives it. */
import type { Effects } from './effects.ts';
import { isChange, type Request } from './request.ts';
import type { Run } from './run.ts';
import { joined, type SavedChange, type SavedLoadBalancer } from './saved-change.ts';

/** All that this step may leave behind, on all load balancers: saved whenever it grows. */
export class Ledger {
  readonly #request: Request;
  readonly #save: Effects['save'];
  #loadBalancers: SavedLoadBalancer[] = [];

  constructor(request: Request, { save }: Effects) {
    this.#request = request;
    this.#save = save;
  }

  /** Throws when it cannot be saved. */
  add(saved: SavedLoadBalancer): void {
    this.#loadBalancers = joined(this.#loadBalancers, saved);
    this.#write(false);
  }

  /** The goal is reached: what is there now is what this step leaves, and whatever else is found later is somebody else's. */
  close(runs: readonly Run[]): void {
    this.#loadBalancers = runs.map((run) => run.savedAsReached());
    if (this.#loadBalancers.some(({ servers }) => servers.length > 0)) this.#write(true);
  }

  #write(reached: boolean): void {
    const request = this.#request;
    if (!isChange(request)) return;
    const { operation, onError, restore, minAvailable, healthTimeoutMs } = request;
    const policies = { operation, onError, restore, minAvailable, healthTimeoutMs };
    this.#save({ ...policies, reached, loadBalancers: this.#loadBalancers } satisfies SavedChange);
  }
}
