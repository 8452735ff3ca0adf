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
    const labels = [...found.value.matchAll(/^-----BEGIN ([A-Z0-9 ]+)-----[ \t\r]*$/gm)].map(
      ([, label = '']) => label,
    );
    if (labels.length === 0) return wrong('is not PEM text: it has no line -----BEGIN …-----');
    if (labels.some((label) => label.startsWith('ENCRYPTED')) || /^Proc-Type:.*ENCRYPTED/m.test(found.value))
      return wrong('is protected by a passphrase, which nobody can type here');
    if (!labels.every((label) => kinds.test(label)))
      return wrong(`must hold ${kindInWords} and nothing else`);
    const blocks = found.value.match(BLOCK) ?? [];
    if (blocks.length < labels.length) return wrong('is not whole: a line -----END …----- is missing');
    const unreadable = blocks.findIndex((block) => block.includes('CERTIFICATE') && !isCertificate(block));
    return unreadable < 0
      ? found
      : wrong(`cannot be read: its certificate ${unreadable + 1} of ${blocks.length} is damaged`);
  });
}

/** OpenSSL takes blanks at the end of a line. */
const BLOCK = /^-----BEGIN ([A-Z0-9 ]+)-----[ \t\r]*$[\s\S]*?^-----END \1-----[ \t\r]*$/gm;

/** Node takes those of an authority as far as it can read them, and says no word about the rest. */
function isCertificate(block: string): boolean {
  try {
    // Not imported: few steps need TLS, and every start would pay for it.
    return new (process.getBuiltinModule('node:crypto').X509Certificate)(block) !== null;
  } catch {
    return false;
  }
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
