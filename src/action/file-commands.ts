/**
 * The files through which a step hands something to the runner: GITHUB_OUTPUT, GITHUB_STATE and GITHUB_STEP_SUMMARY (GitHub, "Workflow
 * commands"). @actions/core writes each value by itself, and brings OpenSSL for random delimiters and `fs.promises`: together a sixth of a
 * start. They stand among the temporary files of the job, which a script, or another process of the machine, may clear away: the runner reads
 * them only when the step has ended, by their paths, and whoever has made them is nothing to it.
 */
import {
  appendFile,
  appendFileSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  ftruncateSync,
  open,
  openSync,
  readSync,
  statSync,
} from 'node:fs';
import { makeAsParent } from './made-anew.ts';
import { hasMadeRoom } from './reserve.ts';

type ValueFile = 'GITHUB_OUTPUT' | 'GITHUB_STATE';

const APPEND = constants.O_WRONLY | constants.O_APPEND;

/** What this process has written into one of them. */
interface Written {
  values: ReadonlyMap<string, string>;
  /** The last of it, and where it ends. A pipe, as in some runners, has no such place. */
  last: { inode: number; text: Buffer; end: number } | null;
}

/** By the path of each that was there once. */
const files = new Map<string, Written>();

const NOTHING: Written = { values: new Map(), last: null };

/** At the beginning of a stage. What is there now was made by the runner, and will be read by it; what is not is none of ours to make. */
export function noteFiles(): void {
  for (const name of ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY']) {
    const path = process.env[name];
    if (path && !files.has(path) && existsSync(path)) files.set(path, NOTHING);
  }
}

/**
 * Appends all of them in one write; where somebody has cleared away what was there, or has written over it, all that this process has written
 * before as well. Throws the system's error when that is impossible. Outside of a runner, where there is no such file, nobody waits for values.
 */
export function appendValues(file: ValueFile, values: Readonly<Record<string, string>>): void {
  const path = process.env[file];
  if (!path) return;
  const opened = openIn(path);
  try {
    const written = files.get(path) ?? NOTHING;
    const isWhole = isThere(path, opened, written);
    const all = new Map([...written.values, ...Object.entries(values)]);
    const news = isWhole ? Object.entries(values) : [...all];
    const text = Buffer.from(news.map(([name, value]) => valueBlock(name, value)).join(''));
    if (!isWhole) ftruncateSync(opened);
    if (text.length > 0) files.set(path, { values: all, last: appendWhole(opened, text) });
  } finally {
    closeSync(opened);
  }
}

/**
 * What was written is there again if somebody has cleared it away. Throws the system's error. Of a pipe it is with its reader: to open it would
 * wait for another one.
 */
export function keepValues(file: ValueFile): void {
  const path = process.env[file];
  if (path && statSync(path, { throwIfNoEntry: false })?.isFile() === false) return;
  appendValues(file, {});
}

function openIn(path: string): number {
  try {
    return openSync(path, APPEND);
  } catch (error) {
    if (!isCleared(path, error)) throw error;
    return makeAsParent(path);
  }
}

function isCleared(path: string, error: unknown): boolean {
  return files.has(path) && error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Is all that was written there as it was? */
function isThere(path: string, opened: number, { values, last }: Written): boolean {
  const now = fstatSync(opened);
  if (values.size === 0 || !now.isFile()) return true;
  if (last === null || now.ino !== last.inode || now.size < last.end) return false;
  const found = Buffer.alloc(last.text.length);
  const read = openSync(path, constants.O_RDONLY);
  try {
    readSync(read, found, 0, found.length, last.end - found.length);
  } finally {
    closeSync(read);
  }
  return found.equals(last.text);
}

/** Half a value would take the next one for its own rest. */
function appendWhole(opened: number, text: Buffer): Written['last'] {
  const { size } = fstatSync(opened);
  try {
    appendFileSync(opened, text);
  } catch (error) {
    if (fstatSync(opened).size > size) ftruncateSync(opened, size);
    if (!hasMadeRoom(error)) throw error;
    return appendWhole(opened, text);
  }
  const { ino, size: end } = fstatSync(opened);
  return { inode: ino, text, end };
}

/**
 * Appends to the job summary. Rejects where there is none, and with the system's error. Never in the way of a signal: whoever reads the file
 * may take his time.
 */
export function appendSummary(markdown: string): Promise<void> {
  const path = process.env.GITHUB_STEP_SUMMARY;
  if (!path) return Promise.reject(new Error('the runner gives no file for it'));
  return new Promise((resolve, reject) => {
    const append = (opened: number) =>
      appendFile(opened, markdown, (unwritten) => {
        closeSync(opened);
        if (unwritten) reject(unwritten);
        else resolve();
      });
    open(path, APPEND, (fault, opened) => {
      try {
        if (!fault) append(opened);
        else if (isCleared(path, fault)) append(makeAsParent(path));
        else reject(fault);
      } catch (error) {
        reject(error);
      }
    });
  });
}

/** `NAME<<DELIMITER`, the value, and a delimiter that stands nowhere in it, whoever wrote it. */
export function valueBlock(name: string, value: string): string {
  let delimiter = 'end-of-value';
  while (value.includes(delimiter)) delimiter += '-';
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}
