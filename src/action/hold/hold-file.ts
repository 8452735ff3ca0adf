/**
 * What is known of a process that holds servers, in a file of its own: who it is, how to reach it, what it holds, what happened so
 * far. Does not know how servers are held.
 */
import { existsSync, readdirSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import type { Moment } from '../../clock.ts';
import type { ProcessIdentity as HaproxyIdentity } from '../../haproxy/process.ts';
import { keyOf } from '../../haproxy/server.ts';
import type { ServerSettings } from '../../haproxy/server-settings.ts';
import type { ServersOf } from '../../operation/effects.ts';
import type { ProcessIdentity } from '../state/os-process.ts';
import { serverIdAt } from '../state/server-id.ts';
import { makeOurFolder, ourFolder, readText, removeFile } from '../state/temp-folder.ts';

const SUFFIX = '.hold';
/** Why one has `ended` that somebody else had to end. */
export const UNHEARD = 'it did not answer any more, and was ended';
/** Why one has `ended` by itself with its job, as far as it could see. */
export const RUNNER_GONE = 'the runner is gone';

/** A server by what `serverIdOf` calls it, with the settings that are held, or are to be. */
export interface IdentifiedServer {
  id: string;
  settings: ServerSettings;
}

/** Where servers are held: what `loadBalancerIdOf` calls it, and who answered there when that began. */
export interface HeldPlace {
  id: string;
  process: HaproxyIdentity;
}

/** What one process says of itself. */
export interface HoldFile {
  process: ProcessIdentity | null;
  /** When it began, as the journal's `timeNow` says, and by both clocks of the machine. */
  at: string;
  began: Moment;
  loadBalancers: HeldPlace[];
  /** Path of its Unix socket. */
  socket: string;
  /** Where it keeps what it was given to connect: whoever ends it removes them, for all that it has started ends with it. */
  folders?: string[];
  /** What it holds now. */
  servers: IdentifiedServer[];
  /** One sentence each, the oldest first: untrusted text. */
  messages: { at: string; loadBalancer: string; text: string }[];
  /** As `messages`: what it could not do by its end, where that was the end of the job, or its own time was over. */
  undone: { loadBalancer: string; text: string }[];
  /** By its id: who is on its way back to maint, or was when the job ended or this was killed, and in which process; its drain may be done later. */
  onTheWay: { id: string; process: HaproxyIdentity }[];
  /** Why it ended; null while it runs, or when it was killed. */
  ended: string | null;
}

/** Throws zod's error when it has another shape. */
export function parseHoldFile(json: unknown): HoldFile {
  const settings = z.object({
    state: z.exactOptional(z.enum(['ready', 'drain', 'maint'])),
    weight: z.exactOptional(z.number()),
    checks: z.exactOptional(z.enum(['enabled', 'disabled'])),
    agent: z.exactOptional(z.enum(['enabled', 'disabled'])),
  });
  const haproxy = z.object({
    pid: z.number(),
    startedAt: z.number(),
    startToleranceSeconds: z.number(),
    startedOnClock: z.optional(z.number()),
    node: z.string(),
  });
  const schema = z.object({
    process: z.nullable(z.object({ pid: z.number(), startedAt: z.string() })),
    at: z.string(),
    began: z.object({ onClock: z.number(), wallTime: z.number() }),
    loadBalancers: z.array(z.object({ id: z.string(), process: haproxy })),
    socket: z.string(),
    folders: z.exactOptional(z.array(z.string())),
    servers: z.array(z.object({ id: z.string(), settings })),
    messages: z.array(z.object({ at: z.string(), loadBalancer: z.string(), text: z.string() })),
    undone: z.array(z.object({ loadBalancer: z.string(), text: z.string() })),
    onTheWay: z.array(z.object({ id: z.string(), process: haproxy })),
    ended: z.nullable(z.string()),
  });
  return schema.parse(json);
}

/** All servers of those of these load balancers that are in `places`, where each has its id by its name. */
export function identified(
  loadBalancers: readonly ServersOf[],
  places: ReadonlyMap<string, string>,
): IdentifiedServer[] {
  return loadBalancers.flatMap(({ name, servers }) => {
    const place = places.get(name);
    if (place === undefined) return [];
    return servers.map((server) => ({ id: serverIdAt(place, keyOf(server)), settings: server.settings }));
  });
}

/**
 * Nobody ever sees half of it, but of a last word for which there is no other room than its own: of one that has ended nobody wants more than to know
 * that it holds nothing.
 */
export function writeHoldFile(id: string, content: HoldFile): void {
  const path = join(makeOurFolder(), id + SUFFIX);
  const draft = `${path}.draft`;
  const json = JSON.stringify(content);
  try {
    writeFileSync(draft, json, { mode: 0o600 });
  } catch (error) {
    removeFile(draft);
    if (content.ended === null) throw error;
    writeFileSync(path, json, { mode: 0o600 });
    return;
  }
  renameSync(draft, path);
}

export function hasHoldFile(id: string): boolean {
  return existsSync(join(ourFolder(), id + SUFFIX));
}

/** Null when there is none, or none that can be read. */
export function readHoldFile(id: string): HoldFile | null {
  try {
    return parseHoldFile(JSON.parse(readText(join(ourFolder(), id + SUFFIX))));
  } catch {
    // Not begun yet, or cleared away.
    return null;
  }
}

/** It need not be there. */
export function removeHoldFile(id: string): void {
  removeFile(join(ourFolder(), id + SUFFIX));
}

/** With the folder that was made for it alone, where RUNNER_TEMP has too long a path for one. */
export function removeHoldSocket(socket: string): void {
  removeFile(socket);
  const folder = dirname(socket);
  if (folder === ourFolder()) return;
  try {
    rmdirSync(folder);
  } catch {
    // Gone already.
  }
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
