/**
 * Servers of `server-template` that DNS has no address for, as a glob picks them with the others of their name: there is nobody to take out or
 * to let in, so they are left out. One that is named is meant. Pure.
 */
import { Failure } from '../../errors.ts';
import { keyOf, type Server } from '../../haproxy/server.ts';
import type { Snapshot } from '../../haproxy/snapshot.ts';
import { listed, verb } from '../../words.ts';
import type { Request } from '../request.ts';
import { isOutByDnsAlone, isSpare, resolvedNames } from '../spares.ts';
import { isNamedBy } from './selection.ts';
import type { Plan } from './target.ts';

/** What is selected, divided. Where nothing but spares is selected, they are what is meant. */
export function withoutSpares(
  servers: readonly Server[],
  { operation, selection }: Request,
  snapshot: Snapshot,
): { meant: readonly Server[]; spares: readonly Server[] } {
  const all = { meant: servers, spares: [] };
  // A weight is kept for whoever comes there.
  if (operation === 'status' || operation === 'weight' || !servers.some(isOutByDnsAlone)) return all;
  const resolved = resolvedNames(snapshot.servers.values());
  const isNamed = isNamedBy(selection);
  const spares = servers.filter((server) => isSpare(server, resolved) && !isNamed(server));
  const meant = servers.filter((server) => !spares.includes(server));
  return meant.length === 0 ? all : { meant, spares };
}

/** Lines of the plan: it is so at every deployment of such a backend, and there is nothing to be done about it. */
export function spareLines({ spares }: Pick<Plan, 'spares'>): string[] {
  if (spares.length === 0) return [];
  const count = spares.length;
  return [
    `${listed(spares.map(keyOf))} ${verb(count, 'has', 'have')} no address from DNS, and others of the same name have one (\`server-template\`): ${verb(count, 'it is', 'they are')} left out. To include one, name it in \`server\` without a glob.`,
  ];
}

/** What was planned for one load balancer. */
export interface PlannedFor {
  name: string;
  plan: Pick<Plan, 'targets' | 'spares'>;
}

/**
 * One failure for each that leaves a server out which another one takes: DNS may give it its address there at any moment, and then it is
 * where nobody wants it.
 */
export function sparesTakenElsewhere(planned: readonly PlannedFor[]): Failure[] {
  return planned.flatMap(({ name, plan: { spares } }) => {
    for (const spare of spares) {
      const key = keyOf(spare);
      const other = planned.find(({ plan }) => plan.targets.some((target) => target.key === key));
      if (other === undefined) continue;
      return new Failure(
        'dns-maintenance',
        `${key} has no address from DNS here, and has one on ${other.name}: what is done there could not be done here.`,
        {
          brief: 'its name does not resolve, and does so on another load balancer',
          loadBalancer: name,
          servers: [key],
          hint: 'Wait until all load balancers have the same answer of the nameserver, or name the servers without a glob. `server-template` gives addresses to its servers in any order: what is called the same on two load balancers may be two servers.',
        },
      );
    }
    return [];
  });
}
