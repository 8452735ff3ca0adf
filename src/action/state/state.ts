/**
 * What the main step hands over to the post step of the same step, through GITHUB_STATE or a file where that is too much: who it
 * is, what it was about to change, and how it ended.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { Failure } from '../../errors.ts';
import { keyOf } from '../../haproxy/server.ts';
import type { Ending } from '../../operation/report.ts';
import { listed } from '../../words.ts';
import { hasState, keepState, savedState, saveState } from '../github.ts';
import { timeNow } from './journal.ts';
import type { ProcessIdentity } from './os-process.ts';
import { randomId } from './random-id.ts';
import { keptStep, parseSavedStep, type SavedStep } from './saved-step.ts';
import { makeOurFolder, readText, removeFile, writeNeeded } from './temp-folder.ts';

/** The runner hands state over as an environment variable: above 128 KiB post could not even be started. */
const LARGEST_BYTES = 64 * 1024;

const SERVERS_NAMED = 3;

/** A main step: its process, where that can be seen, and its entry in the journal. */
export interface Identity {
  process: ProcessIdentity | null;
  entryId: string;
}

/** Saved first of all: whatever main comes to, post knows whom to end, and where to look. */
export function saveIdentity(identity: Identity): void {
  saveState({ main: JSON.stringify(identity) });
}

/** Null when main was killed before its first line. */
export function loadIdentity(): Identity | null {
  const json = savedState('main');
  if (json === '') return null;
  return z.object({ process: processSchema(), entryId: z.uuid() }).parse(JSON.parse(json));
}

/** Built when something is read: a main step only writes. */
function processSchema() {
  return z.nullable(z.object({ pid: z.number(), startedAt: z.string() }));
}

/** Where this process has saved its step, if that is a file. */
let ownFile: { path: string; json: string } | null = null;

/** Saves before something is sent. Throws when it cannot be saved: then nothing may be sent. */
export function saveStep(step: SavedStep): void {
  const json = JSON.stringify(keptStep(step));
  if (Buffer.byteLength(json) > LARGEST_BYTES) {
    const path = join(makeOurFolder(), `${randomId()}.json`);
    writeNeeded(path, json);
    saveState({ 'step-file': JSON.stringify({ path, sha256: sha256(json), servers: serversOf(step) }) });
    ownFile = { path, json };
    return;
  }
  // What stands in a file comes first: of a rolling step it may be another batch.
  saveState({ step: json, ...(ownFile === null ? {} : { 'step-file': '' }) });
  ownFile = null;
}

/** Nothing of what this process has saved was cleared away. */
export function hasSaved(): boolean {
  return hasState() && (ownFile === null || existsSync(ownFile.path));
}

/** All that this process has saved is there again if somebody has cleared it away. Throws the system's error. */
export function keepSaved(): void {
  keepState();
  if (ownFile === null || existsSync(ownFile.path)) return;
  makeOurFolder();
  writeNeeded(ownFile.path, ownFile.json);
}

/** Where a large step is, what must stand there, and whose it is, for the one who finds nothing there. */
interface Pointer {
  path: string;
  sha256: string;
  servers: string;
}

/** `6000 on lb1 (web/web1, web/web2, web/web3 and 5997 more)`. */
function serversOf({ change: { loadBalancers } }: SavedStep): string {
  const each = loadBalancers.map(
    ({ name, servers }) => `${servers.length} on ${name} (${listed(servers.map(keyOf), SERVERS_NAMED)})`,
  );
  return listed(each);
}

/** What main saved last, or null when it never came to change anything. Throws a Failure when it cannot be trusted. */
export function loadStep(): SavedStep | null {
  const pointer = savedState('step-file');
  const json = pointer === '' ? savedState('step') : readFile(pointerOf(pointer));
  return json === '' ? null : parseSavedStep(JSON.parse(json));
}

function pointerOf(json: string): Pointer {
  return z.object({ path: z.string(), sha256: z.string(), servers: z.string() }).parse(JSON.parse(json));
}

function readFile({ path, sha256: expected, servers }: Pointer): string {
  const json = textAt(path, servers);
  removeFile(path);
  if (sha256(json) === expected) return json;
  throw new Failure('not-verified', 'What the main step had saved was altered since', {
    callChanged: 'unknown',
    detail: path,
    hint: 'Look at the servers of this step by hand.',
  });
}

function textAt(path: string, servers: string): string {
  try {
    return readText(path);
  } catch (cause) {
    // As a script does that empties RUNNER_TEMP.
    const message = `What the main step had saved of its servers is not there any more: ${servers}`;
    throw new Failure('not-verified', message, { callChanged: 'unknown', detail: path, cause });
  }
}

function sha256(text: string): string {
  // Not imported: only a step that is too large for the runner's own file needs it.
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(text).digest('hex');
}

/** Who holds servers: the id of its file, and which process it is, where that is known. */
export interface SavedHold {
  id: string;
  process: ProcessIdentity | null;
}

/** Before a hold process is started, and as soon as it runs: post must be able to end it, also where nobody finds its files. */
export function saveHold(hold: SavedHold | null): void {
  saveState({ hold: hold === null ? '' : JSON.stringify(hold) });
}

/** Null when nothing is held. */
export function loadHold(): SavedHold | null {
  const json = savedState('hold');
  if (json === '') return null;
  return z.object({ id: z.string(), process: processSchema() }).parse(JSON.parse(json));
}

/** While the user's script runs: post must be able to end it. Null when it has ended. */
export function saveScript(leader: ProcessIdentity | null): void {
  saveState({ script: JSON.stringify(leader) });
}

/** Null when none runs, or none can be seen. */
export function loadScript(): ProcessIdentity | null {
  const json = savedState('script');
  if (json === '') return null;
  return processSchema().parse(JSON.parse(json));
}

/** Main has told everything that there is to tell. */
export function saveEnding(ending: Ending): void {
  saveState({ ending, 'ended-at': timeNow() });
}

/** When main ended, as the journal's `timeNow` says; empty when it was killed. */
export function loadEndedAt(): string {
  return savedState('ended-at');
}

const ENDINGS: readonly Ending[] = ['unchanged', 'reached', 'kept', 'not-put-back', 'unfinished'];

/** Null when main was killed: whatever it was doing, it could tell nobody. */
export function loadEnding(): Ending | null {
  const word = savedState('ending');
  return ENDINGS.find((ending) => ending === word) ?? null;
}
