/**
 * Sets servers by PUTs and believes none of their answers: the API says 200 to what it never sent, and to what HAProxy dropped. So
 * every set is read before and behind. After a lost answer nothing is sent until what was sent before has had its effect, or never will.
 */
import { type Changed, Failure } from '../../errors.ts';
import { type AdminState, keyOf, type Server, type ServerName } from '../server.ts';
import { readPut, type ShownServer } from './answers.ts';
import type { Channel } from './channel.ts';
import { isLost, isUnsent } from './client.ts';
import { putServer, type ServerBody } from './endpoints.ts';
import type { Exchange } from './http-connection.ts';
import { settled } from './lost-answer.ts';
import type { Moment, Reader, Rows } from './reader.ts';
import { nothingDone, refusedToSet } from './refusals.ts';
import type { Merged } from './rows.ts';

/** What one server is to be: absolute, so that sending it twice is as good as once. */
export interface Write {
  name: ServerName;
  body: ServerBody;
  /** What it sets: compared with `goal`, and before with after. */
  aspect(server: Server): string | number | boolean;
  goal: string | number | boolean;
  /** Does the answer to the PUT show that it was set? A reading behind it may be too late to see that: a check, or somebody, was quicker. */
  passes(answer: ShownServer, before: Merged | undefined): boolean;
  /** Does what a check has made of it since show that it was set? */
  shows?(before: Server, now: Server): boolean;
  /** By what has become of it meanwhile, it is not to be sent again, whether it has arrived or not. */
  isOver?(now: Server): boolean;
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
  try {
    let pending = writes;
    for (let repeats = 0; ; ) {
      const before = now;
      const sentAt = channel.clock.now();
      const done = await send(channel, pending, before, signal);
      changed = changedBySending(changed, done);
      // Not what somebody else has set meanwhile: what is late would come behind that.
      const isDone = (moment: Moment) =>
        writes.every((one) => done.passed.has(one) || isReached(one, moment));
      now =
        done.failure === null
          ? await reader.look(names, true, signal)
          : await settled(channel, names, signal, { sentAt, isDone });
      changed = changedBy(writes, first, now);
      const refused = refusalIn(pending, done, now);
      if (refused !== null) throw refused;
      for (const one of pending) if (done.passed.has(one) || isShown(one, before, now)) passed.add(one);
      const isLeft = (one: Write) => !passed.has(one) && !isOver(one, now) && isUndone(one, first, now);
      const left = writes.filter(isLeft);
      if (left.length === 0) return reader.rowsOf(now, watch);
      reader.requireThere(
        now,
        left.map(({ name }) => name),
      );
      // Of what was answered nobody can tell whether it was dropped, or set back by somebody else: that is not set over.
      const vain = left.filter((one) => done.answered.has(one) && !mayBeShown(one, now));
      // Whatever closes the connection behind each answer lets one through at a time.
      if (left.length >= pending.length) repeats += 1;
      if (vain.length > 0 || repeats > retries)
        throw done.failure ?? nothingDone((vain.length > 0 ? vain : left).map(({ name }) => keyOf(name)));
      if (left.some(({ shows }) => shows !== undefined)) {
        await channel.clock.sleep(CLOCK_SHOWS_AFTER_MS, signal);
        now = await reader.look(names, true, signal);
      }
      // The API compares, too: what is so already it does not tell HAProxy again.
      pending = writes.filter(isLeft);
    }
  } catch (error) {
    throw atLeast(changed, error, signal);
  }
}

/**
 * Somebody else has set it since whoever asks for this has heard of it, and that takes a whole look here, or several: it is not set over,
 * and the reading behind it shows that.
 */
export function isOthers(reader: Reader, name: ServerName, body: ServerBody, before: Moment): boolean {
  const { admin_state: state, weight } = body;
  const told = reader.told(name);
  const is = before.merged.get(keyOf(name));
  if (told === undefined || is === undefined) return false;
  const { server, understood } = is;
  const isCertain = understood.certain && told.isAdminGuessed !== true;
  const isOtherState =
    state !== undefined && isCertain && server.forced !== told.forced && server.forced !== state;
  return isOtherState || (weight !== undefined && server.weight !== told.weight && server.weight !== weight);
}

