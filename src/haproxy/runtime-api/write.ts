/**
 * Sets many servers in one write and survives a lost reply: what was sent may have been done, so the state is read before
 * anything is sent again. Knows goals and what reaches them; not why anybody has them.
 */
import type { Clock } from '../../clock.ts';
import { type Changed, ConnectionLost, Failure } from '../../errors.ts';
import { lateForMs } from '../late-command.ts';
import type { SetOptions } from '../load-balancer.ts';
import { keyOf, type Server, type ServerName } from '../server.ts';
import { both, each, single } from './batch.ts';
import type { Command, Refusal } from './commands.ts';
import type { Connection } from './connection.ts';
import type { Reader, Rows } from './reader.ts';

/** What one server is to be: absolute, so that sending it twice is as good as once. */
export interface Write {
  name: ServerName;
  command: Command<Refusal>;
  /** What the command sets: compared with `goal`, and before with after. */
  aspect(server: Server): string | number | boolean;
  goal: string | number | boolean;
  /** By what has become of it meanwhile, it is not to be sent again, whether it has arrived or not. */
  isOver?(now: Server): boolean;
}

/** What writes go through, and are read back by. */
export interface Channel {
  connection: Connection;
  reader: Reader;
  clock: Clock;
  /** How often something may be sent again after a lost reply. */
  retries: number;
}

/** Sends all of them and reads `watch` behind them in the same write. Throws HAProxy's first refusal. */
export async function write(
  channel: Channel,
  writes: readonly Write[],
  watch: readonly ServerName[],
  signal: AbortSignal,
  options?: SetOptions,
): Promise<Rows> {
  const names = union(
    writes.map(({ name }) => name),
    watch,
  );
  const before = new Map(names.map((name) => [keyOf(name), channel.reader.last(name)]));
  let pending = writes;
  let changed: Changed = 'no';
  for (let repeats = 0; ; repeats += 1) {
    let sent = false;
    try {
      await channel.connection.prepare(signal);
      sent = true;
      return only(await send(channel, pending, { names, writes, before, options }, signal), watch);
    } catch (error) {
      if (!sent || signal.aborted || !isReplyLost(error)) throw atLeast(changed, error, signal);
      // Not what somebody else has set meanwhile: what is late would come behind that.
      const isDone = ({ servers }: Rows) =>
        writes.every(({ name, aspect, goal }) => {
          const is = servers.get(keyOf(name));
          return is !== undefined && aspect(is) === goal;
        });
      const rows = await readAfterLoss(channel, names, { loss: error, changed, isDone }, signal);
      pending = writes.filter(({ name, aspect, goal, isOver }) => {
        const [was, is] = [before.get(keyOf(name)), rows.servers.get(keyOf(name))];
        // What is neither as before nor as it was sent is somebody else's: whoever asked for this has to see that.
        const isUntouched = was === undefined || is === undefined || aspect(is) === aspect(was);
        return is !== undefined && aspect(is) !== goal && isUntouched && isOver?.(is) !== true;
      });
      if (pending.length === 0) return only(rows, watch);
      changed = changedBy(writes, before, rows);
      if (repeats >= channel.retries) throw atLeast(changed, error, signal);
    }
  }
}

interface Whole {
  names: readonly ServerName[];
  writes: readonly Write[];
  before: ReadonlyMap<string, Server | undefined>;
  options: SetOptions | undefined;
}

async function send(
  { connection, reader }: Channel,
  pending: readonly Write[],
  { names, writes, before, options }: Whole,
  signal: AbortSignal,
): Promise<Rows> {
  const batch = both(each(pending.map(({ command }) => single(command))), reader.servers(names, options));
  const [refusals, found] = await connection.askOnce(batch, signal);
  const refused = refusals.find((refusal) => refusal !== null);
  if (refused) throw refused.with({ callChanged: changedBy(writes, before, found) });
  return readWhole(reader, found, names, signal);
}

/** What was read behind a write that was accepted; once more where a server has another number by now. Only the proof can be missing. */
export async function readWhole(
  reader: Reader,
  found: Rows & { whole: boolean },
  names: readonly ServerName[],
  signal: AbortSignal,
): Promise<Rows> {
  if (found.whole) return found;
  try {
    return await reader.readServers(names, signal);
  } catch (error) {
    throw atLeast('yes', error, signal);
  }
}

/** What was lost, and what is known of it. */
interface Loss {
  loss: Failure;
  /** By earlier attempts. */
  changed: Changed;
  isDone(rows: Rows): boolean;
}

/**
 * Reads on a new connection to the same process. What is not done by then may still come, and is waited for: a set that comes behind
 * another one would undo what was verified. When reading is impossible, nobody knows what was done beyond what earlier attempts had
 * `changed`.
 */
export async function readAfterLoss(
  { connection, reader, clock }: Channel,
  names: readonly ServerName[],
  { loss, changed, isDone }: Loss,
  signal: AbortSignal,
): Promise<Rows> {
  const late = connection.takeLate();
  try {
    const rows = await reader.readServers(names, signal);
    const lateMs = lateForMs(late, clock.now());
    if (isDone(rows) || lateMs === 0) {
      connection.endLate();
      return rows;
    }
    await clock.sleep(lateMs, signal);
    const again = await reader.readServers(names, signal);
    connection.endLate();
    return again;
  } catch (error) {
    connection.putLate(late);
    const nothingSent = loss instanceof ConnectionLost && !loss.sent;
    if (signal.aborted || !(error instanceof Failure)) throw error;
    throw error.with({ callChanged: nothingSent ? changed : 'unknown' });
  }
}

/** The same error, saying at least what earlier attempts are known to have changed. The signal's reason says nothing of that. */
export function atLeast(changed: Changed, error: unknown, signal: AbortSignal): unknown {
  if (changed === 'no' || error === signal.reason || !(error instanceof Failure)) return error;
  return error.callChanged === 'no' ? error.with({ callChanged: changed }) : error;
}

/** The connection or the time was lost before the whole reply: what was sent may have been done. */
export function isReplyLost(error: unknown): error is Failure {
  return (
    error instanceof ConnectionLost ||
    (error instanceof Failure && (error.code === 'timeout' || error.code === 'not-haproxy'))
  );
}

function changedBy(
  writes: readonly Write[],
  before: ReadonlyMap<string, Server | undefined>,
  { servers }: Rows,
): Changed {
  const changed = writes.some(({ name, aspect }) => {
    const was = before.get(keyOf(name));
    const is = servers.get(keyOf(name));
    return was && is ? aspect(was) !== aspect(is) : false;
  });
  return changed ? 'yes' : 'no';
}

/** Each once, in order. */
export function union(...lists: (readonly ServerName[])[]): ServerName[] {
  return [...new Map(lists.flat().map((name) => [keyOf(name), name])).values()];
}

/** Of what was read, these servers and their backends. */
export function only(
  { servers, backends, newcomers, earlierTraffic }: Rows,
  watch: readonly ServerName[],
): Rows {
  const wanted = new Set(watch.map(keyOf));
  const touched = new Set(watch.map(({ backend }) => backend));
  return {
    servers: new Map([...servers].filter(([key]) => wanted.has(key))),
    backends: new Map([...backends].filter(([name]) => touched.has(name))),
    ...(newcomers ? { newcomers } : {}),
    ...(earlierTraffic ? { earlierTraffic } : {}),
  };
}
