/** A step and the servers that earlier ones hold: they let go of them for it, and hold again what it gives back. */
import { elapsedMs, systemClock } from '../../clock.ts';
import { isSameProcess, mayHaveReplaced, type Process } from '../../haproxy/process.ts';
import { keyOf } from '../../haproxy/server.ts';
import { differences, isEmpty, pick, type Setting } from '../../haproxy/server-settings.ts';
import type { ServersIn, ServersOf, TakenOver } from '../../operation/effects.ts';
import { type HeldServer, RELEASE_WITHIN_MS } from '../../operation/hold/hold-target.ts';
import { waysInJob } from '../state/later-changes.ts';
import { loadBalancerIdOf } from '../state/server-id.ts';
import {
  type HeldPlace,
  type HoldFile,
  holdIds,
  type IdentifiedServer,
  identified,
  readHoldFile,
} from './hold-file.ts';
import { comparePlaces } from './same-load-balancer.ts';
import {
  ANSWER_LIMIT_MS,
  endUnheard,
  heldOf,
  type Places,
  resume,
  type Suspended,
  suspend,
} from './suspended.ts';

/** A step that is cancelled has told everything else by then. */
const LAST_ANSWER_LIMIT_MS = 200;
/** The rounding of an uptime, and some time to ask. */
const CLEAR_WITHIN_MS = 4_000;
const ASK_EVERY_MS = 250;

/** A step before its first set. */
export interface Asking {
  changing: readonly ServersIn[];
  found: readonly ServersIn[];
  /** As they were given, by the load balancer's name. */
  addresses: ReadonlyMap<string, string>;
  /** The ids of all that have been let go of for this step, and not been given back: it is kept here. */
  own: Set<string>;
}

/**
 * Whoever holds one of the servers of `changing` lets go of it, and of one of `found` if it is held with other settings, whatever the
 * address by which it is held. Null when nobody did.
 */
export async function takeOver(asking: Asking, tell: (text: string) => void): Promise<TakenOver | null> {
  const { own } = asking;
  const askedAt = systemClock.now();
  const all = await Promise.all(holdIds().map((id) => letGo(id, asking)));
  const afterLoss = systemClock.now() - askedAt >= RELEASE_WITHIN_MS;
  const suspended = all.flat();
  if (suspended.length === 0) return null;
  const taken = suspended.flatMap(({ servers }) => servers.map(({ id }) => id));
  for (const id of taken) own.add(id);
  return {
    held: asHeld(suspended, [...asking.changing, ...asking.found]),
    afterLoss,
    giveBack: async (again, signal) => {
      for (const id of taken) own.delete(id);
      const limitMs = signal.aborted ? LAST_ANSWER_LIMIT_MS : ANSWER_LIMIT_MS;
      const resumed = await Promise.all(suspended.map((one) => resume(one, again, limitMs)));
      if (resumed.some(({ servers }) => servers.length > 0))
        tell('what this step has put back, or left alone, is held by an earlier step again');
      return again.map((wanted) => {
        const held = new Set(resumed.flatMap((one) => heldOf(one, wanted)).map(keyOf));
        return { ...wanted, servers: wanted.servers.filter((one) => !held.has(keyOf(one))) };
      });
    },
  };
}

