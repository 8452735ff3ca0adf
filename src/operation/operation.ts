/**
 * What is asked for: an operation, its policies and its limits, already parsed. The middle of the house starts here; it knows
 * neither HAProxy's protocol nor GitHub.
 */
import type { Failure } from '../errors.ts';
import type { Selection } from './selection.ts';

/** `status` reads; the others change. */
export type Operation = 'drain' | 'maint' | 'ready' | 'weight' | 'status';

/** What happens when sessions are left at the end of `drain-timeout`. */
export type OnDrainTimeout = 'rollback' | 'keep' | 'continue' | 'shutdown-sessions';

/** What happens with what was changed already when something else goes wrong. */
export type OnError = 'rollback' | 'keep';

/** When the job ends, what a step that reached its goal had changed goes back: by how the job ended. */
export type Restore = 'never' | 'always' | 'on-failure' | 'on-success';

/** HAProxy was reloaded meanwhile, and forgot: do it once more in the new process, or fail. */
export type OnReload = 'reapply' | 'fail';

/** `required`: a server that no health check can prove is an error; `true`: it is a notice; `false`: just `ready`. */
export type WaitForHealth = 'true' | 'required' | 'false';

/** An absolute weight (0 to 256), or a percentage of the configured one. */
export type WeightInput = { kind: 'absolute'; value: number } | { kind: 'percent'; value: number };

/** How many servers must still take traffic: a number, or a percentage of those that are not in forced maint. */
export type MinAvailable = { kind: 'count'; value: number } | { kind: 'percent'; value: number };

export interface Request {
  operation: Operation;
  selection: Selection;
  drainTimeoutMs: number;
  onDrainTimeout: OnDrainTimeout;
  onError: OnError;
  restore: Restore;
  onReload: OnReload;
  hold: boolean;
  minAvailable: MinAvailable;
  failOnNotFound: boolean;
  dryRun: boolean;
  waitForHealth: WaitForHealth;
  healthTimeoutMs: number;
  weight: WeightInput | null;
}

/** Does this operation take servers out of rotation? */
export function takesOut(operation: Operation): boolean {
  return operation === 'drain' || operation === 'maint';
}

/** Who decides what becomes of everything that was changed: `on-drain-timeout` alone, or `on-error`. */
export function policyFor(failure: Failure, request: Request): OnError {
  if (failure.code === 'drain-timeout') return request.onDrainTimeout === 'rollback' ? 'rollback' : 'keep';
  return request.onError;
}
