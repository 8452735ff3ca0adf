/**
 * Admin states, past the API's mistake: what it takes for being in maint already it never sends to maint. One that is `disabled` in the
 * configuration and drained (flags 12) goes there by way of down and ready, without a moment of taking traffic; whose FQDN was changed cannot.
 */
import type { Changed } from '../../errors.ts';
import { type AdminState, keyOf, type Server, type ServerName } from '../server.ts';
import { readPut, type ShownServer } from './answers.ts';
import type { Channel } from './channel.ts';
import { isUnsent } from './client.ts';
import { putServer, type ServerBody } from './endpoints.ts';
import { settled } from './lost-answer.ts';
import type { Moment, Rows } from './reader.ts';
import { cannotBeSet, refusedToSet } from './refusals.ts';
import { atLeast, isOthers, readBefore, stateWrite, union, write } from './write.ts';

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
  const wanted = goals.filter((goal) => !isOthers(channel.reader, goal, { admin_state: goal.state }, moment));
  const misread = wanted.filter((goal) => isMisread(goal, moment));
  for (const goal of misread) refuseImpossible(goal, moment);
  const writes = wanted.map((goal) => stateWrite(goal, goal.state));
  if (writes.length === 0) return channel.reader.rowsOf(moment, watch);
  if (misread.length === 0) return write(channel, writes, watch, signal, moment);
  let changed: Changed = 'no';
  try {
    for (const goal of misread) {
      await leaveMisread(channel, goal, signal);
      changed = 'yes';
    }
    return await write(channel, writes, watch, signal);
  } catch (error) {
    throw atLeast(changed, error, signal);
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

/**
 * Into ready and down, and from there, where the API sees what is so, into maint: in one write, for nobody would know it again as it is
 * between. Where the API still does not see, everything goes back.
 */
async function leaveMisread(channel: Channel, goal: StateOf, signal: AbortSignal): Promise<void> {
  const detour: ServerBody[] = [
    { operational_state: 'down', admin_state: 'ready' },
    { admin_state: goal.state },
  ];
  const { reader } = channel;
  const before = reader.last(goal);
  let between: ShownServer | null | undefined;
  try {
    [between] = await put(channel, goal, detour, signal);
  } catch (error) {
    // Half way its checks let it in. If it cannot go back at once, whoever puts back what was set finds it there.
    if (reader.last(goal)?.forced === 'ready')
      await backToDrain(channel, goal, before, signal).catch(() => {});
    throw error;
  }
  if (between?.adminState !== 'maint') return;
  // Its FQDN was changed, too.
  await backToDrain(channel, goal, before, signal);
  throw cannotBeSet(
    keyOf(goal),
    goal.state,
    'takes it for being in maint whatever is set, for its FQDN was changed',
  );
}

/** A check brings it up again; without one only we do. */
async function backToDrain(
  channel: Channel,
  goal: StateOf,
  before: Server | undefined,
  signal: AbortSignal,
): Promise<void> {
  await put(channel, { ...goal, state: 'drain' }, [{ admin_state: 'drain' }], signal);
  const { merged } = await channel.reader.look([goal], true, signal);
  const isChecked = merged.get(keyOf(goal))?.server.checks === 'enabled';
  if (!isChecked && before?.operationalState !== 0)
    await put(channel, goal, [{ operational_state: 'up' }], signal);
}

/** All in one write. What was refused or lost half way may have been done to a half: that is read. */
async function put(
  channel: Channel,
  goal: StateOf,
  bodies: readonly ServerBody[],
  signal: AbortSignal,
): Promise<(ShownServer | null)[]> {
  const { client, reader } = channel;
  const before = reader.last(goal);
  const dialect = await client.dialect(signal);
  reader.expectSet([goal]);
  const sentAt = channel.clock.now();
  const exchange = await client.tell(
    bodies.map((body) => putServer(dialect, goal, body)),
    reader.process,
    signal,
  );
  const refused = exchange.responses.find(({ status }) => status !== 200);
  if (refused === undefined && exchange.failure === null)
    return exchange.responses.map((response) => readPut(response, goal.server));
  if (isUnsent(exchange)) throw exchange.failure;
  const isLost = exchange.failure !== null;
  let now: Server | undefined;
  try {
    const moment = await (isLost
      ? settled(channel, [goal], signal, { sentAt })
      : reader.look([goal], true, signal));
    now = moment.merged.get(keyOf(goal))?.server;
    if (isLost) reader.requireThere(moment, [goal]);
  } catch (error) {
    throw atLeast('unknown', error, signal);
  }
  if (isLost && now?.forced === goal.state) return [];
  const isSame = now?.forced === before?.forced && now?.operationalState === before?.operationalState;
  const failure = refused ? refusedToSet(refused, keyOf(goal), now !== undefined) : exchange.failure;
  throw failure?.with({ callChanged: isSame ? 'no' : 'yes' });
}
