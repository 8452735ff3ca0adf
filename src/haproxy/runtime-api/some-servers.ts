/**
 * Of some servers only: their backends, their rows among all that come, and commands about a backend that may be gone by the time they arrive.
 */
import { Failure } from '../../errors.ts';
import type { ServerName } from '../server.ts';
import type { Newcomer } from '../snapshot.ts';
import type { Command } from './commands.ts';
import type { Wanted } from './row-text.ts';
import type { StateRow } from './servers-state-rows.ts';

/** A backend that is gone has no servers: which of them are missed is said by whoever asked for them. */
export function orNothing<T>(command: Command<T>, nothing: T): Command<T> {
  return {
    ...command,
    read(reply) {
      try {
        return command.read(reply);
      } catch (error) {
        if (error instanceof Failure && error.code === 'not-found') return nothing;
        throw error;
      }
    },
  };
}

/** The same command, and `begin` is told when the first bytes of its reply came. */
export function beginning<T>(command: Command<T>, begin: (cameAt: number) => void): Command<T> {
  const { reader } = command;
  if (reader === undefined) return command;
  const open = (cameAt: number) => {
    begin(cameAt);
    return reader(cameAt);
  };
  return { ...command, reader: open };
}

export function byBackend(names: readonly ServerName[]): Map<string, ServerName[]> {
  const groups = new Map<string, ServerName[]>();
  for (const name of names) {
    const group = groups.get(name.backend);
    if (group) group.push(name);
    else groups.set(name.backend, [name]);
  }
  return groups;
}

export function among(groups: ReadonlyMap<string, readonly ServerName[]>): Wanted {
  const sets = new Map(
    [...groups].map(([backend, names]) => [backend, new Set(names.map(({ server }) => server))]),
  );
  return (backend, server) => sets.get(backend)?.has(server) === true;
}

/** Whoever is not wanted, and has an address. */
export function newcomersIn(rows: readonly StateRow[], wanted: Wanted): Newcomer[] {
  return rows.flatMap((row) => {
    const { backend, server, isSendable } = row;
    if (!isSendable || wanted(backend, server)) return [];
    const { admin, forced, maintCauses } = row.rest.condition;
    return maintCauses.includes('dns') ? [] : { backend, server, admin, forced, maintCauses };
  });
}
