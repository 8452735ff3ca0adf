/**
 * `health down` for a proof: the one setting that must never be sent twice for one purpose, for it would take down a server that
 * has already been proven. `chkdown` rises by exactly one for it (measured on 2.2 to 3.4), so that tells whether it was done.
 */
import type { Changed } from '../../errors.ts';
import { forcedStateOf, keyOf, type Reading, type Server, type ServerName, type Traffic } from '../server.ts';
import { setState, takeDown } from './commands.ts';
import { ask, askBoth, askEach } from './question.ts';
import {
  atLeast,
  isReplyLost,
  only,
  readAfterLoss,
  type Setting,
  set,
  type Target,
  union,
} from './setting.ts';

interface Before {
  name: ServerName;
  forced: ReturnType<typeof forcedStateOf>;
  checkDowns: number;
}

type Arrived = 'all' | 'drain only' | 'nothing';

/** Puts all servers into drain and health down, and reads `watch` behind it in the same write. */
export async function takeDownForProof(
  target: Target,
  servers: readonly ServerName[],
  watch: readonly ServerName[],
  signal: AbortSignal,
): Promise<Reading> {
  const names = union(servers, watch);
  const before = new Map(servers.map((name) => [keyOf(name), lastKnown(target, name)]));
  let pending = servers;
  let changed: Changed = 'no';
  for (let repeats = 0; ; repeats += 1) {
    let sent = false;
    try {
      await target.connection.prepare(signal);
      sent = true;
      return only(await send(target, pending, names, before, signal), watch);
    } catch (error) {
      if (!sent || signal.aborted || !isReplyLost(error)) throw atLeast(changed, error);
      const reading = await readAfterLoss(target, names, error, changed, signal);
      const arrivals = new Map(
        pending.map((name) => [keyOf(name), arrived(before.get(keyOf(name)), reading, name)]),
      );
      pending = pending.filter((name) => arrivals.get(keyOf(name)) !== 'all');
      if (pending.length === 0) return only(reading, watch);
      const halfWay = pending.filter((name) => arrivals.get(keyOf(name)) === 'drain only');
      changed = changedSince(before, reading.servers);
      const back = await putBack(target, halfWay, before, signal).catch((failure) => {
        throw atLeast(changed, failure);
      });
      changed = changedSince(before, new Map([...reading.servers, ...back]));
      if (repeats >= target.retries) throw atLeast(changed, error);
    }
  }
}

async function send(
  { connection, reader }: Target,
  pending: readonly ServerName[],
  names: readonly ServerName[],
  before: ReadonlyMap<string, Before>,
  signal: AbortSignal,
): Promise<Reading> {
  // The count just before: checks may have taken the server down since it was last read.
  const counts = reader.traffic(pending);
  const question = askBoth(
    counts,
    askBoth(askEach(pending.map((name) => ask(takeDown(name)))), reader.servers(names)),
  );
  const replies: string[] = [];
  try {
    const [, [verdicts, found]] = await connection.askOnce(question, signal, replies);
    const refused = verdicts.find((verdict) => verdict !== null);
    if (!refused) return found.whole ? found : await reader.readServers(names, signal);
    refused.changed = changedSince(before, found.servers);
    throw refused;
  } finally {
    if (replies.length >= counts.commands.length)
      note(before, counts.read(replies.slice(0, counts.commands.length)));
  }
}

function note(before: ReadonlyMap<string, Before>, counts: ReadonlyMap<string, Traffic>): void {
  for (const [key, { checkDowns }] of counts) {
    const known = before.get(key);
    if (known) known.checkDowns = checkDowns;
  }
}

/** A server that left maint for drain alone takes bound clients in: back to what was forced on it, before the next try. */
async function putBack(
  target: Target,
  servers: readonly ServerName[],
  before: ReadonlyMap<string, Before>,
  signal: AbortSignal,
): Promise<Map<string, Server>> {
  const settings = servers.map((name): Setting => {
    const goal = before.get(keyOf(name))?.forced ?? 'maint';
    return {
      name,
      command: setState(name, goal),
      aspect: ({ adminFlags }) => forcedStateOf(adminFlags),
      goal,
    };
  });
  if (settings.length === 0) return new Map();
  const reading = await set(target, settings, servers, signal);
  // Going to maint counts as going down, too.
  note(before, reading.servers);
  return reading.servers;
}

function arrived(before: Before | undefined, { servers }: Reading, name: ServerName): Arrived {
  const now = servers.get(keyOf(name));
  if (!before || !now || forcedStateOf(now.adminFlags) !== 'drain') return 'nothing';
  if (now.checkDowns > before.checkDowns) return 'all';
  return before.forced === 'drain' ? 'nothing' : 'drain only';
}

function changedSince(before: ReadonlyMap<string, Before>, servers: ReadonlyMap<string, Server>): Changed {
  const changed = [...before].some(([key, was]) => {
    const is = servers.get(key);
    return (
      is !== undefined && (is.checkDowns > was.checkDowns || forcedStateOf(is.adminFlags) !== was.forced)
    );
  });
  return changed ? 'yes' : 'no';
}

function lastKnown({ reader }: Target, name: ServerName): Before {
  const last = reader.last(name);
  return { name, forced: forcedStateOf(last?.adminFlags ?? 0), checkDowns: last?.checkDowns ?? 0 };
}
