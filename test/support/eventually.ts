/** Waiting for a condition with a deadline, so that no test sleeps to be right. */
import { setTimeout as sleep } from 'node:timers/promises';

type Falsy = false | null | undefined | 0 | '';

/** Asks again until the answer is truthy, and returns it; throws with `what` at the deadline. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T> | T,
  deadline = 30_000,
): Promise<Exclude<T, Falsy>> {
  const limit = Date.now() + deadline;
  for (;;) {
    const answer = await ask();
    if (answer) return answer as Exclude<T, Falsy>;
    if (Date.now() > limit) throw new Error(`it never came true within ${deadline} ms: ${what}`);
    await sleep(10);
  }
}
