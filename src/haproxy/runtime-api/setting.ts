/**
 * Sets many servers in one write and survives a lost reply: what was sent may have been done, so the state is read before
 * anything is sent again. Knows goals and what reaches them; not why anybody has them.
 */
import { type Changed, ConnectionLost, Failure } from '../../errors.ts';
import { keyOf, type Reading, type Server, type ServerName } from '../server.ts';
import type { Command, Verdict } from './commands.ts';
import type { Connection } from './connection.ts';
import { ask, askBoth, askEach } from './question.ts';
import type { Reader } from './reader.ts';

/** One server's goal: absolute, so that sending it twice is as good as once. */
export interface Setting {
  name: ServerName;
  command: Command<Verdict>;
  /** What the command sets: compared before and after. */
  aspect(server: Server): string | number | boolean;
  goal: string | number | boolean;
}

/** What settings are made on. */
export interface Target {
  connection: Connection;
  reader: Reader;
  /** How often something may be sent again after a lost reply. */
  retries: number;
}

/** Sends all settings and reads `watch` behind them in the same write. Throws HAProxy's first refusal. */
export async function set(
  target: Target,
  settings: readonly Setting[],
  watch: readonly ServerName[],
  signal: AbortSignal,
): Promise<Reading> {
  const names = union(
    settings.map(({ name }) => name),
    watch,
  );
  const before = new Map(names.map((name) => [keyOf(name), target.reader.last(name)]));
  let pending = settings;
  let changed: Changed = 'no';
  for (let repeats = 0; ; repeats += 1) {
    let sent = false;
    try {
      await target.connection.prepare(signal);
      sent = true;
      return only(await send(target, pending, names, settings, before, signal), watch);
    } catch (error) {
      if (!sent || signal.aborted || !isReplyLost(error)) throw atLeast(changed, error);
      const reading = await readAfterLoss(target, names, error, changed, signal);
      pending = settings.filter(({ name, aspect, goal }) => {
        const server = reading.servers.get(keyOf(name));
        return server !== undefined && aspect(server) !== goal;
      });
      if (pending.length === 0) return only(reading, watch);
      changed = changedBy(settings, before, reading);
      if (repeats >= target.retries) throw atLeast(changed, error);
    }
  }
}

async function send(
  { connection, reader }: Target,
  pending: readonly Setting[],
  names: readonly ServerName[],
  settings: readonly Setting[],
  before: ReadonlyMap<string, Server | undefined>,
  signal: AbortSignal,
): Promise<Reading> {
  const question = askBoth(askEach(pending.map(({ command }) => ask(command))), reader.servers(names));
  const [verdicts, found] = await connection.askOnce(question, signal);
  const refused = verdicts.find((verdict) => verdict !== null);
  if (refused) {
    refused.changed = changedBy(settings, before, found);
    throw refused;
  }
  if (found.whole) return found;
  try {
    return await reader.readServers(names, signal);
  } catch (error) {
    // All was accepted: only the proof is missing.
    if (error instanceof Failure) error.changed = 'yes';
    throw error;
  }
}

/**
 * Reads on a new connection to the same process. When that is impossible, nobody knows what was done beyond what earlier
 * attempts had `changed`.
 */
export async function readAfterLoss(
  { reader }: Target,
  names: readonly ServerName[],
  loss: Failure,
  changed: Changed,
  signal: AbortSignal,
): Promise<Reading> {
  try {
    return await reader.readServers(names, signal);
  } catch (error) {
    if (signal.aborted || !(error instanceof Failure)) throw error;
    const nothingSent = loss instanceof ConnectionLost && !loss.sent;
    error.changed = nothingSent ? changed : 'unknown';
    throw error;
  }
}

/** The same error, saying at least what earlier attempts are known to have changed. */
export function atLeast(changed: Changed, error: unknown): unknown {
  if (error instanceof Failure && error.changed === 'no') error.changed = changed;
  return error;
}

/** The connection or the time was lost before the whole reply: what was sent may have been done. */
export function isReplyLost(error: unknown): error is Failure {
  return (
    error instanceof ConnectionLost ||
    (error instanceof Failure && (error.code === 'timeout' || error.code === 'not-haproxy'))
  );
}

function changedBy(
  settings: readonly Setting[],
  before: ReadonlyMap<string, Server | undefined>,
  { servers }: Reading,
): Changed {
  const changed = settings.some(({ name, aspect }) => {
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
export function only({ servers, backends }: Reading, watch: readonly ServerName[]): Reading {
  const wanted = new Set(watch.map(keyOf));
  const touched = new Set(watch.map(({ backend }) => backend));
  return {
    servers: new Map([...servers].filter(([key]) => wanted.has(key))),
    backends: new Map([...backends].filter(([name]) => touched.has(name))),
  };
}
