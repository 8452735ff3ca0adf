/** The two halves of a rolling step as the requests that they are: what goes out, and what comes back. Pure. */
import { nameOf } from '../../haproxy/server.ts';
import type { Pattern, Selection } from '../plan/selection.ts';
import type { DrainRequest, ReadyRequest, RollingRequest } from '../request.ts';

/** `maint` of these servers (`BACKEND/SERVER`), or of all that are selected. */
export function outRequest(request: RollingRequest, keys?: readonly string[]): DrainRequest {
  return { ...request, ...selecting(request, keys), operation: 'maint', isOfBatch: true };
}

/** What a reload lets in of those that are out is taken out once more, at once: nobody knows what runs there now. */
export function watchRequest(request: RollingRequest): DrainRequest {
  return { ...outRequest(request), drainTimeoutMs: 0, quietForMs: 0, givesNoWay: true };
}

/** `ready` of these servers, or of all that are selected. */
export function backRequest(request: RollingRequest, keys?: readonly string[]): ReadyRequest {
  return { ...request, ...selecting(request, keys), operation: 'ready', weight: null, isOfBatch: true };
}

function selecting(
  { selection, failOnNotFound }: RollingRequest,
  keys: readonly string[] | undefined,
): { selection: Selection; failOnNotFound: boolean } {
  if (keys === undefined) return { selection, failOnNotFound };
  const servers = keys.map((key): Pattern => ({ text: key, negated: false, ...nameOf(key) }));
  return { selection: { backends: ['*'], servers }, failOnNotFound: true };
}
