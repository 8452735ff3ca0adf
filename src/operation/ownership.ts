/**
 * What of a server is a step's own to put back. A step sets the forced state, or the weight, or both, and each of the two may have
 * another last author. Pure; knows neither how that is found out nor what follows from it.
 */
import { forcedStateOf, type Server } from '../haproxy/server.ts';
import type { SavedServer } from './effects.ts';
import type { Operation } from './operation.ts';

/** What can be set on a server, each by itself. */
export type Aspect = 'state' | 'weight';

/** What a step of this operation sets on a server. */
export function aspectsOf(operation: Operation, { weights }: SavedServer): Aspect[] {
  return [
    ...(operation === 'weight' ? [] : (['state'] as const)),
    ...(weights.length === 0 ? [] : (['weight'] as const)),
  ];
}

/** The saved server as if its step had set no other aspects than these: the others are as they should be, whatever they are. */
export function ownPart(saved: SavedServer, now: Server, aspects: readonly Aspect[]): SavedServer {
  const state = forcedStateOf(now.adminFlags);
  return {
    ...saved,
    ...(aspects.includes('state') ? {} : { before: { ...saved.before, state }, leaves: [state] }),
    ...(aspects.includes('weight') ? {} : { weights: [] }),
  };
}
