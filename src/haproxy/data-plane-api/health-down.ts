/**
 * `health down` for a proof: the one setting that must never be sent twice for one purpose, for it would take down a server that has
 * already been proven. HAProxy keeps it only outside of maint, so from there drain goes before it in the same write: between two calls
 * bound clients would come in (measured: 24 of 2,600 requests with two calls, 0 to 2 in one write).
 */
import { type Changed, Failure } from '../../errors.ts';
import { keyOf, type Server, type ServerName } from '../server.ts';
import { readPut } from './answers.ts';
import type { Channel } from './channel.ts';
import { isLost, isUnsent } from './client.ts';
import { putServer, type ServerBody } from './endpoints.ts';
import type { HttpResponse } from './http.ts';
import type { Exchange } from './http-connection.ts';
import { settled } from './lost-answer.ts';
import type { Moment, Rows } from './reader.ts';
import { refusedToSet } from './refusals.ts';
import { atLeast, isOthers, readBefore, stateWrite, union, write } from './write.ts';

/** Did it go down by our doing? `drain only`: it left maint, and that alone. */
type Arrived = 'all' | 'drain only' | 'nothing' | 'changed by others';

/** Puts all servers into drain and health down, and reads `watch` behind it. */
export async function takeDownForProof(
  channel: Channel,
  servers: readonly ServerName[],
  watch: readonly ServerName[],
  signal: AbortSignal,
): Promise<Rows> {
  const { reader, retries } = channel;
  const names = union(servers, watch);
  const first = await readBefore(channel, names, signal);
  let before = first;
  let pending = servers.filter((name) => !isOthers(reader, name, { admin_state: 'drain' }, first));
  if (pending.length === 0) return reader.rowsOf(first, watch);
  let changed: Changed = 'no';
  try {
    for (let repeats = 0; ; repeats += 1) {
      const sentAt = channel.clock.now();
      const [attempted, was] = [pending, before];
      const sent = await send(channel, attempted, was, signal);
      const { failure, refusal, down, drained } = sent;
      const arrivalsIn = (moment: Moment) =>
        Map.groupBy(attempted, (name) =>
          down.has(keyOf(name)) ? 'all' : arrived(name, was, moment, drained.has(keyOf(name))),
        );
      // Whoever is half way takes bound clients in, and goes back at once. What others have set it would come behind.
      const isDone = (moment: Moment) => {
        const arrivals = arrivalsIn(moment);
        return !(arrivals.has('nothing') || arrivals.has('changed by others'));
      };
      if (!isUnsent(sent)) changed = down.size > 0 ? 'yes' : 'unknown';
      const now =
        failure === null
          ? await reader.look(names, true, signal)
          : await settled(channel, names, signal, { sentAt, isDone });
      changed = changedSince(servers, first, now);
      if (refusal !== null) throw refusedToSet(refusal.response, refusal.key, now.merged.has(refusal.key));
      if (failure !== null && !isLost(failure)) throw failure;
      reader.requireThere(now, attempted);
      const arrivals = arrivalsIn(now);
      const halfWay = arrivals.get('drain only') ?? [];
      pending = [...(arrivals.get('nothing') ?? []), ...halfWay];
      if (pending.length === 0) return reader.rowsOf(now, watch);
      // Of what was answered nobody can tell whether it was dropped, or set back by somebody else: that is not set over.
      const isVain = failure === null && arrivals.has('nothing');
      await putBack(channel, halfWay, before, signal);
      // Going to maint counts as going down, too.
      before = await reader.look(names, true, signal);
      changed = changedSince(servers, first, before);
      if (isVain || repeats >= retries)
        throw (failure ?? toldNothing()).with({ servers: pending.map(keyOf) });
    }
  } catch (error) {
    throw atLeast(changed, error, signal);
  }
}

interface Sent extends Exchange {
  refusal: { key: string; response: HttpResponse } | null;
  /** The API says that they are in drain and down: by its last PUT, or by their `init-state` (HAProxy 3.2 and later) before that. */
  down: Set<string>;
  /** It says that they went into drain. */
  drained: Set<string>;
}

async function send(
  { client, reader }: Channel,
  servers: readonly ServerName[],
  { merged }: Moment,
  signal: AbortSignal,
): Promise<Sent> {
  const dialect = await client.dialect(signal);
  const steps = servers.flatMap((name) =>
    bodiesFor(merged.get(keyOf(name))?.server).map((body) => ({ name, body })),
  );
  const requests = steps.map(({ name, body }) => putServer(dialect, name, body));
  reader.expectSet(servers);
  const exchange = await client.tell(requests, reader.process, signal);
  const sent: Sent = { ...exchange, refusal: null, down: new Set(), drained: new Set() };
  for (const [index, response] of exchange.responses.entries()) {
    const step = steps[index];
    if (step === undefined) break;
    if (response.status !== 200) sent.refusal ??= { key: keyOf(step.name), response };
    const answer = readPut(response, step.name.server);
    if (answer === null) continue;
    const wasDrained = merged.get(keyOf(step.name))?.shown.folded === 'drain';
    if (answer.adminState === 'drain' && !wasDrained) sent.drained.add(keyOf(step.name));
    if (answer.adminState === 'drain' && answer.operationalState === 'down') sent.down.add(keyOf(step.name));
    if (step.body.operational_state === undefined && answer.operationalState === 'up')
      reader.learn(step.name, 'drain');
  }
  return sent;
}

/** Outside of maint one PUT does both, and the API sends health first. One that tracks another is refused after its drain. */
function bodiesFor(server: Server | undefined): ServerBody[] {
  const isOpen = server !== undefined && server.admin !== 'maint' && server.tracks === null;
  return isOpen
    ? [{ operational_state: 'down', admin_state: 'drain' }]
    : [{ admin_state: 'drain' }, { operational_state: 'down' }];
}

function arrived(name: ServerName, before: Moment, now: Moment, wentToDrain: boolean): Arrived {
  const was = before.merged.get(keyOf(name))?.server;
  const is = now.merged.get(keyOf(name))?.server;
  if (was === undefined || is === undefined) return 'nothing';
  // Whoever asked for this has to see that: nothing is sent over it.
  if (is.forced !== 'drain')
    return is.forced === was.forced && !wentToDrain ? 'nothing' : 'changed by others';
  const wentDown = is.checkDowns > was.checkDowns;
  // One without a check has no such counter, and one that was down does not go down again.
  if (wentDown || is.operationalState === 0) return 'all';
  return was.forced === 'drain' ? 'nothing' : 'drain only';
}

/** A server that left maint for drain alone takes bound clients in: back to what was forced on it, before the next try. */
async function putBack(
  channel: Channel,
  servers: readonly ServerName[],
  before: Moment,
  signal: AbortSignal,
): Promise<void> {
  const writes = servers.map((name) =>
    stateWrite(name, before.merged.get(keyOf(name))?.server.forced ?? 'maint'),
  );
  if (writes.length > 0) await write(channel, writes, servers, signal);
}

function toldNothing(): Failure {
  return new Failure('data-plane-api', 'The Data Plane API answered 200, and HAProxy was told nothing');
}

function changedSince(servers: readonly ServerName[], before: Moment, now: Moment): Changed {
  const changed = servers.some((name) => {
    const was = before.merged.get(keyOf(name))?.server;
    const is = now.merged.get(keyOf(name))?.server;
    return was && is && (is.checkDowns > was.checkDowns || is.forced !== was.forced);
  });
  return changed ? 'yes' : 'no';
}
