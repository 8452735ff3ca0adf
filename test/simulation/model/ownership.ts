/** Who has set a server as it is, who has opened it to whom, and what somebody who took it over has given back. */
import type { AdminState } from '../../../src/haproxy/server.ts';
import { RELOAD } from './author.ts';
import type { Change, ModelServer, Taken } from './server.ts';

/** What of a server was so before somebody set it. */
export interface SetFrom {
  state: AdminState;
  stateBy: Change;
  weight: number;
  weightBy: Change;
  openToAll: Change | null;
}

export function stateOf(server: ModelServer): SetFrom {
  return {
    state: server.forced,
    stateBy: server.forcedBy,
    weight: server.weight,
    weightBy: server.weightBy,
    openToAll: server.openToAll,
  };
}

/** Just after one of the two was set. */
export function noteSet(server: ModelServer, what: 'state' | 'weight', from: SetFrom, change: Change): void {
  // Somebody else was faster, and has set the same: it was taken from what it was before that, and goes back to it.
  const found = change.by.found?.(server);
  if (server.forced !== from.state) {
    const givenBack = isGivenBack(server.takenState, server.forced, change);
    if (!isOwn(server.takenState, from.stateBy, change))
      server.takenState = { by: change.by, former: from.state };
    server.forcedBy = { ...change, givenBack };
  } else if (what === 'state' && found !== undefined && !isOwn(server.takenState, from.stateBy, change)) {
    server.takenState = { by: change.by, former: found.state };
  }
  if (server.weight !== from.weight) {
    const givenBack = isGivenBack(server.takenWeight, server.weight, change);
    if (!isOwn(server.takenWeight, from.weightBy, change))
      server.takenWeight = { by: change.by, former: from.weight };
    server.weightBy = { ...change, givenBack };
  } else if (what === 'weight' && found !== undefined && !isOwn(server.takenWeight, from.weightBy, change)) {
    server.takenWeight = { by: change.by, former: found.weight };
  }
}

/** Also where a state file has brought it into this process. */
function isOwn<T>(taken: Taken<T> | null, from: Change, { by }: Change): boolean {
  return from.by === by || (from.by === RELOAD && taken?.by === by);
}

function isGivenBack<T>(taken: Taken<T> | null, now: T, { by }: Change): boolean {
  return taken !== null && taken.by === by && taken.former === now;
}

/** Just after it, or what it tracks, was changed in any way. */
export function noteOpenings(server: ModelServer, change: Change): void {
  if (server.usable) server.openToAll ??= change;
  else {
    if (server.openToAll !== null) server.closedToAllAt = change.at;
    server.openToAll = null;
  }
  if (server.usableByBound) server.openToBound ??= change;
  else {
    if (server.openToBound !== null) {
      server.closedToBoundAt = change.at;
      server.closedToBoundBy = change.by;
    }
    server.openToBound = null;
  }
  for (const tracker of server.trackers) noteOpenings(tracker, change);
}
