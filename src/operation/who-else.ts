/** Who may have set what a step did not: a person or another job, or what HAProxy itself listens to. Pure. */
import type { Server } from '../haproxy/server.ts';

/** `ofState`: its state was set, and not its weight alone, which is all that a record sets. */
export function whoElse({ agent, srvRecord }: Pick<Server, 'agent' | 'srvRecord'>, ofState: boolean): string {
  if (agent === 'enabled') return 'its agent or somebody else';
  return !ofState && srvRecord !== undefined ? 'its SRV record or somebody else' : 'somebody else';
}
