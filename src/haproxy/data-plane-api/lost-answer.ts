/**
 * What is so after an answer to a PUT was lost, which is not to be known at once: what the API had sent to a HAProxy that hung is done when
 * that wakes. Sends nothing itself.
 */
import { Failure } from '../../errors.ts';
import type { ServerName } from '../server.ts';
import type { Channel } from './channel.ts';
import { isLost } from './client.ts';
import type { Moment } from './reader.ts';

/** The API gives up on a HAProxy that hangs after 30 s, a call that waits behind that one after 60 s (measured). */
const SETTLED_WITHIN_MS = 70_000;
const SETTLED_AFTER_MS = 300;

/**
 * What is so after an answer was lost. What the API had sent to a HAProxy that hung is done when that wakes, and what it had not sent
 * yet it still sends then: so HAProxy has to answer, and to say the same a moment later.
 */
export async function settled(
  { client, reader, clock }: Channel,
  names: readonly ServerName[],
  signal: AbortSignal,
): Promise<Moment> {
  client.reset();
  const giveUpAt = clock.now() + SETTLED_WITHIN_MS;
  for (let last = ''; ; ) {
    try {
      const moment = await reader.look(names, true, signal);
      const text = settingsText(moment);
      if (text === last || clock.now() >= giveUpAt) return moment;
      last = text;
    } catch (error) {
      if (signal.aborted || !(error instanceof Failure) || !isLost(error) || clock.now() >= giveUpAt)
        throw error;
      last = '';
    }
    await clock.sleep(SETTLED_AFTER_MS, signal);
  }
}

/** All that can be set, and nothing that moves by itself. */
function settingsText({ merged }: Moment): string {
  return JSON.stringify(
    [...merged].map(([key, { shown, server }]) => [
      key,
      shown.folded,
      server.forced,
      server.weight,
      server.operationalState,
    ]),
  );
}
