/** Waiting for a condition, with a deadline: what tests do instead of sleeping. */
import { setTimeout as sleep } from 'node:timers/promises';

const INTERVAL = 20;

/** Returns the first truthy value of `condition`; rejects after `deadline` ms, saying what was waited for. */
export async function until<T>(
  what: string,
  condition: () => Promise<T> | T,
  deadline = 10_000,
): Promise<NonNullable<T>> {
  const limit = Date.now() + deadline;
  for (;;) {
    const value = await condition();
    if (value) {
      return value;
    }
    if (Date.now() > limit) {
      throw new Error(`not within ${deadline} ms: ${what}`);
    }
    await sleep(INTERVAL);
  }
}
