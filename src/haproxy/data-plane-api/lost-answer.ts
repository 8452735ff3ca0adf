/**
 * What is so after an answer to a PUT was lost, which is not to be known at once: what the API had sent to a HAProxy that hung is done when
 * that wakes. Sends nothing itself.
 */
import { Failure } from '../../errors.ts';
import { AWAKE_MS } from '../late-command.ts';
import type { ServerName } from '../server.ts';
import type { Channel } from './channel.ts';
import { isLost } from './client.ts';
import type { Moment } from './reader.ts';

/** The API gives up on a HAProxy that hangs after 30 s, a call that waits behind that one after 60 s (measured). */
const SETTLED_WITHIN_MS = 70_000;

/** What was lost. */
interface Lost {
  /** On the clock: when it was sent. */
  sentAt: number;
  /** Nothing that is on its way could change anything any more. */
  isDone?: (moment: Moment) => boolean;
}

/**
 * What is so after an answer was lost. What the API had sent to a HAProxy that hung is done when that wakes, and what it had not sent
 * yet it still sends then: so HAProxy has to answer, and to say the same a moment later. What a front of the API had taken comes within
 * as long again as it has been under way: TCP doubles its pauses.
 */
export async function settled(
  { client, reader, clock }: Channel,
  names: readonly ServerName[],
  signal: AbortSignal,
  { sentAt, isDone = () => false }: Lost,
): Promise<Moment> {
  client.reset();
  const giveUpAt = clock.now() + SETTLED_WITHIN_MS;
  // Whatever else moves meanwhile makes it no later.
  let lateUntil: number | null = null;
  for (let last = ''; ; ) {
    let pauseMs = AWAKE_MS;
    try {
      const moment = await reader.look(names, true, signal);
      const now = clock.now();
      const text = settingsText(moment);
      lateUntil ??= now + now - sentAt;
      const lateMs = isDone(moment) ? 0 : lateUntil - now;
      const isSettled = text === last && lateMs <= 0;
      if (isSettled) client.endDoubt();
      if (isSettled || now >= giveUpAt) return moment;
      last = text;
      pauseMs = Math.max(AWAKE_MS, lateMs);
    } catch (error) {
      if (signal.aborted || !(error instanceof Failure) || !isLost(error) || clock.now() >= giveUpAt) {
        client.doubtNext({ sentAt, silentMs: 0 });
        throw error;
      }
      last = '';
      lateUntil = null;
    }
    await clock.sleep(pauseMs, signal).catch((error) => {
      client.doubtNext({ sentAt, silentMs: 0 });
      throw error;
    });
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
