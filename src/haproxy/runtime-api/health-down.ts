/**
 * `health down` for a proof: the one setting that must never be sent twice for one purpose, for it would take down a server that
 * has already been proven. `chkdown` rises by exactly one for it (measured on 2.2 to 3.4), so that tells whether it was done.
 */
import { type Changed, Failure } from '../../errors.ts';
import { type AdminState, keyOf, type Server, type ServerName, type Traffic } from '../server.ts';
import { both, each, single } from './batch.ts';
import { setState, takeDown } from './commands.ts';
import type { Reply } from './framing.ts';
import type { Rows } from './reader.ts';
import {
  atLeast,
  type Channel,
  isReplyLost,
  only,
  readAfterLoss,
  readWhole,
  union,
  type Write,
  write,
} from './write.ts';

/** What servers were just before they were taken down, as far as that tells whether they were; by `BACKEND/SERVER`. */
type Before = Map<string, { forced: AdminState; checkDowns: number }>;

type Arrived = 'all' | 'drain only' | 'nothing' | 'changed by others';

/** Puts all servers into drain and health down, and reads `watch` behind it in the same write. */
export async function takeDownForProof(
  channel: Channel,
  servers: readonly ServerName[],
  watch: readonly ServerName[],
  signal: AbortSignal,
): Promise<Rows> {
  const names = union(servers, watch);
  const before = lastKnown(channel, servers);
  let pending = servers;
  let changed: Changed = 'no';
  for (let repeats = 0; ; repeats += 1) {
    let sent = false;
    try {
      await channel.connection.prepare(signal);
      sent = true;
      return only(await send(channel, pending, names, before, signal), watch);
    } catch (error) {
      if (!sent || signal.aborted || !isReplyLost(error)) throw atLeast(changed, error, signal);
      const attempted = pending;
      const arrivalsIn = (found: Rows) =>
        attempted.map((name) => ({ name, arrived: arrived(before, found, name) }));
      // Whoever is half way takes bound clients in, and goes back at once. What others have set it would come behind.
      const isDone = (found: Rows) =>
        arrivalsIn(found).every(({ arrived }) => arrived === 'all' || arrived === 'drain only');
      const rows = await readAfterLoss(channel, names, { loss: error, changed, isDone }, signal);
      const undone = arrivalsIn(rows).filter(
        ({ arrived }) => arrived === 'nothing' || arrived === 'drain only',
      );
      pending = undone.map(({ name }) => name);
      if (pending.length === 0) return only(rows, watch);
      changed = changedSince(before, rows.servers);
      const halfWay = undone.filter(({ arrived }) => arrived === 'drain only').map(({ name }) => name);
      const back = await putBack(channel, halfWay, before, signal).catch((failure) => {
        throw atLeast(changed, failure, signal);
      });
      changed = changedSince(before, new Map([...rows.servers, ...back]));
      if (repeats >= channel.retries) throw atLeast(changed, error, signal);
    }
  }
}

async function send(
  { connection, reader }: Channel,
  pending: readonly ServerName[],
  names: readonly ServerName[],
  before: Before,
  signal: AbortSignal,
): Promise<Rows> {
  // The count just before: checks may have taken the server down since it was last read.
  const counts = reader.traffic(pending);
  const downs = each(pending.map((name) => single(takeDown(name))));
  const batch = both(counts, both(downs, reader.servers(names)));
  const [counted, [refusals, found]] = await connection.askOnce(batch, signal).catch((error) => {
    const counting = counts.commands.length;
    if (error instanceof Failure && error.replies.length >= counting)
      note(before, counts.read(error.replies.slice(0, counting) as Reply[]));
    throw error;
  });
  const refused = refusals.find((refusal) => refusal !== null);
  if (refused) throw refused.with({ callChanged: changedSince(before, found.servers) });
  note(before, counted);
  return readWhole(reader, found, names, signal);
}

function note(before: Before, counts: ReadonlyMap<string, Traffic>): void {
  for (const [key, { checkDowns }] of counts) {
    const known = before.get(key);
    if (known) before.set(key, { ...known, checkDowns });
  }
}

/** A server that left maint for drain alone takes bound clients in: back to what was forced on it, before the next try. */
async function putBack(
  channel: Channel,
  servers: readonly ServerName[],
  before: Before,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Server>> {
  const writes = servers.map((name): Write => {
    const goal = before.get(keyOf(name))?.forced ?? 'maint';
    return { name, command: setState(name, goal), aspect: ({ forced }) => forced, goal };
  });
  if (writes.length === 0) return new Map();
  const rows = await write(channel, writes, servers, signal);
  // Going to maint counts as going down, too.
  note(before, rows.servers);
  return rows.servers;
}

function arrived(before: Before, { servers }: Rows, name: ServerName): Arrived {
  const was = before.get(keyOf(name));
  const now = servers.get(keyOf(name));
  if (!was || !now) return 'nothing';
  // Whoever asked for this has to see that: nothing is sent over it. In maint nobody goes down, so one that has been down since has been out of it.
  const isBackInMaint = now.forced === 'maint' && now.checkDowns > was.checkDowns;
  if (now.forced !== was.forced && now.forced !== 'drain') return 'changed by others';
  if (now.forced !== 'drain') return isBackInMaint ? 'changed by others' : 'nothing';
  if (now.checkDowns > was.checkDowns) return 'all';
  return was.forced === 'drain' ? 'nothing' : 'drain only';
}

function changedSince(before: Before, servers: ReadonlyMap<string, Server>): Changed {
  const changed = [...before].some(([key, was]) => {
    const is = servers.get(key);
    return is !== undefined && (is.checkDowns > was.checkDowns || is.forced !== was.forced);
  });
  return changed ? 'yes' : 'no';
}

function lastKnown({ reader }: Channel, servers: readonly ServerName[]): Before {
  return new Map(
    servers.map((name) => {
      const { forced = 'ready', checkDowns = 0 } = reader.last(name) ?? {};
      return [keyOf(name), { forced, checkDowns }];
    }),
  );
}
