/**
 * Sets servers by PUTs and believes none of their answers: the API says 200 to what it never sent, and to what HAProxy dropped. So
 * every set is read before and behind. After a lost answer nothing is sent until what was sent before has had its effect, or never will.
 */
import type { Clock } from '../../clock.ts';
import { type Changed, Failure } from '../../errors.ts';
import { type AdminState, keyOf, type Server, type ServerName } from '../server.ts';
import { readPut } from './answers.ts';
import { type Client, isLost } from './client.ts';
import { putServer, type ServerBody } from './endpoints.ts';
import type { Exchange } from './http-connection.ts';
import type { Observer } from './observer.ts';
import type { Moment, Reader, Rows } from './reader.ts';
import { nothingDone, refusedToSet } from './refusals.ts';

/** What writes go through, and are read back by. */
export interface Channel {
  client: Client;
  observer: Observer;
  reader: Reader;
  clock: Clock;
  /** How often something may be sent again. */
  retries: number;
}

/** What one server is to be: absolute, so that sending it twice is as good as once. */
export interface Write {
  name: ServerName;
  body: ServerBody;
  /** What it sets: compared with `goal`, and before with after. */
  aspect(server: Server): string | number | boolean;
  goal: string | number | boolean;
  /** Does the answer to the PUT show what a reading behind it may be too late to see? */
  passes?(answer: { operationalState: string }): boolean;
  /** Does what a check has made of it since show that it was set? */
  shows?(before: Server, now: Server): boolean;
}

/** HAProxy counts whole seconds since the last change of a server: after so long its clock shows that it was changed again. */
const CLOCK_SHOWS_AFTER_MS = 1_100;

/** Sends all of them, one after another in one write, then reads `watch`. `before`: all of them a moment ago. Throws the first refusal. */
export async function write(
  channel: Channel,
  writes: readonly Write[],
  watch: readonly ServerName[],
  signal: AbortSignal,
  before?: Moment,
): Promise<Rows> {
  const { reader, retries } = channel;
  const names = union(
    writes.map(({ name }) => name),
    watch,
  );
  const first = before ?? (await readBefore(channel, names, signal));
  let now = first;
  let changed: Changed = 'no';
  const passed = new Set<Write>();
  for (let repeats = 0; ; repeats += 1) {
    const before = now;
    const pending = writes.filter((one) => !passed.has(one) && isUndone(one, first, before));
    const done = await send(channel, pending, signal);
    try {
      now =
        done.failure === null
          ? await reader.look(names, true, signal)
          : await settled(channel, names, signal);
    } catch (error) {
      throw atLeast(done.failure === null ? 'yes' : 'unknown', error, signal);
    }
    changed = changedBy(writes, first, now);
    const refused = refusalIn(pending, done, now);
    if (refused !== null) throw refused.with({ callChanged: changed });
    for (const one of pending) if (done.passed.has(one) || isShown(one, before, now)) passed.add(one);
    const left = writes.filter((one) => !passed.has(one) && isUndone(one, first, now));
    if (left.length === 0) break;
    if (repeats < retries) {
      if (left.some(({ shows }) => shows !== undefined)) {
        await channel.clock.sleep(CLOCK_SHOWS_AFTER_MS, signal);
        now = await reader.look(names, true, signal);
      }
      continue;
    }
    if (done.failure !== null) throw done.failure.with({ callChanged: changed });
    throw nothingDone(left.map(({ name }) => keyOf(name))).with({ callChanged: changed });
  }
  try {
    return reader.rowsOf(now, watch);
  } catch (error) {
    throw atLeast(changed, error, signal);
  }
}

/** What is so just before something is sent, on the connection over which that goes. */
export async function readBefore(
  { observer, reader }: Channel,
  names: readonly ServerName[],
  signal: AbortSignal,
): Promise<Moment> {
  await observer.waitForReloads(signal);
  return reader.look(names, true, signal);
}

interface Sent extends Exchange {
  /** Those whose answer shows all there is to see. */
  passed: Set<Write>;
}

