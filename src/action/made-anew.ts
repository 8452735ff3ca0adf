/**
 * A file that the runner had made, and somebody has cleared away. The runner makes files of its own in that folder before each step that follows:
 * one that root has made there, as a job in a container does, would keep it from that. A leaf: knows not what is written.
 */
import { chmodSync, chownSync, constants, mkdirSync, openSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Opens it for appending. It, and whatever folders there were not, is for whom the next folder above is. Throws the system's error; also where
 * somebody has put a link in its place, which may lead anywhere.
 */
export function makeAsParent(path: string): number {
  const folder = dirname(path);
  const first = mkdirSync(folder, { recursive: true });
  const made: string[] = [];
  if (first !== undefined)
    for (let one = folder; one.length >= first.length; one = dirname(one)) made.push(one);
  const above = statSync(first === undefined ? folder : dirname(first));
  const { O_WRONLY, O_APPEND, O_CREAT, O_EXCL } = constants;
  const opened = openSync(path, O_WRONLY | O_APPEND | O_CREAT | O_EXCL, 0o644);
  for (const one of made) give(one, above, above.mode & 0o777);
  give(path, above, 0o644);
  return opened;
}

function give(path: string, { uid, gid }: Stats, mode: number): void {
  try {
    chmodSync(path, mode);
    chownSync(path, uid, gid);
  } catch {
    // Not root: then it is ours, as all that is there is.
  }
}
