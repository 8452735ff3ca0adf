/**
 * Which servers go out together: all that are selected, on all load balancers, cut into batches. Servers of one name are one machine,
 * in whatever backends and on whatever load balancers it is, and so are those that share an address: whoever stops the application of one
 * stops it for all. Pure.
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

/** In the order of the first load balancer; what only others have comes after that. `together`: those that share an address. */
export function batchesOf(
  selected: readonly Selected[],
  together: readonly (readonly string[])[],
  size: BatchSize,
): Batch[] {
  const machines = machinesOf(selected, together);
  const atOnce = sizeOf(size, machines.length);
  const count = Math.ceil(machines.length / atOnce);
  return Array.from({ length: count }, (_, index) => {
    const own = machines.slice(index * atOnce, (index + 1) * atOnce).flat();
    return { number: index + 1, count, names: own, keys: keysOf(selected, new Set(own)) };
  });
}

/** The names of each. */
function machinesOf(selected: readonly Selected[], together: readonly (readonly string[])[]): string[][] {
  const first = new Map<string, string>();
  const firstOf = (name: string): string => {
    const before = first.get(name);
    return before === undefined ? name : firstOf(before);
  };
  for (const keys of together) {
    const [one = '', ...others] = [...new Set(keys.map((key) => firstOf(nameOf(key).server)))];
    for (const other of others) first.set(other, one);
  }
  const names = new Set(selected.flatMap(({ keys }) => keys.map((key) => nameOf(key).server)));
  return [...Map.groupBy(names, firstOf).values()];
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
