/**
 * Admin states, past the API's mistake: what it takes for being in maint already it never sends to maint. One that is `disabled` in the
 * configuration and drained (flags 12) goes there by way of down and ready, without a moment of taking traffic; whose FQDN was changed cannot.
 */
import { Failure } from '../../errors.ts';
import { type AdminState, keyOf, type ServerName } from '../server.ts';
import { readPut } from './answers.ts';
import { isLost } from './client.ts';
import { putServer, type ServerBody } from './endpoints.ts';
import type { Moment, Rows } from './reader.ts';
import { cannotBeSet } from './refusals.ts';
import { type Channel, readBefore, settled, stateWrite, union, write } from './write.ts';

/** A server, and what it is to be. */
export interface StateOf extends ServerName {
  state: AdminState;
}

/** Throws `data-plane-api`, before anything is sent, for what the API would answer with 200 and not do. */
export async function setStates(
  channel: Channel,
  goals: readonly StateOf[],
  watch: readonly ServerName[],
  signal: AbortSignal,
): Promise<Rows> {
  const moment = await readBefore(channel, union(goals, watch), signal);
  const misread = goals.filter((goal) => isMisread(goal, moment));
  for (const goal of misread) refuseImpossible(goal, moment);
  for (const goal of misread) await leaveMisread(channel, goal, signal);
  const writes = goals.map((goal) => stateWrite(goal, goal.state));
  try {
    return await write(channel, writes, watch, signal, misread.length > 0 ? undefined : moment);
  } catch (error) {
    const before = misread.length > 0 && error instanceof Failure && error.callChanged === 'no';
    throw before ? error.with({ callChanged: 'yes' }) : error;
  }
}

/** The API would send nothing, for it takes the server for what it is to be; or nobody could see what came of it. */
function isMisread(goal: StateOf, { merged }: Moment): boolean {
  const found = merged.get(keyOf(goal));
  if (found === undefined) return false;
  const { shown, server, understood } = found;
  const isUnsettable = server.unsettable?.[goal.state] !== undefined;
  return isUnsettable || !understood.certain || (shown.folded === goal.state && server.forced !== goal.state);
}

function refuseImpossible(goal: StateOf, { merged }: Moment): void {
  const key = keyOf(goal);
  const found = merged.get(key);
  const why = found?.server.unsettable?.[goal.state];
  const isDrained =
    found?.understood.certain === true && found.server.forced === 'drain' && goal.state === 'maint';
  if (why === undefined && isDrained) return;
  throw cannotBeSet(key, goal.state, why ?? 'takes it for that already, and would send nothing');
}

/** Into ready and down: from there the API sees what is so. Where it still does not, everything goes back. */
async function leaveMisread(channel: Channel, goal: StateOf, signal: AbortSignal): Promise<void> {
  const answer = await put(channel, goal, { operational_state: 'down', admin_state: 'ready' }, signal);
  if (answer === null || answer.adminState !== 'maint') return;
  // Its FQDN was changed, too. A check brings it up again; without one only we do.
  await put(channel, goal, { admin_state: 'drain' }, signal);
  const { merged } = await channel.reader.look([goal], true, signal);
  const found = merged.get(keyOf(goal));
  if (found?.server.checks !== 'enabled') await put(channel, goal, { operational_state: 'up' }, signal);
  throw cannotBeSet(
    keyOf(goal),
    goal.state,
    'takes it for being in maint whatever is set, for its FQDN was changed',
  );
}

async function put(channel: Channel, goal: StateOf, body: ServerBody, signal: AbortSignal) {
  const { client, reader } = channel;
  reader.expectSet([goal]);
  const { responses, failure } = await client.tell(
    [putServer(await client.dialect(signal), goal, body)],
    signal,
  );
  if (failure !== null) {
    if (isLost(failure)) await settled(channel, [goal], signal);
    throw failure.with({ callChanged: 'unknown' });
  }
  const [response] = responses;
  return response === undefined ? null : readPut(response);
}
