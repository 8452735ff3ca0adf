/** A server state file: what one process has to say to the one that replaces it. */
import { RELOAD } from './author.ts';
import type { HaproxyProcess } from './process.ts';
import type { Change, ModelServer, Taken } from './server.ts';

/** Lines of `show servers state`, by `BACKEND/SERVER`. */
export type ServerState = ReadonlyMap<string, ServerStateLine>;

interface ServerStateLine {
  flags: number;
  op: ModelServer['op'];
  health: number;
  checkStatus: string;
  weight: number;
  configuredWeight: number;
  changedSecondsAgo: number;
  /** No file says so, and whoever had taken a server over gives it back as he had found it, in the new process as well. */
  taken: Pick<ModelServer, 'takenState' | 'takenWeight'>;
}

export function writeState(process: HaproxyProcess): ServerState {
  return new Map(
    [...process.servers.values()].map((server) => {
      const { key, flags, op, health, checkStatus, weight, changedSecondsAgo, setup } = server;
      const taken = {
        takenState: isTheirs(server.takenState, server.forcedBy) ? server.takenState : null,
        takenWeight: isTheirs(server.takenWeight, server.weightBy) ? server.takenWeight : null,
      };
      const line = { flags, op, health, checkStatus, weight, changedSecondsAgo, taken };
      return [key, { ...line, configuredWeight: setup.weight }];
    }),
  );
}

/** It is still as whoever took it over has left it. */
function isTheirs<T>(taken: Taken<T> | null, { by }: Change): boolean {
  return taken !== null && (by === taken.by || by === RELOAD);
}

/** What a state file says holds, except where the configuration says otherwise. */
export function readState(process: HaproxyProcess, state: ServerState): void {
  for (const server of process.servers.values()) {
    const line = state.get(server.key);
    if (line === undefined || server.setup.disabled) continue;
    process.change(server, RELOAD, () => {
      if (server.root === null) {
        server.setFlags(line.flags);
        server.takenState = line.taken.takenState;
      }
      if (server.admin !== 'maint') server.resume(line.op, line.health);
      server.checkStatus = line.checkStatus;
      if (line.configuredWeight === server.setup.weight) {
        server.weight = line.weight;
        server.takenWeight = line.taken.takenWeight;
      }
      server.changedAt = process.startedAt - line.changedSecondsAgo * 1_000;
    });
  }
}
