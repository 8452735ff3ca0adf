/** Clients that HAProxy sends to one server, by what it can be seen. */
import type { Backend, Server } from '../../haproxy/server.ts';

/** What is seen to bind clients to a server. Tables elsewhere only may: many count rates, and nobody wants to hear of those. */
export function boundBy(
  { backend }: Server,
  backends: ReadonlyMap<string, Backend>,
): 'cookie' | 'stick-table' | null {
  const sticky = backends.get(backend)?.sticky ?? null;
  return sticky === 'other-table' ? null : sticky;
}
