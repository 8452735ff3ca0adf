/** What ends a step from outside: a cancel, an error that nobody caught, nothing left to wait for. Knows not what the step does. */
import { systemClock } from '../clock.ts';
import { asFailure, Failure } from '../errors.ts';

/** A cancelled step has 7.5 s, but its last words should not depend on a load balancer that does not answer. */
const GRACE_MS = 800;

/** How whoever runs a step hears of its end. */
export interface Interruption {
  /** Aborted, with a Failure, as soon as the runner cancels the step (`cancelled`), or something else has ended it. */
  signal: AbortSignal;
  /** Rejects with what ended the step; never resolves. A cancelled step gets some time to end by itself. */
  rejected: Promise<never>;
}

/** Listens for the rest of this process. `hint`: what to tell a user who cancels the step at that moment. */
export function listenForInterruption(hint: () => string): Interruption {
  const controller = new AbortController();
  const { promise, reject } = Promise.withResolvers<never>();
  const cancel = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) return;
    const cancelled = new Failure('cancelled', `The step was cancelled (${signal}).`, { hint: hint() });
    controller.abort(cancelled);
    void systemClock.sleep(GRACE_MS).then(() => reject(cancelled));
  };
  process.on('SIGINT', cancel);
  process.on('SIGTERM', cancel);
  // What is said of the step now has to stay true: nothing more is sent.
  const fail = (error: unknown) => {
    controller.abort(asFailure(error));
    reject(error);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  process.once('beforeExit', () => fail(new Error('nothing is left to wait for')));
  return { signal: controller.signal, rejected: promise };
}
