/**
 * Which of the ways that the steps of a job have taken lead to one load balancer, however their addresses were written: its socket file, its
 * port, the CLI of its master, an API. Pure.
 */
import { isSameProcess, type ProcessIdentity } from '../../haproxy/server.ts';

/** One address that a step was given, and who was told there. */
export interface KnownWay {
  /** As `loadBalancerIdOf` calls it. */
  socket: string;
  process: ProcessIdentity;
}

/** `own`, and all of `known` that lead to the same load balancer: also where a reload lies between two of them, and another way tells so. */
export function waysTo(own: readonly KnownWay[], known: readonly KnownWay[]): ReadonlySet<KnownWay> {
  const found = new Set(own);
  let others = known.filter((way) => !found.has(way));
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const way of others) if ([...found].some((one) => leadToOne(one, way))) found.add(way);
    others = others.filter((way) => !found.has(way));
  }
  return found;
}

/** By the same words to another host is another load balancer, as behind another host on the way. */
function leadToOne(one: KnownWay, other: KnownWay): boolean {
  if (isSameProcess(one.process, other.process)) return true;
  return one.socket === other.socket && one.process.node === other.process.node;
}
