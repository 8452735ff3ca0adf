/** What came instead of a whole dump. */
import { Failure } from '../../errors.ts';

/** With its first words as `detail`. */
export function incomplete(command: string, text: string): Failure {
  return new Failure('not-haproxy', `The reply to '${command}' is not whole, or not HAProxy's`, {
    detail: text.slice(0, 200).trim(),
    hint: 'Nothing was concluded from it. If HAProxy answered this, please report it with the log of this step.',
  });
}
