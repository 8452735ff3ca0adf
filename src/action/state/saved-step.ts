/**
 * What a main step leaves for whoever comes after it: what it was about to change, and how to get there again. No secret, ever.
 * Pure: knows neither where that is kept nor what becomes of it.
 */
import type { SavedChange } from '../../operation/saved-change.ts';
import type { ConnectionLimits } from '../inputs/groups.ts';
import {
  array,
  boolean,
  exactOptional,
  number,
  object,
  oneOf,
  optional,
  parse,
  type Schema,
  string,
} from '../schema.ts';

/** What is about to be changed, by name, and the addresses and limits to get there again. */
export interface SavedStep {
  addresses: { name: string; text: string }[];
  connection: ConnectionLimits;
  /** How many credentials main was given; never which. */
  credentialsGiven?: number | undefined;
  change: SavedChange;
}

/** Built when something saved is read for the first time: most steps read nothing. */
function schemaOf() {
  const state = oneOf(['ready', 'drain', 'maint']);
  const check = oneOf(['enabled', 'disabled']);
  const settings = object({
    state,
    weight: number(),
    checks: exactOptional(check),
    agent: exactOptional(check),
  });
  const server = object({
    backend: string(),
    server: string(),
    address: string(),
    before: settings,
    health: oneOf(['up', 'down', 'unchecked']),
    sent: object({
      states: array(state),
      weights: array(number()),
      checks: exactOptional(array(check)),
      agent: exactOptional(array(check)),
    }),
  });
  const process = object({
    pid: number(),
    startedAt: number(),
    startToleranceSeconds: number(),
    node: string(),
    seenAt: optional(number()),
    commandPrefix: optional(string()),
  });
  const change = object({
    operation: oneOf(['drain', 'maint', 'ready', 'weight', 'status', 'rolling']),
    onError: oneOf(['rollback', 'keep']),
    restore: oneOf(['never', 'always', 'on-failure', 'on-success']),
    minAvailable: object({ kind: oneOf(['count', 'percent']), value: number() }),
    healthTimeoutMs: number(),
    reached: boolean(),
    loadBalancers: array(object({ name: string(), process, servers: array(server) })),
  }) satisfies Schema<SavedChange>;
  return object({
    addresses: array(object({ name: string(), text: string() })),
    connection: object({
      connectTimeoutMs: number(),
      commandTimeoutMs: number(),
      retries: number(),
      retryDelayMs: number(),
    }),
    credentialsGiven: optional(number()),
    change,
  }) satisfies Schema<SavedStep>;
}

let schema: ReturnType<typeof schemaOf> | null = null;

/** A saved step from JSON that was read. Throws a SchemaError when it has another shape. */
export function parseSavedStep(json: unknown): SavedStep {
  schema ??= schemaOf();
  return parse(schema, json);
}
