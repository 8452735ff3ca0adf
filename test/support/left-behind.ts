/** What steps leave in a folder of RUNNER_TEMP, besides what is meant for the later steps of their job. */
import { readdirSync } from 'node:fs';

/**
 * Journal entries, what V8 has compiled, where HAProxy was seen to cut, what was under way, and when the first post step began: the runner clears
 * them away with its folder.
 */
const FOR_LATER_STEPS = /\.journal$|^compiled$|\.cut$|\.under-way$|^first\.post$/;

/** Names in this folder that nobody has a use for. */
export function leftBehindIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => !FOR_LATER_STEPS.test(name));
}
