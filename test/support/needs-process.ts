/**
 * Which stages are run as a process of their own, as the runner runs them, and which may go in a thread of the test (`stage-thread.ts`).
 * In `npm run test:all` every one of them is a process.
 */
import path from 'node:path';
import { IS_LONG_FORM } from './haproxy-versions.ts';
import type { RunOptions } from './run-action.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const OF_THE_BUNDLE = ['', 'audit'].map((folder) => path.join(PROJECT, folder));

/**
 * Whatever starts processes or ends them, is measured, or is not the bundle. A stage that turns out to do what this does not foresee is
 * refused in its thread, and its test fails.
 */
export function needsProcess(options: RunOptions): boolean {
  const { action = PROJECT, inputs = {}, env = {}, state = {} } = options;
  return (
    IS_LONG_FORM ||
    options.ownProcess === true ||
    options.memory === true ||
    options.stuckSummary === true ||
    !OF_THE_BUNDLE.includes(path.join(action)) ||
    isNotForThreads(inputs) ||
    Object.keys(env).some((name) => name.startsWith('NODE_')) ||
    (options.stage === 'post' && mayEndProcess(state))
  );
}

/** ssh, and who holds servers after the step. A thread that ends while TLS is being closed may never come to its end: Node's own fault. */
function isNotForThreads({ address = '', hold = '' }: Readonly<Record<string, string>>): boolean {
  return /(ssh|tls):\/\//.test(address) || !/^(false)?$/i.test(hold);
}

/** A main step that has not said how it ended may still run; so may its script, and whom it has left to hold. */
function mayEndProcess(state: Readonly<Record<string, string>>): boolean {
  return !('ending' in state) || 'script' in state || 'hold' in state;
}
