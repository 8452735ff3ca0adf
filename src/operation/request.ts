/**
 * What is asked for: an operation with its policies and limits, already parsed. The middle of the house starts here; it knows
 * neither HAProxy's protocol nor GitHub.
 */
import type { CheckSwitch } from '../haproxy/server-settings.ts';
import type { Selection } from './plan/selection.ts';

/** `status` reads; the others change. */
export type Operation = 'drain' | 'maint' | 'ready' | 'weight' | 'status';

/** What a whole step does: one operation, or `maint`, a script, and `ready`, batch after batch. */
export type StepOperation = Operation | 'rolling';

/** What happens when sessions are left at the end of `drain-timeout`. */
export type OnDrainTimeout = 'rollback' | 'keep' | 'continue' | 'shutdown-sessions';

/** What happens with what was changed already when something else goes wrong. */
export type OnError = 'rollback' | 'keep';

/** When the job ends, what a step that reached its goal had changed goes back: by how the job ended. */
export type Restore = 'never' | 'always' | 'on-failure' | 'on-success';

/** HAProxy was reloaded meanwhile, and forgot: do it once more in the new process, or fail. */
export type OnReload = 'reapply' | 'fail';

/** `required`: a server that no health check can prove is an error; `where-checked`: it is a notice; `none`: just `ready`. */
export type HealthProof = 'required' | 'where-checked' | 'none';

/** An absolute weight (0 to 256), or a percentage of the configured one. */
export type WeightInput = { kind: 'absolute'; value: number } | { kind: 'percent'; value: number };

/** Weights to go through, at least two, the last of which is the goal; each but the last is held for the interval. */
export interface Ramp {
  steps: readonly WeightInput[];
  intervalMs: number;
}

/** How many servers must still take traffic: a number, or a percentage of those that are not in forced maint. */
export type MinAvailable = { kind: 'count'; value: number } | { kind: 'percent'; value: number };

/** How many servers go out at once: a number, or a percentage of those selected. */
export type BatchSize = { kind: 'count'; value: number } | { kind: 'percent'; value: number };

/** Checks that are switched besides; each that is missing is kept as it is. */
export interface CheckSwitches {
  health?: CheckSwitch;
  agent?: CheckSwitch;
}

interface Selecting {
  selection: Selection;
  failOnNotFound: boolean;
}

/** What every change is told of how far it may go, and what becomes of it. */
interface Changing extends Selecting {
  minAvailable: MinAvailable;
  /** In percent; missing: it is not looked at. */
  maxLoad?: number;
  onError: OnError;
  restore: Restore;
  onReload: OnReload;
  hold: boolean;
  dryRun: boolean;
  /** Limit of a proof of health: that of `ready`, and of whatever is put back into rotation. */
  healthTimeoutMs: number;
  switches?: CheckSwitches;
  /** Half a batch of a rolling step, which names at its end who has come meanwhile. Missing of any other. */
  isOfBatch?: true;
}

export interface StatusRequest extends Selecting {
  operation: 'status';
}

export interface WeightRequest extends Changing {
  operation: 'weight';
  /** The last of the ramp, where there is one. */
  weight: WeightInput;
  ramp?: Ramp;
}

/** Takes servers out of rotation. */
export interface DrainRequest extends Changing {
  operation: 'drain' | 'maint';
  /** Limit of the wait for the last session; 0: do not wait. */
  drainTimeoutMs: number;
  onDrainTimeout: OnDrainTimeout;
  /** No sessions and nothing new for this long, in drain; missing or 0: as short as is safe. Below `drainTimeoutMs`. */
  quietForMs?: number;
  /** Nobody knows what runs there by now: where too few are left, these do not come back to help. Missing of any other. */
  givesNoWay?: true;
}

export interface ReadyRequest extends Changing {
  operation: 'ready';
  healthProof: HealthProof;
  /** Set while the server is still out, with a ramp the first of that; null: as it is. */
  weight: WeightInput | null;
  ramp?: Ramp;
  /** Of a rolling step: whoever goes back to maint is drained no longer. Missing of any other. */
  drainTimeoutMs?: number;
}

/** Each batch out, as `maint` does it, a script, and back, as `ready` does it. */
export interface RollingRequest
  extends Changing,
    Pick<DrainRequest, 'drainTimeoutMs' | 'onDrainTimeout' | 'quietForMs'>,
    Pick<ReadyRequest, 'healthProof'> {
  operation: 'rolling';
  batchSize: BatchSize;
}

export type ChangeRequest = WeightRequest | DrainRequest | ReadyRequest;
export type Request = StatusRequest | ChangeRequest;

/** Does this operation take servers out of rotation? */
export function takesOut(operation: StepOperation): boolean {
  return operation === 'drain' || operation === 'maint' || operation === 'rolling';
}

export function isDrain(request: Request): request is DrainRequest {
  return request.operation === 'drain' || request.operation === 'maint';
}

export function isChange(request: Request): request is ChangeRequest {
  return request.operation !== 'status';
}