/** The same of what is still as whoever asks for it has heard last. */
export async function writeAsTold(
  channel: Channel,
  writes: readonly Write[],
  watch: readonly ServerName[],
  signal: AbortSignal,
): Promise<Rows> {
  const { reader } = channel;
  const names = union(
    writes.map(({ name }) => name),
    watch,
  );
  const before = await readBefore(channel, names, signal);
  const wanted = writes.filter(({ name, body }) => !isOthers(reader, name, body, before));
  return wanted.length === 0 ? reader.rowsOf(before, watch) : write(channel, wanted, watch, signal, before);
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
  /** Something was not yet as it is wanted. */
  isNews: boolean;
  answered: Set<Write>;
  /** Those whose answer shows all there is to see. */
  passed: Set<Write>;
}

async function send(
  { client, reader }: Channel,
  pending: readonly Write[],
  before: Moment,
  signal: AbortSignal,
): Promise<Sent> {
  const dialect = await client.dialect(signal);
  reader.expectSet(pending.filter(forces).map(({ name }) => name));
  const requests = pending.map(({ name, body }) => putServer(dialect, name, body));
  const exchange = await client.tell(requests, reader.process, signal);
  const passed = pending.filter((one, index) => {
    const response = exchange.responses[index];
    const answer = response === undefined ? null : readPut(response, one.name.server);
    return answer !== null && one.passes(answer, before.merged.get(keyOf(one.name)));
  });
  return {
    ...exchange,
    isNews: pending.some((one) => isUndone(one, before, before)),
    answered: new Set(pending.slice(0, exchange.responses.length)),
    passed: new Set(passed),
  };
}

/** Before anything is read again: an answer shows what was done, and what was written without one may have been, or not. */
function changedBySending(changed: Changed, sent: Sent): Changed {
  if (changed === 'yes' || sent.passed.size > 0) return 'yes';
  return !sent.isNews || isUnsent(sent) ? changed : 'unknown';
}

/** Not as it is wanted, and not as somebody else has set it meanwhile: whoever asked for this has to see that. */
function isUndone(one: Write, before: Moment, now: Moment): boolean {
  const { name, aspect } = one;
  const was = before.merged.get(keyOf(name));
  const is = now.merged.get(keyOf(name));
  if (was === undefined || is === undefined) return true;
  return !isReached(one, now) && aspect(is.server) === aspect(was.server);
}

function isReached(one: Write, now: Moment): boolean {
  const is = now.merged.get(keyOf(one.name));
  if (is === undefined || (forces(one) && !is.understood.certain)) return false;
  return one.aspect(is.server) === one.goal;
}

/** A weight, and health, are shown whatever is not of what is forced on it. */
function forces({ body }: Write): boolean {
  return body.admin_state !== undefined;
}

function refusalIn(pending: readonly Write[], { responses, failure }: Sent, now: Moment): Failure | null {
  if (failure !== null && !isLost(failure)) return failure;
  for (const [index, response] of responses.entries()) {
    const key = keyOf(pending[index]?.name ?? { backend: '', server: '' });
    if (response.status !== 200) return refusedToSet(response, key, now.merged.has(key));
  }
  return null;
}

/** What a check has made of it since may be seen later. */
function mayBeShown({ name, body, shows }: Write, now: Moment): boolean {
  return shows !== undefined && now.merged.get(keyOf(name))?.server.forced === body.admin_state;
}

function isShown({ name, shows }: Write, before: Moment, now: Moment): boolean {
  const was = before.merged.get(keyOf(name))?.server;
  const is = now.merged.get(keyOf(name))?.server;
  return was !== undefined && is !== undefined && shows?.(was, is) === true;
}

function isOver({ name, isOver }: Write, now: Moment): boolean {
  const is = now.merged.get(keyOf(name))?.server;
  return is !== undefined && isOver?.(is) === true;
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
    return was && is ? aspect(was) !== aspect(is) || was.forced !== is.forced : false;
  });
  return changed ? 'yes' : 'no';
}

/** Each once, in order. */
export function union(...lists: (readonly ServerName[])[]): ServerName[] {
  return [...new Map(lists.flat().map((name) => [keyOf(name), name])).values()];
}

/** One admin state, as far as the API sends it: states.ts has the rest. */
export function stateWrite(name: ServerName, state: AdminState): Write {
  return {
    name,
    body: { admin_state: state },
    aspect: ({ forced }) => forced,
    goal: state,
    // Where the API took it for that already, its answer says nothing: by then it may do so only since it was read, as when DNS has lost its
    // name (40 is drained, and passes for ready) or its FQDN was changed (64 is ready, and passes for maint). In maint it is down, and nowhere else.
    passes: ({ adminState, operationalState }, before) =>
      adminState === state &&
      before !== undefined &&
      before.shown.folded !== state &&
      (state === 'drain' || (state === 'maint') === (operationalState === 'down')),
  };
}
