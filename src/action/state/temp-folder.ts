/** The one folder of ours among the temporary files of a job. Several steps use it at the same time: every file has a random name. */
import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Failure } from '../../errors.ts';
import { temporaryFolder } from '../github.ts';
import { hasMadeRoom } from '../reserve.ts';

/** Where it is; it need not exist yet. */
export function ourFolder(): string {
  const folder = join(temporaryFolder() || tmpdir(), 'haproxy-server-state');
  return isClosed(folder) || isPlanted(folder) ? `${folder}-${process.getuid?.()}` : folder;
}

/** Another user's: a job in a container has made it, and the runner may not remove what root has left. */
function isClosed(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return false;
  } catch (error) {
    const isRefused = error instanceof Error && 'code' in error && error.code === 'EACCES';
    return isRefused && statSync(folder).isDirectory();
  }
}

/**
 * Where everybody may write (`/tmp`, where there is no RUNNER_TEMP) somebody else was first: whose folder it is may change what is in it for
 * something of his own, and read what is written there then.
 */
function isPlanted(folder: string): boolean {
  const uid = process.getuid?.();
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (uid === undefined || found === undefined || found.uid === uid) return false;
  const parent = dirname(folder);
  return (statSync(parent).mode & 0o002) !== 0 && found.uid !== uidShownIn(parent);
}

/** Whose what we make there is, as its disk shows it: NFS may make root, or everybody, another user. */
function uidShownIn(parent: string): number | undefined {
  try {
    const made = mkdtempSync(join(parent, 'hss-'));
    const { uid } = lstatSync(made);
    rmdirSync(made);
    return uid;
  } catch {
    // Nothing can be made there: whoever tries to says so.
    return undefined;
  }
}

/** Makes it where it is missing: for nobody else to look into. */
export function makeOurFolder(): string {
  const folder = ourFolder();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!isPlanted(folder)) return folder;
  throw new Failure(
    'not-verified',
    `${folder} was made by another user, who could read what is written there`,
    {
      brief: 'the folder for what it keeps belongs to another user',
      hint: 'Have the runner set RUNNER_TEMP to a folder in which no other user can write, then run this step again.',
    },
  );
}

/** The text of a file there. Whatever else bears its name is not waited for: a pipe that nobody writes to would never answer. */
export function readText(path: string): string {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    if (!fstatSync(file).isFile()) throw new Error(`${path} is not a file`);
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}

/**
 * A file that was not there, for this user alone: whole, or not at all. Half of one would be taken for all of it, and holds the room that is
 * needed for what comes next. Throws the system's error.
 */
export function writeNew(path: string, text: string): void {
  try {
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const isAnothers = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!isAnothers) removeFile(path);
    throw error;
  }
}

/** The same of what a step must not go on without: the room that was kept is for that. */
export function writeNeeded(path: string, text: string): void {
  try {
    writeNew(path, text);
  } catch (error) {
    if (!hasMadeRoom(error)) throw error;
    writeNew(path, text);
  }
}

/** It need not be there. One that stays, as on a disk that is read-only by now, keeps nobody from what there is to do: the runner clears it away. */
export function removeFile(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}
