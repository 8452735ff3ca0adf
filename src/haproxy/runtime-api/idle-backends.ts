/**
 * What a backend's own row tells of all its servers. Whoever is served by one of them, waits in a queue or is about to be tried again is in the
 * backend, too, and has been counted there as it entered. So when nobody is in it and nobody has entered since, nothing has moved at any server.
 */
import type { BackendRow } from './stat-rows.ts';

/** Of these alone is that known: HAProxy itself connects to log servers, and nobody is in their backend. */
const MODES: readonly string[] = ['http', 'tcp'];

/** Backends' own rows, as they came last. Of one process. */
export class IdleBackends {
  readonly #rows = new Map<string, BackendRow>();

  /** Another process may answer. */
  clear(): void {
    this.#rows.clear();
  }

  learn(rows: readonly BackendRow[]): void {
    for (const row of rows) this.#rows.set(row.name, row);
  }

  /** The rows of these, where nobody was in any of them; else null. */
  of(names: Iterable<string>): readonly BackendRow[] | null {
    const rows: BackendRow[] = [];
    for (const name of names) {
      const row = this.#rows.get(name);
      if (row === undefined || !isIdle(row)) return null;
      rows.push(row);
    }
    return rows;
  }
}

/** Has nobody entered them, and are as many servers in use as before, which may be others? `after`: each of them once more. */
export function areAsBefore(before: readonly BackendRow[], after: readonly BackendRow[]): boolean {
  const byName = new Map(after.map((row) => [row.name, row]));
  return before.every((row) => {
    const now = byName.get(row.name);
    return now !== undefined && isIdle(now) && isSame(row, now);
  });
}

function isIdle({ mode, sessions, queued }: BackendRow): boolean {
  return MODES.includes(mode) && sessions === 0 && queued === 0;
}

function isSame(one: BackendRow, other: BackendRow): boolean {
  const { sessionsTotal, active, backups } = one;
  return other.sessionsTotal === sessionsTotal && other.active === active && other.backups === backups;
}
