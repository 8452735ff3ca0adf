/** What all batches of a rolling step have in common. */
import type { RollingRequest } from '../request.ts';
import type { RollingMember } from './member.ts';
import type { RollingEffects } from './rolling-effects.ts';
import type { RollingLedger } from './rolling-ledger.ts';

export interface RollingScene {
  request: RollingRequest;
  /** One for each load balancer, in order. */
  members: readonly RollingMember[];
  ledger: RollingLedger;
  effects: RollingEffects;
}
