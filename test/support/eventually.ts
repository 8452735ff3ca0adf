/** Waiting for a condition with a deadline, so that no test sleeps to be right. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until the answer is neither false nor undefined; throws with `what` at the deadline. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | false | undefined> | T | false | undefined,
  deadline = 10_000,
): Promise<T> {
  const limit = Date.now() + deadline;
  for (;;) {
    const answer = await ask();
    if (answer !== false && answer !== undefined) {
      return answer;
    }
    if (Date.now() > limit) {
      throw new Error(`it never came true within ${deadline} ms: ${what}`);
    }
    await sleep(10);
  }
}
