/**
 * Which servers go out together: all that are selected, on all load balancers, cut into batches. Servers of one name are one machine,
 * in whatever backends and on whatever load balancers it is. Pure.
 */
import { nameOf } from '../../haproxy/server.ts';
import type { BatchSize } from '../request.ts';

/** What is selected on one load balancer: `BACKEND/SERVER`, in HAProxy's order. */
export interface Selected {
  loadBalancer: string;
  keys: readonly string[];
}

export interface Batch {
  /** From 1. */
  number: number;
  /** How many batches there are. */
  count: number;
  /** Of servers, each once. */
  names: readonly string[];
  /** `BACKEND/SERVER` of all of them, by load balancer; those that have none of them are missing. */
  keys: ReadonlyMap<string, readonly string[]>;
}

/** In the order of the first load balancer; what only others have comes after that. */
export function batchesOf(selected: readonly Selected[], size: BatchSize): Batch[] {
  const names = [...new Set(selected.flatMap(({ keys }) => keys.map((key) => nameOf(key).server)))];
  const atOnce = sizeOf(size, names.length);
  const count = Math.ceil(names.length / atOnce);
  return Array.from({ length: count }, (_, index) => {
    const own = names.slice(index * atOnce, (index + 1) * atOnce);
    return { number: index + 1, count, names: own, keys: keysOf(selected, new Set(own)) };
  });
}

/** A percentage is rounded down, for fewer at once is the safe side; one server is the least. */
function sizeOf({ kind, value }: BatchSize, servers: number): number {
  return Math.max(1, kind === 'count' ? value : Math.floor((servers * value) / 100));
}

function keysOf(selected: readonly Selected[], names: ReadonlySet<string>): Batch['keys'] {
  const own = selected.map(({ loadBalancer, keys }): [string, string[]] => {
    return [loadBalancer, keys.filter((key) => names.has(nameOf(key).server))];
  });
  return new Map(own.filter(([, keys]) => keys.length > 0));
}
