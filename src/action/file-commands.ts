/**
 * The files through which a step hands something to the runner: GITHUB_OUTPUT, GITHUB_STATE and GITHUB_STEP_SUMMARY (GitHub, "Workflow
 * commands"). @actions/core writes each value by itself, and brings OpenSSL for random delimiters and `fs.promises`: together a sixth of a
 * start.
 */
import {
  appendFile,
  appendFileSync,
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  open,
  openSync,
} from 'node:fs';
import { hasMadeRoom } from './reserve.ts';

/** Never made: a file that the runner did not make is one that it does not read. */
const APPEND = constants.O_WRONLY | constants.O_APPEND;

/**
 * Appends all of them in one write. Throws the system's error when that is impossible. Outside of a runner, where there is no such file,
 * nobody waits for values.
 */
export function appendValues(
  file: 'GITHUB_OUTPUT' | 'GITHUB_STATE',
  values: Readonly<Record<string, string>>,
): void {
  const path = process.env[file];
  if (!path) return;
  const blocks = Object.entries(values).map(([name, value]) => valueBlock(name, value));
  const opened = openSync(path, APPEND);
  try {
    appendWhole(opened, blocks.join(''));
  } finally {
    closeSync(opened);
  }
}

/** Half a value would take the next one for its own rest. */
function appendWhole(opened: number, text: string): void {
  const { size } = fstatSync(opened);
  try {
    appendFileSync(opened, text);
  } catch (error) {
    // A pipe, as in some runners, has no size.
    if (fstatSync(opened).size > size) ftruncateSync(opened, size);
    if (!hasMadeRoom(error)) throw error;
    appendWhole(opened, text);
  }
}

/**
 * Appends to the job summary. Rejects where there is none, and with the system's error. Never in the way of a signal: whoever reads the file
 * may take his time.
 */
export function appendSummary(markdown: string): Promise<void> {
  const path = process.env.GITHUB_STEP_SUMMARY;
  if (!path) return Promise.reject(new Error('the runner gives no file for it'));
  return new Promise((resolve, reject) => {
    open(path, APPEND, (fault, opened) => {
      if (fault) reject(fault);
      else
        appendFile(opened, markdown, (unwritten) => {
          closeSync(opened);
          if (unwritten) reject(unwritten);
          else resolve();
        });
    });
  });
}

/** `NAME<<DELIMITER`, the value, and a delimiter that stands nowhere in it, whoever wrote it. */
export function valueBlock(name: string, value: string): string {
  let delimiter = 'end-of-value';
  while (value.includes(delimiter)) delimiter += '-';
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}
