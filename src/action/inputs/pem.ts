/** The inputs that hold PEM text, or the path of a file that does. No fault quotes either: both may be secret. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import { maskLines, mayHoldUntrustedFiles, workspaceFolder } from '../github.ts';
import { ok, text, wrong } from './types.ts';

const LARGEST_BYTES = 64 * 1024;

/** PEM text whose blocks are all of these kinds, as the labels after BEGIN say. */
export function pem(kinds: RegExp, kindInWords: string) {
  return text<string>((given) => {
    const found = given.startsWith('-----BEGIN') ? ok(given) : fileText(given);
    if (!found.ok) return found;
    const labels = [...found.value.matchAll(/^-----BEGIN ([A-Z0-9 ]+)-----\r?$/gm)].map(
      ([, label = '']) => label,
    );
    if (labels.length === 0) return wrong('is not PEM text: it has no line -----BEGIN …-----');
    if (labels.some((label) => label.startsWith('ENCRYPTED')) || /^Proc-Type:.*ENCRYPTED/m.test(found.value))
      return wrong('is protected by a passphrase, which nobody can type here');
    return labels.every((label) => kinds.test(label))
      ? found
      : wrong(`must hold ${kindInWords} and nothing else`);
  });
}

function fileText(path: string) {
  try {
    const file = realpathSync(path);
    if (mayHoldUntrustedFiles() && isInside(file, workspaceFolder())) {
      return wrong(
        'is a path inside the workspace, which under pull_request_target and workflow_run may hold the files of anybody: give the text itself',
      );
    }
    const { size } = statSync(file);
    if (!statSync(file).isFile()) return wrong('is a path, but not that of a regular file');
    if (size > LARGEST_BYTES) return wrong('is the path of a file of more than 64 KiB');
    const content = readFileSync(file, 'utf8').trim();
    if (content.includes('PRIVATE KEY')) maskLines(content);
    return ok(content);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return wrong(`is neither PEM text, which begins with -----BEGIN, nor the path of a file (${code})`);
  }
}

function isInside(file: string, folder: string): boolean {
  return folder !== '' && file.startsWith(`${realpathSync(folder)}${sep}`);
}
