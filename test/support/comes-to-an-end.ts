/** Work that goes through what somebody else has sent: not how long it takes is looked at, but whether it comes to an end at all. */
import { runInNewContext } from 'node:vm';

/** Far longer than the work takes, and than anybody would wait; what it interrupts would go on for minutes, or for days. */
const GIVEN_UP_AFTER_MS = 8_000;

/** What `work` returns. Throws where it is still at work after that time, also in the middle of one expression. */
export function comesToAnEnd<T>(work: () => T): T {
  return runInNewContext('work()', { work }, { timeout: GIVEN_UP_AFTER_MS });
}
