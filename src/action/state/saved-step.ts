/**
 * What a main step leaves for whoever comes after it: what it was about to change, and how to get there again. No secret, ever.
 * Pure: knows neither where that is kept nor what becomes of it.
 */
import * as z from 'zod/mini';
import type { SavedChange, SavedLoadBalancer, SavedServer } from '../../operation/saved-change.ts';
import type { ConnectionLimits } from '../inputs/groups.ts';

/** What is about to be changed, by name, and the addresses and limits to get there again. */
export interface SavedStep {
  addresses: { name: string; text: string }[];
  connection: ConnectionLimits;
  /** How many credentials main was given; never which. */
  credentialsGiven?: number | undefined;
  change: SavedChange;
}

/** As it is kept: servers that follow each other and have one past share its words. A thousand of them fit where text is short of room. */
interface KeptStep extends Omit<SavedStep, 'change'> {
  change: Omit<SavedChange, 'loadBalancers'> & { loadBalancers: KeptLoadBalancer[] };
}

interface KeptLoadBalancer extends Omit<SavedLoadBalancer, 'servers'> {
  servers: KeptServers[];
}

interface KeptServers extends Omit<SavedServer, 'backend' | 'server' | 'address'> {
  named: [backend: string, server: string, address: string][];
}

/** What `parseSavedStep` reads. */
export function keptStep(step: SavedStep): KeptStep {
  const loadBalancers = step.change.loadBalancers.map((one) => ({
    ...one,
    servers: keptServers(one.servers),
  }));
  return { ...step, change: { ...step.change, loadBalancers } };
}

/** Each is kept twice, for the runner and for the job: a thousand servers are gone through once. */
const KEPT = new WeakMap<readonly SavedServer[], KeptServers[]>();

function keptServers(servers: readonly SavedServer[]): KeptServers[] {
  const known = KEPT.get(servers);
  if (known !== undefined) return known;
  const kept: KeptServers[] = [];
  KEPT.set(servers, kept);
  let last = { past: '', named: [] as KeptServers['named'] };
  for (const { backend, server, address, ...past } of servers) {
    const words = JSON.stringify(past);
    if (words !== last.past) {
      last = { past: words, named: [] };
      kept.push({ ...past, named: last.named });
    }
    last.named.push([backend, server, address]);
  }
  return kept;
}

function savedOf(step: KeptStep): SavedStep {
  const loadBalancers = step.change.loadBalancers.map((one) => ({
    ...one,
    servers: one.servers.flatMap(({ named, ...past }) =>
      named.map(([backend, server, address]) => ({ backend, server, address, ...past })),
    ),
  }));
  return { ...step, change: { ...step.change, loadBalancers } };
}

/** Built when something saved is read for the first time: most steps read nothing. */
function schemaOf() {
  const state = z.enum(['ready', 'drain', 'maint']);
  const check = z.enum(['enabled', 'disabled']);
  const settings = z.object({
    state,
    weight: z.number(),
    checks: z.exactOptional(check),
    agent: z.exactOptional(check),
  });
  const servers = z.object({
    named: z.array(z.tuple([z.string(), z.string(), z.string()])),
    before: settings,
    beforeStep: z.exactOptional(settings),
    health: z.enum(['up', 'down', 'unchecked']),
    lent: z.exactOptional(z.literal(true)),
    sent: z.object({
      states: z.array(state),
      weights: z.array(z.number()),
      checks: z.exactOptional(z.array(check)),
      agent: z.exactOptional(z.array(check)),
    }),
  });
  const process = z.object({
    pid: z.number(),
    startedAt: z.number(),
    startToleranceSeconds: z.number(),
    startedOnClock: z.optional(z.number()),
    node: z.string(),
    seenAt: z.optional(z.number()),
    seenOnClock: z.optional(z.number()),
    commandPrefix: z.optional(z.string()),
  });
  const change = z.object({
    operation: z.enum(['drain', 'maint', 'ready', 'weight', 'status', 'rolling']),
    onError: z.enum(['rollback', 'keep']),
    restore: z.enum(['never', 'always', 'on-failure', 'on-success']),
    minAvailable: z.object({ kind: z.enum(['count', 'percent']), value: z.number() }),
    healthTimeoutMs: z.number(),
    reached: z.boolean(),
    scriptUnfinished: z.exactOptional(z.literal(true)),
    loadBalancers: z.array(z.object({ name: z.string(), process, servers: z.array(servers) })),
  });
  return z.object({
    addresses: z.array(z.object({ name: z.string(), text: z.string() })),
    connection: z.object({
      connectTimeoutMs: z.number(),
      commandTimeoutMs: z.number(),
      retries: z.number(),
      retryDelayMs: z.number(),
    }),
    credentialsGiven: z.optional(z.number()),
    change,
  }) satisfies z.ZodMiniType<KeptStep>;
}

let schema: ReturnType<typeof schemaOf> | null = null;

/** A saved step from JSON that was read. Throws zod's error when it has another shape. */
export function parseSavedStep(json: unknown): SavedStep {
  schema ??= schemaOf();
  return savedOf(schema.parse(json));
}
