/** Servers that a hold process has let go of for a later step, and what it calls them. Does not decide of which. */
import { systemClock } from '../../clock.ts';
import { keyOf } from '../../haproxy/server.ts';
import type { ServersOf } from '../../operation/effects.ts';
import type { HeldServer } from '../../operation/hold/hold-target.ts';
import { endProcess } from '../state/os-process.ts';
import { removeFolders } from '../state/private-folders.ts';
import { serverIdAt } from '../state/server-id.ts';
import { HoldChannel } from './hold-channel.ts';
import {
  type HoldFile,
  type IdentifiedServer,
  identified,
  readHoldFile,
  UNHEARD,
  writeHoldFile,
} from './hold-file.ts';

/** A look of its own may be under way. */
export const ANSWER_LIMIT_MS = 5_000;

/** What one hold process has let go of. */
export interface Suspended {
  /** Null when it did not answer, and was ended. */
  channel: HoldChannel | null;
  servers: readonly IdentifiedServer[];
  places: Places;
}

/** What a hold process calls load balancers of this step (`loadBalancerIdOf`), by their names here. */
export type Places = ReadonlyMap<string, string>;

/** Which of these servers it had let go of, as it had held them. */
export function heldOf(
  { places, servers: held }: Pick<Suspended, 'places' | 'servers'>,
  { name, servers }: ServersOf,
): HeldServer[] {
  const settings = new Map(held.map((one) => [one.id, one.settings]));
  return servers.flatMap((server) => {
    const found = settings.get(serverIdAt(places.get(name) ?? '', keyOf(server)));
    return found === undefined ? [] : { ...server, settings: found };
  });
}

/** Null when it held none of these any more, or had ended before. */
export async function suspend(
  id: string,
  file: HoldFile,
  places: Places,
  servers: readonly IdentifiedServer[],
): Promise<Suspended | null> {
  if (servers.length === 0) return null;
  const channel = new HoldChannel(file.socket);
  try {
    const ids = await channel.ask({ kind: 'suspend', ids: servers.map((one) => one.id) }, ANSWER_LIMIT_MS);
    const suspended = servers.filter((one) => ids.includes(one.id));
    if (suspended.length > 0) return { channel, servers: suspended, places };
    channel.close();
    return null;
  } catch {
    channel.close();
    return (await endUnheard(id, file)) ? { channel: null, servers, places } : null;
  }
}

/** Returns what of these is held again: nothing of one that does not answer. */
export async function resume(
  { channel, servers, places }: Suspended,
  again: readonly ServersOf[],
  limitMs: number,
): Promise<Pick<Suspended, 'places' | 'servers'>> {
  const wanted = new Set(identified(again, places).map(({ id }) => id));
  const ids = servers.map(({ id }) => id).filter((id) => wanted.has(id));
  const held = (await channel?.ask({ kind: 'resume', ids }, limitMs).catch(() => [])) ?? [];
  channel?.close();
  return { places, servers: servers.filter(({ id }) => held.includes(id)) };
}

/** It must not put back what somebody else is about to change. Returns false when it had ended before. */
export async function endUnheard(id: string, file: HoldFile): Promise<boolean> {
  if (file.process === null) return false;
  const end = await endProcess(file.process, systemClock);
  // Whoever watched over them for it was ended with it.
  if (end !== 'alive') removeFolders(file.folders ?? []);
  if (end === 'gone') return false;
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
