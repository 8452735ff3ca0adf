/**
 * What a step told its user: every output there and none contradicting another, one error annotation or none, and a summary.
 * Shared by all scenarios that look at how a step ends.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { ActionResult } from './run-action.ts';

/** One element of the output `servers`. */
export interface ToldServer {
  readonly loadBalancer: string;
  readonly backend: string | null;
  readonly server: string | null;
  readonly address: string | null;
  readonly before: ToldState | null;
  readonly after: ToldState | null;
  readonly outcome: string;
  readonly drainMs: number | null;
  readonly healthMs: number | null;
  readonly error: { code: string; changed: string; message: string; detail?: string } | null;
}

export interface ToldState {
  readonly adminState: string;
  readonly adminFlags: number;
  readonly operationalState: string;
  readonly status: string;
  readonly weight: number;
  readonly sessions: number;
  readonly queued: number;
}

const MANIFEST = path.resolve(import.meta.dirname, '../../action.yml');
const OUTPUTS = Object.keys(parse(readFileSync(MANIFEST, 'utf8')).outputs);
const EXIT_CODES: Record<string, number> = {
  changed: 0,
  unchanged: 0,
  planned: 0,
  failed: 1,
  'rolled-back': 1,
  partial: 1,
};

/** The rows of the output `servers`, after everything that the step told was found to agree. */
export function told(result: ActionResult): ToldServer[] {
  const { outputs, code, log } = result;
  assert.deepEqual(Object.keys(outputs).sort(), OUTPUTS.toSorted(), `outputs of action.yml\n${log}`);
  const servers = JSON.parse(outputs.servers ?? '') as ToldServer[];
  const word = outputs.result ?? '';
  assert.equal(code, EXIT_CODES[word], `result ${word}, exit ${code}\n${log}`);
  assert.equal(outputs['error-code'] !== '', code === 1, `error-code against the exit code\n${log}`);
  assert.equal(outputs.changed, String(['changed', 'partial'].includes(word)), `changed\n${log}`);
  assert.ok(Array.isArray(JSON.parse(outputs['left-out'] ?? '')), `left-out\n${log}`);
  const errors = result.annotations.filter(({ level }) => level === 'error');
  assert.equal(errors.length, code, `one error annotation, or none\n${log}`);
  for (const { message, title } of errors) {
    assert.match(title, /^HAProxy /, log);
    assert.match(message, new RegExp(`^Error code: ${outputs['error-code']}$`, 'm'), log);
    assert.match(message, /^Changed: (yes|no|not known)\./m, log);
  }
  const read = servers.filter((row) => row.after !== null);
  const wasSeen = servers.every((row) => row.server !== null);
  const isSeen = wasSeen && errors.every(({ message }) => !/^Changed: not known\./m.test(message));
  // A batch that is done was drained, and is back.
  const isStep = errors.some(({ title }) => !title.startsWith('HAProxy rolling'));
  if (isStep && outputs.drained === 'true')
    assert.match(outputs.state ?? '', /^(?:drain|maint)$/, `drained, and not out\n${log}`);
  if (!isSeen) assert.deepEqual([outputs.state, outputs.status, outputs.sessions], ['', '', ''], log);
  if (!wasSeen) assert.deepEqual([outputs['previous-state'], outputs.selected], ['', ''], log);
  if (read.length > 0) {
    if (wasSeen) assert.equal(outputs.selected, String(read.length), `selected\n${log}`);
    if (isSeen)
      assert.equal(outputs.state, common(read.map((row) => row.after?.adminState)), `state\n${log}`);
    const before = common(read.map((row) => row.before?.adminState));
    if (wasSeen) assert.equal(outputs['previous-state'], before, `previous-state\n${log}`);
    if (isSeen) assert.equal(outputs.status, common(read.map((row) => row.after?.status)), `status\n${log}`);
  }
  return servers;
}

/** Asserts that the step failed with this code; returns the text of its error annotation, title first. */
export function failedWith(
  result: ActionResult,
  code: string,
  word: 'failed' | 'rolled-back' | 'partial',
): string {
  told(result);
  assert.equal(result.outputs['error-code'], code, result.log);
  assert.equal(result.outputs.result, word, result.log);
  const error = result.annotations.find(({ level }) => level === 'error');
  return `${error?.title}\n${error?.message}`;
}

/** Asserts that the step succeeded with this result; returns its rows. */
export function succeeded(result: ActionResult, word: 'changed' | 'unchanged' | 'planned'): ToldServer[] {
  const servers = told(result);
  assert.equal(result.outputs.result, word, result.log);
  return servers;
}

/** The texts of all annotations of a level, one per line. */
export function pointedOut(result: ActionResult, level: 'notice' | 'warning'): string {
  return result.annotations
    .filter((annotation) => annotation.level === level)
    .map(({ message }) => message)
    .join('\n');
}

function common(words: readonly (string | undefined)[]): string {
  return words.every((word) => word === words[0]) ? (words[0] ?? '') : 'mixed';
}
