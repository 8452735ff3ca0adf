/** A step and the servers that earlier ones hold: they let go of them for it, and hold again what it gives back. */
import { systemClock } from '../../clock.ts';
import { keyOf, type ServerName } from '../../haproxy/server.ts';
import { differences, isEmpty, pick, type Setting } from '../../haproxy/server-settings.ts';
import type { ServersOf, TakenOver } from '../../operation/effects.ts';
import { RELEASE_WITHIN_MS } from '../../operation/hold/hold-target.ts';
import { endProcess } from '../state/os-process.ts';
import { serverIdOf } from '../state/server-id.ts';
import { HoldChannel } from './hold-channel.ts';
import {
  type HoldFile,
  holdIds,
  type IdentifiedServer,
  identified,
  readHoldFile,
  UNHEARD,
  writeHoldFile,
} from './hold-file.ts';

/** A look of its own may be under way. */
export const ANSWER_LIMIT_MS = 5_000;
/** A step that is cancelled has told everything else by then. */
const LAST_ANSWER_LIMIT_MS = 200;

/** What one hold process has let go of. */
interface Suspended {
  /** Null when it did not answer, and was ended. */
  channel: HoldChannel | null;
  servers: readonly IdentifiedServer[];
}

/** `name`: of the load balancer. */
type IdOf = (name: string, server: ServerName) => string;

/**
 * Whoever holds one of the servers of `changing` lets go of it, and of one of `found` if it is held with other settings. Null when nobody
 * did. `addresses` by the load balancer's name. `own`: the ids of all that have been let go of for this step, and not been given back: it
 * is kept here.
 */
export async function takeOver(
  changing: readonly ServersOf[],
  found: readonly ServersOf[],
  addresses: ReadonlyMap<string, string>,
  own: Set<string>,
  tell: (text: string) => void,
): Promise<TakenOver | null> {
  const conflicts = conflictsWith(identified(changing, addresses), identified(found, addresses));
  const askedAt = systemClock.now();
  const all = await Promise.all(
    holdIds().map((id) => {
      const conflicting = readHoldFile(id)?.servers.filter((one) => !own.has(one.id) && conflicts(one)) ?? [];
      return conflicting.length > 0 ? suspend(id, conflicting) : null;
    }),
  );
  const afterLoss = systemClock.now() - askedAt >= RELEASE_WITHIN_MS;
  const suspended = all.filter((one) => one !== null);
  if (suspended.length === 0) return null;
  const taken = suspended.flatMap(({ servers }) => servers.map(({ id }) => id));
  for (const id of taken) own.add(id);
  const idOf: IdOf = (name, server) => serverIdOf(addresses.get(name) ?? '', keyOf(server));
  return {
    held: asHeld(suspended, [...changing, ...found], idOf),
    afterLoss,
    giveBack: async (again, signal) => {
      for (const id of taken) own.delete(id);
      const ids = new Set(again.flatMap(({ name, servers }) => servers.map((one) => idOf(name, one))));
      const limitMs = signal.aborted ? LAST_ANSWER_LIMIT_MS : ANSWER_LIMIT_MS;
      const held = new Set((await Promise.all(suspended.map((one) => resume(one, ids, limitMs)))).flat());
      if (held.size > 0) tell('what this step has put back, or left alone, is held by an earlier step again');
      return again.map(({ name, servers }) => ({
        name,
        servers: servers.filter((one) => !held.has(idOf(name, one))),
      }));
    },
  };
}

function conflictsWith(
  changing: readonly IdentifiedServer[],
  found: readonly IdentifiedServer[],
): (held: IdentifiedServer) => boolean {
  const changed = new Set(changing.map(({ id }) => id));
  const wanted = new Map(found.map(({ id, settings }) => [id, settings]));
  return ({ id, settings }) => {
    const both = pick(wanted.get(id) ?? {}, Object.keys(settings) as Setting[]);
    return changed.has(id) || !isEmpty(differences(both, settings));
  };
}

/** What was held, by the names that this step has for it, each once. */
function asHeld(suspended: readonly Suspended[], known: readonly ServersOf[], idOf: IdOf): ServersOf[] {
  const settings = new Map(
    suspended.flatMap(({ servers }) => servers.map((server) => [server.id, server.settings])),
  );
  return [...Map.groupBy(known, ({ name }) => name)].map(([name, those]) => {
    const servers = new Map(
      those.flatMap(({ servers }) => servers).map((server) => [idOf(name, server), server]),
    );
    return {
      name,
      servers: [...servers].flatMap(([id, server]) => {
        const held = settings.get(id);
        return held === undefined ? [] : { ...server, settings: held };
      }),
    };
  });
}

/** Null when it held none of these any more, or had ended before. */
async function suspend(id: string, servers: readonly IdentifiedServer[]): Promise<Suspended | null> {
  const file = readHoldFile(id);
  if (file === null || file.ended !== null) return null;
  const channel = new HoldChannel(file.socket);
  try {
    const ids = await channel.ask({ kind: 'suspend', ids: servers.map((one) => one.id) }, ANSWER_LIMIT_MS);
    const suspended = servers.filter((one) => ids.includes(one.id));
    if (suspended.length > 0) return { channel, servers: suspended };
    channel.close();
    return null;
  } catch {
    channel.close();
    return (await endUnheard(id, file)) ? { channel: null, servers } : null;
  }
}

/** Returns the ids that are held again: none of one that does not answer. */
async function resume(
  { channel, servers }: Suspended,
  wanted: ReadonlySet<string>,
  limitMs: number,
): Promise<string[]> {
  const ids = servers.map(({ id }) => id).filter((id) => wanted.has(id));
  try {
    return (await channel?.ask({ kind: 'resume', ids }, limitMs)) ?? [];
  } catch {
    return [];
  } finally {
    channel?.close();
  }
}

/** It must not put back what somebody else is about to change. Returns false when it had ended before. */
export async function endUnheard(id: string, file: HoldFile): Promise<boolean> {
  if (file.process === null || (await endProcess(file.process, systemClock)) === 'gone') return false;
  noteEnded(id, file);
  return true;
}

function noteEnded(id: string, file: HoldFile): void {
  try {
    writeHoldFile(id, { ...(readHoldFile(id) ?? file), ended: UNHEARD });
  } catch {
    // On a full disk: then it is taken for one that somebody has ended.
  }
}
