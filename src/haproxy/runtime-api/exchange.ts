/** One write and its replies on one session, with every line shown to whoever reads the debug log. */
import type { Question } from './question.ts';
import type { Session } from './session.ts';

/** Longer replies are dumps: their length is enough in a log. */
const LONGEST_SHOWN = 200;

/** As `Session.exchange`; `debug` gets each command sent, and each reply in one line: foreign text. */
export async function exchange(
  session: Session,
  question: Question<unknown>,
  debug: ((line: string) => void) | undefined,
  signal: AbortSignal,
  replies: string[] = [],
): Promise<string[]> {
  for (const { line } of question.commands) debug?.(`> ${line}`);
  try {
    return await session.exchange(question.commands, signal, replies);
  } finally {
    // Of a broken exchange what came is what a reader of the log needs most.
    for (const reply of replies) debug?.(`< ${inOneLine(reply)}`);
  }
}

function inOneLine(reply: string): string {
  return reply.length > LONGEST_SHOWN ? `${reply.length} characters` : JSON.stringify(reply);
}
