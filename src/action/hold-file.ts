/** What is known of a process that holds servers, in a file of its own: who it is, how to reach it, what it holds, its story so far. */
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { keyOf } from '../haproxy/server.ts';
import type { Held } from '../operation/hold.ts';
import { placeOf } from './place.ts';
import { makeOurFolder, ourFolder } from './temp-folder.ts';

const SUFFIX = '.hold';

const HOLD_FILE = z.object({
  process: z.object({ pid: z.number(), startedAt: z.string() }).nullable(),
  /** Path of its Unix socket. */
  socket: z.string(),
  /** Servers that it holds now: each as `placeOf` in place.ts writes it, and how; null: that is not held. */
  holds: z.array(
    z.object({
      place: z.string(),
      state: z.enum(['ready', 'drain', 'maint']).nullable(),
      weight: z.number().nullable(),
    }),
  ),
  /** One sentence each, the oldest first: foreign text. */
  story: z.array(z.object({ at: z.string(), loadBalancer: z.string(), text: z.string() })),
  /** It went by itself, and said why. */
  ended: z.string().nullable(),
});

export type HoldFile = z.output<typeof HOLD_FILE>;

/** A server by its place. */
export type Placed = Pick<Held, 'state' | 'weight'> & { place: string };

/** All servers of these load balancers, each with its place. */
export function inPlaces(
  loadBalancers: readonly { name: string; servers: readonly Held[] }[],
  addresses: ReadonlyMap<string, string>,
): Placed[] {
  return loadBalancers.flatMap(({ name, servers }) =>
    servers.map((server) => {
      const { state, weight } = server;
      return { place: placeOf(addresses.get(name) ?? '', keyOf(server)), state, weight };
    }),
  );
}

/** Nobody ever sees half of it. */
export function writeHoldFile(id: string, content: HoldFile): void {
  const path = join(makeOurFolder(), id + SUFFIX);
  writeFileSync(`${path}.draft`, JSON.stringify(content), { mode: 0o600 });
  renameSync(`${path}.draft`, path);
}

/** Null when there is none, or none that can be read. */
export function readHoldFile(id: string): HoldFile | null {
  try {
    return HOLD_FILE.parse(JSON.parse(readFileSync(join(ourFolder(), id + SUFFIX), 'utf8')));
  } catch {
    // Not begun yet, or cleared away.
    return null;
  }
}

export function removeHoldFile(id: string): void {
  rmSync(join(ourFolder(), id + SUFFIX), { force: true });
}

/** The ids of all that hold, or held, something in this job. */
export function holdIds(): string[] {
  try {
    const names = readdirSync(ourFolder()).filter((name) => name.endsWith(SUFFIX));
    return names.map((name) => name.slice(0, -SUFFIX.length));
  } catch {
    // Without a folder nothing is held.
    return [];
  }
}
