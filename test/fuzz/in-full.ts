/** Rows that are read when somebody asks, with all that they say. */
import { StateRow } from '../../src/haproxy/runtime-api/servers-state-rows.ts';
import { StatRow } from '../../src/haproxy/runtime-api/stat-rows.ts';

/** The same, with plain objects for the rows in it. Throws what is wrong with one of them. */
export function inFull(value: unknown): unknown {
  if (value instanceof StateRow) {
    const { address, rest, standing } = value;
    return { ...value, address, rest, standing };
  }
  if (value instanceof StatRow) return { ...value, ...value.traffic };
  if (Array.isArray(value)) return value.map(inFull);
  if (typeof value !== 'object' || value === null || value instanceof Set) return value;
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, inFull(one)]));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inFull(one)]));
}
