/**
 * Another process answers than the one that was met: has it taken that one's place, or do several share one address? Asks both;
 * opens and closes nothing.
 */
import type { Clock } from '../../clock.ts';
import { Failure } from '../../errors.ts';
import type { Process } from '../server.ts';
import { withDeadline } from '../transport/deadline.ts';
import { showInfo } from './commands.ts';
import type { Session } from './session.ts';

/** Two processes, and the sessions that lead there. */
export interface Pair {
  met: Process;
  /** null: none is left. */
  metSession: Session | null;
  other: Process;
  otherSession: Session;
  /** The other one cannot be a successor: it ran already when the address was read first, or was replaced itself since. */
  isKnown: boolean;
}

/**
 * `replaced`: the one that was met is on its way out, or gone. `leftover`: the other one is, and was just still accepting
 * connections. `several`: neither is.
 */
export type Succession = 'replaced' | 'leftover' | 'several';

/** Right at a reload the old process has not been told yet, and takes connections beside the new one. */
const TOLD_WITHIN_MS = 2_000;
const ASK_EVERY_MS = 50;

export async function successionOf(pair: Pair, clock: Clock, signal: AbortSignal): Promise<Succession> {
  const giveUpAt = clock.now() + TOLD_WITHIN_MS;
  for (;;) {
    const met = await stateOf(pair.metSession, clock, signal);
    if (met === 'stopping' || (met === 'gone' && !pair.isKnown)) return 'replaced';
    if ((await stateOf(pair.otherSession, clock, signal)) === 'stopping') return 'leftover';
    if (clock.now() >= giveUpAt) return 'several';
    await clock.sleep(ASK_EVERY_MS, signal);
  }
}

/** `gone`: it does not say a word any more. */
async function stateOf(
  session: Session | null,
  clock: Clock,
  signal: AbortSignal,
): Promise<'running' | 'stopping' | 'gone'> {
  if (!session?.alive) return 'gone';
  const late = () => new Failure('timeout', 'The process that was met does not answer any more');
  try {
    const [reply = ''] = await withDeadline(TOLD_WITHIN_MS, clock, signal, late, (inner) =>
      session.exchange([showInfo()], inner),
    );
    return showInfo().read(reply).stopping ? 'stopping' : 'running';
  } catch {
    signal.throwIfAborted();
    return 'gone';
  }
}

/** What a user can do about it is the same whoever they are. */
export function severalProcesses(met: Process, other: Process): Failure {
  return new Failure(
    'several-processes',
    `Several HAProxy processes answer at this address: this step works with process ${met.pid}, and now process ${other.pid} answers, which has not taken its place`,
    {
      detail: `process ${met.pid} on ${met.node || 'a host without a name'}, up for ${met.uptimeSeconds} s; process ${other.pid} on ${other.node || 'a host without a name'}, up for ${other.uptimeSeconds} s`,
      hint: 'What is set on one of them the others do not know. Give one address for each process: one line NAME=ADDRESS for each in `address`, and none of a Service, a virtual IP or a name with several addresses.',
    },
  );
}
