/** Waiting for a condition with a deadline, so that no test sleeps to be right. */
import { setTimeout as sleep } from 'node:timers/promises';

type Falsy = false | null | undefined | 0 | '';

/** Between two questions: a tenth of the time so far, so that nobody who waits long keeps HAProxy and this process busy. */
const INTERVAL_MS = { shortest: 10, longest: 50, share: 0.1 };

/** Asks again until the answer is truthy, and returns it; throws with `what` at the deadline. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T> | T,
  deadline = 60_000,
): Promise<Exclude<T, Falsy>> {
  const began = Date.now();
  for (;;) {
    const answer = await ask();
    if (answer) return answer as Exclude<T, Falsy>;
    const waited = Date.now() - began;
    if (waited > deadline) throw new Error(`it never came true within ${deadline} ms: ${what}`);
    const { shortest, longest, share } = INTERVAL_MS;
    await sleep(Math.min(longest, Math.max(shortest, share * waited)));
  }
}
