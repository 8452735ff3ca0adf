/**
 * `health down` for a proof: the one setting that must never be sent twice for one purpose, for it would take down a server that has
 * already been proven. HAProxy keeps it only outside of maint, so from there drain goes before it in the same write: between two calls
 * bound clients would come in (measured: 24 of 2,600 requests with two calls, 0 to 2 in one write).
 */
import { type Changed, Failure } from '../../errors.ts';
import { keyOf, type Server, type ServerName } from '../server.ts';
import { readPut } from './answers.ts';
import { type Client, isLost } from './client.ts';
import { putServer, type ServerBody } from './endpoints.ts';
import type { HttpResponse } from './http.ts';
import type { Moment, Reader, Rows } from './reader.ts';
import { refusedToSet } from './refusals.ts';
import { atLeast, type Channel, readBefore, settled, stateWrite, union, write } from './write.ts';

/** Did it go down by our doing? `drain only`: it left maint, and that alone. */
type Arrived = 'all' | 'drain only' | 'nothing' | 'changed by others';

/** Puts all servers into drain and health down, and reads `watch` behind it. */
export async function takeDownForProof(
  channel: Channel,
  servers: readonly ServerName[],
  watch: readonly ServerName[],
  signal: AbortSignal,
): Promise<Rows> {
  const { client, reader, retries } = channel;
  const names = union(servers, watch);
  const first = await readBefore(channel, names, signal);
  let before = first;
  let pending = servers;
  for (let repeats = 0; ; repeats += 1) {
    const { failure, refusal, down } = await send(client, reader, pending, before, signal);
    let now: Moment;
    try {
      now = failure === null ? await reader.look(names, true, signal) : await settled(channel, names, signal);
    } catch (error) {
      throw atLeast(failure === null ? 'yes' : 'unknown', error, signal);
    }
    const changed = changedSince(servers, first, now);
    if (refusal !== null) {
      throw refusedToSet(refusal.response, refusal.key, now.merged.has(refusal.key)).with({
        callChanged: changed,
      });
    }
    if (failure !== null && !isLost(failure)) throw failure.with({ callChanged: changed });
    const ends = pending.map((name) => ({
      name,
      arrived: down.has(keyOf(name)) ? 'all' : arrived(name, before, now),
    }));
    const halfWay = ends.filter((end) => end.arrived === 'drain only').map(({ name }) => name);
    pending = ends
      .filter((end) => end.arrived === 'nothing' || end.arrived === 'drain only')
      .map(({ name }) => name);
    if (pending.length === 0) return lastReading(reader, now, watch, changed, signal);
    await putBack(channel, halfWay, before, changed, signal);
    if (repeats >= retries) {
      const reason =
        failure ??
        new Failure('data-plane-api', 'The Data Plane API answered 200, and HAProxy was told nothing');
      throw reason.with({ callChanged: changed, servers: pending.map(keyOf) });
    }
    // Going to maint counts as going down, too.
    before = await reader.look(names, true, signal);
  }
}

interface Sent {
  failure: Failure | null;
  refusal: { key: string; response: HttpResponse } | null;
  /** Down by their `init-state`: HAProxy 3.2 and later may have them come out of maint so. */
  down: Set<string>;
}

async function send(
  client: Client,
  reader: Reader,
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
  const { responses, failure } = await client.tell(requests, signal);
  const sent: Sent = { failure, refusal: null, down: new Set() };
  for (const [index, response] of responses.entries()) {
    const step = steps[index];
    if (step === undefined) break;
    if (response.status !== 200) sent.refusal ??= { key: keyOf(step.name), response };
    const answer = readPut(response);
    if (answer === null || step.body.operational_state !== undefined) continue;
    if (answer.operationalState === 'up') reader.learn(step.name, 'drain');
    if (answer.adminState === 'drain' && answer.operationalState === 'down') sent.down.add(keyOf(step.name));
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

function arrived(name: ServerName, before: Moment, now: Moment): Arrived {
  const was = before.merged.get(keyOf(name))?.server;
  const is = now.merged.get(keyOf(name))?.server;
  if (was === undefined || is === undefined) return 'nothing';
  // Whoever asked for this has to see that: nothing is sent over it.
  if (is.forced !== 'drain') return is.forced === was.forced ? 'nothing' : 'changed by others';
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
  changed: Changed,
  signal: AbortSignal,
): Promise<void> {
  const writes = servers.map((name) =>
    stateWrite(name, before.merged.get(keyOf(name))?.server.forced ?? 'maint'),
  );
  if (writes.length === 0) return;
  try {
    await write(channel, writes, servers, signal);
  } catch (error) {
    throw atLeast(changed, error, signal);
  }
}

function lastReading(
  reader: Reader,
  now: Moment,
  watch: readonly ServerName[],
  changed: Changed,
  signal: AbortSignal,
): Rows {
  try {
    return reader.rowsOf(now, watch);
  } catch (error) {
    throw atLeast(changed, error, signal);
  }
}

function changedSince(servers: readonly ServerName[], before: Moment, now: Moment): Changed {
  const changed = servers.some((name) => {
    const was = before.merged.get(keyOf(name))?.server;
    const is = now.merged.get(keyOf(name))?.server;
    return was && is && (is.checkDowns > was.checkDowns || is.forced !== was.forced);
  });
  return changed ? 'yes' : 'no';
}
