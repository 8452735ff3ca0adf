/** Waiting for a condition with a deadline: the only way in which a test waits for what HAProxy does by itself. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until the answer is yes; throws with `what` when it is not so within `deadline` ms. */
export async function eventually(
  condition: () => boolean | Promise<boolean>,
  what: string,
  deadline = 10_000,
): Promise<void> {
  const end = performance.now() + deadline;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Not within ${deadline} ms: ${what}`);
    await sleep(5);
  }
}