/** Nothing when it held none of these, or has ended. */
async function letGo(id: string, asking: Asking): Promise<Suspended[]> {
  const file = readHoldFile(id);
  if (file === null || file.ended !== null) return [];
  const ids = new Map([...asking.addresses].map(([name, text]) => [name, loadBalancerIdOf(text)]));
  const sure = new Map([...ids].filter(([, place]) => file.loadBalancers.some((one) => one.id === place)));
  const first = await suspend(id, file, sure, conflictsIn(file, sure, asking));
  const suspended = first === null ? [] : [first];
  // Who is known by this address is none of the others: no step works with one load balancer by two of them.
  const known = new Set(sure.values());
  for (const { name, process, readAt } of asking.changing.filter((one) => !sure.has(one.name))) {
    for (const other of file.loadBalancers.filter((one) => mayBeOne(process, one, file))) {
      const isEnded = suspended.some(({ channel }) => channel === null);
      if (known.has(other.id) || isEnded) continue;
      const places = new Map([[name, other.id]]);
      const one = await suspend(id, file, places, conflictsIn(file, places, asking));
      const own = { name, id: ids.get(name) ?? '', process, readAt, servers: serversOf(asking, name) };
      const here = one === null ? null : await unlessElsewhere(id, file, one, other, own);
      if (here === null) continue;
      suspended.push(here);
      known.add(other.id);
      break;
    }
  }
  return suspended;
}

/** By what the hold process knew when it began. */
function mayBeOne(process: Process, place: HeldPlace, { began }: HoldFile): boolean {
  if (process.node !== place.process.node) return false;
  return (
    isSameProcess(place.process, process) ||
    mayHaveReplaced(place.process, process, elapsedMs(began, systemClock))
  );
}

/** Null when it has let go of another load balancer's servers: these it holds again. */
async function unlessElsewhere(
  id: string,
  file: HoldFile,
  suspended: Suspended,
  place: HeldPlace,
  own: ServersIn & { id: string },
): Promise<Suspended | null> {
  const { channel, places } = suspended;
  if (channel === null) return suspended;
  const held = heldOf({ places, servers: file.servers }, own);
  const ids = suspended.servers.map((one) => one.id);
  const ask = async (): Promise<ReturnType<typeof comparePlaces>> => {
    const askedAt = systemClock.now();
    const answering = await channel.askWho(ids, ANSWER_LIMIT_MS);
    if (answering === null) return 'one';
    const now = systemClock.now();
    return comparePlaces(
      { ...own, readMsAgo: now - own.readAt },
      { ...place, at: file.at, servers: held, answering, askedMsAgo: now - askedAt },
      waysInJob(),
    );
  };
  try {
    const giveUpAt = systemClock.now() + CLEAR_WITHIN_MS;
    let answer = await ask();
    while (answer === 'unclear' && systemClock.now() < giveUpAt) {
      await systemClock.sleep(ASK_EVERY_MS);
      answer = await ask();
    }
    if (answer !== 'two') return suspended;
  } catch {
    channel.close();
    return (await endUnheard(id, file)) ? { ...suspended, channel: null } : null;
  }
  await resume(suspended, [{ name: own.name, servers: held }], ANSWER_LIMIT_MS);
  return null;
}

function serversOf({ changing, found }: Asking, loadBalancer: string): HeldServer[] {
  return [...changing, ...found]
    .filter(({ name }) => name === loadBalancer)
    .flatMap(({ servers }) => servers);
}

/** What it holds of that, and has not let go of for this step already. */
function conflictsIn(file: HoldFile, places: Places, { changing, found, own }: Asking): IdentifiedServer[] {
  const changed = new Set(identified(changing, places).map(({ id }) => id));
  const wanted = new Map(identified(found, places).map(({ id, settings }) => [id, settings]));
  return file.servers.filter(({ id, settings }) => {
    const both = pick(wanted.get(id) ?? {}, Object.keys(settings) as Setting[]);
    return !own.has(id) && (changed.has(id) || !isEmpty(differences(both, settings)));
  });
}

/** What was held, by the names that this step has for it, each once. */
function asHeld(suspended: readonly Suspended[], known: readonly ServersOf[]): ServersOf[] {
  return [...Map.groupBy(known, ({ name }) => name)].map(([name, those]) => {
    const servers = new Map(those.flatMap(({ servers }) => servers).map((server) => [keyOf(server), server]));
    const held = suspended.flatMap((one) => heldOf(one, { name, servers: [...servers.values()] }));
    return { name, servers: held };
  });
}
