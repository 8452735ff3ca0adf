/** What went wrong on several load balancers before any of them was changed, in time. */
import { asFailure, type Failure } from '../../errors.ts';
import type { Effects } from '../effects.ts';

export class FailureList {
  readonly failures: Failure[] = [];
  readonly #signal: AbortSignal;

  constructor({ signal }: Pick<Effects, 'signal'>) {
    this.#signal = signal;
  }

  /** Returns it as it is told, with where it happened. A cancelled step fails everywhere for one and the same reason. */
  add(error: unknown, loadBalancer: string): Failure {
    const failure = asFailure(error);
    const isShared = failure === this.#signal.reason;
    if (isShared && this.failures.includes(failure)) return failure;
    const isPlaced = isShared || failure.loadBalancer !== undefined;
    const placed = isPlaced ? failure : failure.with({ loadBalancer });
    this.failures.push(placed);
    return placed;
  }
}
