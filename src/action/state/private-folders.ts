/**
 * Folders for this step's secrets, that only this user may enter. They go when the process ends; after a SIGKILL with the ssh
 * that used them, and at the latest in the post step. Knows nothing of what is in them.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PrivateFolders } from '../../haproxy/credentials.ts';
import { savedState, saveState } from '../github.ts';
import { makeOurFolder } from './temp-folder.ts';

const STATE = 'private-folders';
/** What leaves room for a name within the 107 bytes of a Unix socket's path, and for ssh's own while it binds (17 more). */
const LONGEST_BYTES = 76;
/** ssh reads more into other characters: `%h`, `~`, `$`, `{`, `:`. */
const HARMLESS = /^[A-Za-z0-9_./+-]+$/;

/** Keys, lists of known hosts and configurations of one step are smaller. */
const ROOM_BYTES = 64 * 1024;

let made: PrivateFolders | null = null;
/** Of a post step: nobody comes after it, who would have to know of what it has made. */
let isLast = false;

/**
 * The same two at every call of one process; empty ones, where somebody has cleared them away. Throws the system's error when they cannot be
 * made.
 */
export function privateFolders(): PrivateFolders {
  made ??= make();
  for (const folder of [made.files, made.sockets]) if (!existsSync(folder)) makeAnew(folder);
  return made;
}

/** Not where another user stands by now: he may not look into it. */
function makeAnew(folder: string): void {
  makeOurFolder();
  mkdirSync(folder, { mode: 0o700 });
}

function make(): PrivateFolders {
  const files = isLast ? makeWhereRoomIs() : makeHere();
  const sockets = isFit(files) ? files : makeIn(isFit(join(tmpdir(), 'hss-xxxxxx')) ? tmpdir() : '/tmp');
  process.once('exit', () => removeFolders([files, sockets]));
  if (!isLast) saveState({ [STATE]: JSON.stringify([files, sockets]) });
  return { files, sockets };
}

function makeHere(): string {
  return mkdtempSync(join(makeOurFolder(), 's-'));
}

function makeIn(folder: string): string {
  return mkdtempSync(join(folder, 'hss-'));
}

/** Where a job has filled its disk, and failed for that, its servers are to be put back all the same: memory, for one, is another disk. */
function makeWhereRoomIs(): string {
  const faults: unknown[] = [];
  for (const makeOne of [makeHere, () => makeIn(tmpdir()), () => makeIn('/dev/shm')]) {
    const tried: string[] = [];
    try {
      const folder = makeOne();
      tried.push(folder);
      const probe = join(folder, 'room');
      writeFileSync(probe, Buffer.alloc(ROOM_BYTES, 'room'));
      rmSync(probe);
      return folder;
    } catch (fault) {
      removeFolders(tried);
      faults.push(fault);
    }
  }
  throw faults[0];
}

function isFit(folder: string): boolean {
  return HARMLESS.test(folder) && Buffer.byteLength(folder) <= LONGEST_BYTES;
}

/** Those that this process has made so far, for whoever may have to end it. */
export function madeFolders(): string[] {
  return made === null ? [] : [made.files, made.sockets];
}

/** For post, which comes last: what a main step that was killed has left. Returns those that could not be removed, and never throws: there is more to do. */
export function removeLeftFolders(): string[] {
  isLast = true;
  const saved = savedState(STATE);
  return saved === '' ? [] : removeFolders(JSON.parse(saved));
}

/** Not where somebody still makes files in them, or an NFS keeps one that is open: returns those. The runner clears its own away. */
export function removeFolders(folders: readonly string[]): string[] {
  return folders.filter((folder) => {
    try {
      rmSync(folder, { recursive: true, force: true });
      return false;
    } catch {
      return true;
    }
  });
}
