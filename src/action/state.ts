/**
 * What the main step hands over to the post step of the same step, through GITHUB_STATE or a file where that is too much: who it
 * is, what it was about to change, and how it ended.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../errors.ts';
import type { Ending } from '../operation/duty.ts';
import { savedState, saveState } from './github.ts';
import { SAVED_STEP, type SavedStep } from './saved-step.ts';
import { makeOurFolder } from './temp-folder.ts';

/** The runner hands state over as an environment variable: above 128 KiB post could not even be started. */
const LARGEST = 64 * 1024;

const POINTER = z.object({ path: z.string(), sha256: z.string() });

/** A main step: its process, and its entry in the journal with the key that proves it genuine. */
const IDENTITY = z.object({
  process: z.object({ pid: z.number(), startedAt: z.string() }).nullable(),
  entry: z.object({ id: z.uuid(), key: z.string() }),
});

export type Identity = z.output<typeof IDENTITY>;

/** Saved first of all: whatever main comes to, post knows whom to end, and where to look. */
export function saveIdentity(identity: Identity): void {
  saveState('main', JSON.stringify(identity));
}

/** Null when main was killed before its first line. */
export function loadIdentity(): Identity | null {
  const json = savedState('main');
  return json === '' ? null : IDENTITY.parse(JSON.parse(json));
}

/** Saves before something is sent. Throws when it cannot be saved: then nothing may be sent. */
export function saveStep(step: SavedStep): void {
  const json = JSON.stringify(step);
  if (Buffer.byteLength(json) <= LARGEST) saveState('step', json);
  else saveState('step-file', JSON.stringify(writeAside(json)));
}

function writeAside(json: string): z.output<typeof POINTER> {
  const path = join(makeOurFolder(), `${randomUUID()}.json`);
  writeFileSync(path, json, { mode: 0o600, flag: 'wx' });
  return { path, sha256: sha256(json) };
}

/** What main saved last, or null when it never came to change anything. Throws a Failure when it cannot be trusted. */
export function loadStep(): SavedStep | null {
  const pointer = savedState('step-file');
  const json = pointer === '' ? savedState('step') : readAside(POINTER.parse(JSON.parse(pointer)));
  return json === '' ? null : SAVED_STEP.parse(JSON.parse(json));
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

/** Before a holder is started: post must be able to end it. */
export function saveHolderId(id: string): void {
  saveState('holder', id);
}

/** Empty when nothing is held. */
export function loadHolderId(): string {
  return savedState('holder');
}

/** Main has told everything that there is to tell. */
export function saveEnding(ending: Ending): void {
  saveState('ending', ending);
}

const ENDING = z.enum(['unchanged', 'reached', 'kept', 'not-put-back', 'unfinished']);

/** Null when main was killed: whatever it was doing, it could tell nobody. */
export function loadEnding(): Ending | null {
  return ENDING.nullable().catch(null).parse(savedState('ending'));
}
