/**
 * Room on the disk for a step's last words: a script may fill it, and it is most of all then that post must know what became of its batch.
 * A leaf: knows not what is written.
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** State, outputs and the summary of one step are smaller. */
const BYTES = 512 * 1024;
/** No room on it, or none for this user. */
const FULL = new Set(['ENOSPC', 'EDQUOT']);

let reserve: string | null = null;

/** Takes the room now, unless it is still there. Throws the system's error where there is none. */
export function takeReserve(folder: string): void {
  if (reserve !== null && existsSync(reserve)) return;
  const path = join(folder, 'reserve');
  // Not zeros, nor the same again and again: some file systems give no room for those.
  const { randomFillSync } = process.getBuiltinModule('node:crypto');
  try {
    writeFileSync(path, randomFillSync(Buffer.alloc(BYTES)), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // What it has written until there was no room is room that the last words need.
    rmSync(path, { force: true });
    throw error;
  }
  reserve = path;
}

/** Has room been made for what has just failed with this error? Once. */
export function hasMadeRoom(error: unknown): boolean {
  const isFull = error instanceof Error && 'code' in error && FULL.has(String(error.code));
  if (!isFull || reserve === null) return false;
  rmSync(reserve, { force: true });
  reserve = null;
  return true;
}