async function send(
  { client, reader }: Channel,
  pending: readonly Write[],
  signal: AbortSignal,
): Promise<Sent> {
  if (pending.length === 0) return { responses: [], failure: null, unheard: false, passed: new Set() };
  const dialect = await client.dialect(signal);
  reader.expectSet(pending.map(({ name }) => name));
  const requests = pending.map(({ name, body }) => putServer(dialect, name, body));
  const exchange = await client.tell(requests, signal);
  const passed = pending.filter((one, index) => {
    const response = exchange.responses[index];
    const answer = response === undefined ? null : readPut(response);
    return answer !== null && one.passes?.(answer) === true;
  });
  return { ...exchange, passed: new Set(passed) };
}

/** The API gives up on a HAProxy that hangs after 30 s, a call that waits behind that one after 60 s (measured). */
const SETTLED_WITHIN_MS = 70_000;
const SETTLED_AFTER_MS = 300;

/**
 * What is so after an answer was lost. What the API had sent to a HAProxy that hung is done when that wakes, and what it had not sent
 * yet it still sends then: so HAProxy has to answer, and to say the same a moment later.
 */
export async function settled(
  { client, reader, clock }: Channel,
  names: readonly ServerName[],
  signal: AbortSignal,
): Promise<Moment> {
  client.reset();
  const giveUpAt = clock.now() + SETTLED_WITHIN_MS;
  for (let last = ''; ; ) {
    try {
      const moment = await reader.look(names, true, signal);
      const text = settingsText(moment);
      if (text === last || clock.now() >= giveUpAt) return moment;
      last = text;
    } catch (error) {
      if (signal.aborted || !(error instanceof Failure) || !isLost(error) || clock.now() >= giveUpAt)
        throw error;
      last = '';
    }
    await clock.sleep(SETTLED_AFTER_MS, signal);
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

/** Not as it is wanted, and not as somebody else has set it meanwhile: whoever asked for this has to see that. */
function isUndone({ name, aspect, goal }: Write, before: Moment, now: Moment): boolean {
  const was = before.merged.get(keyOf(name));
  const is = now.merged.get(keyOf(name));
  if (was === undefined || is === undefined) return true;
  if (aspect(is.server) === goal && is.understood.certain) return false;
  return aspect(is.server) === aspect(was.server);
}

function refusalIn(pending: readonly Write[], { responses, failure }: Sent, now: Moment): Failure | null {
  if (failure !== null && !isLost(failure)) return failure;
  for (const [index, response] of responses.entries()) {
    const key = keyOf(pending[index]?.name ?? { backend: '', server: '' });
    if (response.status !== 200) return refusedToSet(response, key, now.merged.has(key));
  }
  return null;
}

function isShown({ name, shows }: Write, before: Moment, now: Moment): boolean {
  const was = before.merged.get(keyOf(name))?.server;
  const is = now.merged.get(keyOf(name))?.server;
  return was !== undefined && is !== undefined && shows?.(was, is) === true;
}

/** The same error, saying at least what is known to have changed. The signal's reason says nothing of that. */
export function atLeast(changed: Changed, error: unknown, signal: AbortSignal): unknown {
  if (changed === 'no' || error === signal.reason || !(error instanceof Failure)) return error;
  return error.callChanged === 'no' ? error.with({ callChanged: changed }) : error;
}

function changedBy(writes: readonly Write[], before: Moment, now: Moment): Changed {
  const changed = writes.some(({ name, aspect }) => {
    const was = before.merged.get(keyOf(name))?.server;
    const is = now.merged.get(keyOf(name))?.server;
    return was && is ? aspect(was) !== aspect(is) : false;
  });
  return changed ? 'yes' : 'no';
}

/** Each once, in order. */
export function union(...lists: (readonly ServerName[])[]): ServerName[] {
  return [...new Map(lists.flat().map((name) => [keyOf(name), name])).values()];
}

/** One admin state, as far as the API sends it: states.ts has the rest. */
export function stateWrite(name: ServerName, state: AdminState): Write {
  return { name, body: { admin_state: state }, aspect: ({ forced }) => forced, goal: state };
}
