/**
 * What the main step leaves for the post step of the same step: what it was about to change, how to get there, and whether it
 * came to its own end. Through GITHUB_STATE, or a file where that is too much. No secret, ever.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../errors.ts';
import { savedState, saveState, temporaryFolder } from './github.ts';

/** The runner hands state over as an environment variable: above 128 KiB post could not even be started. */
const LARGEST = 64 * 1024;
const FOLDER = 'haproxy-server-state';

const adminState = z.enum(['ready', 'drain', 'maint']);

const SCHEMA = z.object({
  addresses: z.array(z.object({ name: z.string(), text: z.string() })),
  connection: z.object({
    connectTimeout: z.number(),
    commandTimeout: z.number(),
    retries: z.number(),
    retryDelay: z.number(),
  }),
  change: z.object({
    operation: z.enum(['drain', 'maint', 'ready', 'weight', 'status']),
    loadBalancers: z.array(
      z.object({
        name: z.string(),
        servers: z.array(
          z.object({
            backend: z.string(),
            server: z.string(),
            before: z.object({ state: adminState, weight: z.number() }),
            leaves: z.array(adminState),
          }),
        ),
      }),
    ),
  }),
});

/** What is about to be changed, by name, and the addresses and limits to get there again. */
export type SavedStep = z.output<typeof SCHEMA>;

const POINTER = z.object({ path: z.string(), sha256: z.string() });

/** Saves before something is sent. Throws when it cannot be saved: then nothing may be sent. */
export function saveStep(step: SavedStep): void {
  const json = JSON.stringify(step);
  if (Buffer.byteLength(json) <= LARGEST) saveState('step', json);
  else saveState('step-file', JSON.stringify(writeAside(json)));
}

function writeAside(json: string): z.output<typeof POINTER> {
  const folder = join(temporaryFolder() || tmpdir(), FOLDER);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${randomUUID()}.json`);
  writeFileSync(path, json, { mode: 0o600, flag: 'wx' });
  return { path, sha256: sha256(json) };
}

/** What main saved last, or null when it never came to change anything. Throws a Failure when it cannot be trusted. */
export function loadStep(): SavedStep | null {
  const pointer = savedState('step-file');
  const json = pointer === '' ? savedState('step') : readAside(POINTER.parse(JSON.parse(pointer)));
  return json === '' ? null : SCHEMA.parse(JSON.parse(json));
}

function readAside({ path, sha256: expected }: z.output<typeof POINTER>): string {
  const json = readFileSync(path, 'utf8');
  rmSync(path);
  if (sha256(json) === expected) return json;
  throw new Failure('not-verified', 'What the main step had saved was altered since', {
    changed: 'unknown',
    detail: path,
    hint: 'Look at the servers of this step by hand.',
  });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Main has told everything that there is to tell. */
export function saveEnd(): void {
  saveState('ended', 'true');
}

/** False when main was killed: whatever it was doing, it could tell nobody. */
export function endWasSaved(): boolean {
  return savedState('ended') === 'true';
}
