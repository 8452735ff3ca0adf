/** What a main step leaves for whoever comes after it: what it was about to change, and how to get there. No secret, ever. Pure. */
import { z } from 'zod';

const adminState = z.enum(['ready', 'drain', 'maint']);

export const SAVED_STEP = z.object({
  addresses: z.array(z.object({ name: z.string(), text: z.string() })),
  connection: z.object({
    connectTimeout: z.number(),
    commandTimeout: z.number(),
    retries: z.number(),
    retryDelay: z.number(),
  }),
  change: z.object({
    operation: z.enum(['drain', 'maint', 'ready', 'weight', 'status']),
    onError: z.enum(['rollback', 'keep']),
    restore: z.enum(['never', 'always', 'on-failure', 'on-success']),
    minAvailable: z.object({ kind: z.enum(['count', 'percent']), value: z.number() }),
    healthTimeout: z.number(),
    reached: z.boolean(),
    loadBalancers: z.array(
      z.object({
        name: z.string(),
        servers: z.array(
          z.object({
            backend: z.string(),
            server: z.string(),
            before: z.object({ state: adminState, weight: z.number(), up: z.boolean() }),
            leaves: z.array(adminState),
            weights: z.array(z.number()),
          }),
        ),
      }),
    ),
  }),
});

/** What is about to be changed, by name, and the addresses and limits to get there again. */
export type SavedStep = z.output<typeof SAVED_STEP>;
