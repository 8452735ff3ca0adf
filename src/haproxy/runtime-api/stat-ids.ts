/**
 * Where servers stand in HAProxy's tables: the numbers that `show stat` needs, and what a row costs. Numbers hold for one process,
 * and there only until a server is deleted at run time: whoever uses them looks at the names in the rows that come.
 */
import { isSafeName, keyOf, type ServerName } from '../server.ts';
import { type Command, showStat } from './commands.ts';
import type { Wanted } from './row-text.ts';
import { idsIn, type StateRow } from './servers-state-rows.ts';
import type { Stat } from './stat-rows.ts';

/** Where a server of both tables stands. */
interface Standing {
  readonly backend: string;
  readonly standing: string;
}

/** Before anything was measured: what a header and a row of 3.4 take. */
const USUAL_HEADER_BYTES = 3100;
const USUAL_ROW_BYTES = 320;
/** What takes HAProxy some milliseconds: a thousand rows of a dump, or a hundred rows by themselves. */
const COSTLY_BYTES = 300_000;

/** What was learnt of them from whole dumps and from rows. */
export class StatIds {
  /** Of whole dumps: there may be ten thousand, of which few are ever asked about. */
  #all: ReadonlyMap<string, Standing> = new Map();
  /** Of rows that came since, where they differ. */
  readonly #newer = new Map<string, string>();
  readonly #backends = new Map<string, { id: string; servers: number }>();
  #headerBytes = USUAL_HEADER_BYTES;
  #rowBytes = USUAL_ROW_BYTES;

  /** Takes over everything from whole dumps. To `servers` those may be added that are among `stat.servers` now. */
  learnAll(servers: ReadonlyMap<string, Standing>, stat: Stat): void {
    this.#all = servers;
    this.#newer.clear();
    this.#backends.clear();
    for (const { name, id } of stat.backends)
      if (isSafeName(name)) this.#backends.set(name, { id, servers: 0 });
    for (const servers of [stat.servers, stat.joined.values()])
      for (const { backend } of servers) {
        const known = this.#backends.get(backend);
        if (known) known.servers += 1;
      }
    const count = stat.servers.length + stat.joined.size + stat.backends.length;
    this.#headerBytes = stat.headerBytes;
    if (count > 0) this.#rowBytes = stat.rowBytes / count;
  }

  /** Takes over the numbers in these rows; true when one of them was new. */
  learn(rows: readonly StateRow[]): boolean {
    let news = false;
    for (const { key, backend: name, isSendable, standing } of rows) {
      if (!isSendable || this.#standingOf(key) === standing) continue;
      news = true;
      this.#newer.set(key, standing);
      const { backendId } = idsIn(standing);
      const backend = this.#backends.get(name);
      if (backend?.id === backendId) continue;
      this.#backends.set(name, { id: backendId, servers: backend?.servers ?? 0 });
    }
    return news;
  }

  /** Was it there when everything was read, or was its row asked for since? */
  knows(key: string): boolean {
    return this.#all.has(key) || this.#newer.has(key);
  }

  /** The backend's own row. */
  backendCommand(backend: string, wanted: Wanted): Command<Stat>[] {
    const backendId = this.#backend(backend)?.id;
    return backendId === undefined ? [] : [showStat({ rows: 'backend', backendId }, wanted)];
  }

  /** Do the rows of these servers of one backend take HAProxy as long as those of some hundred? */
  isCostly(backend: string, names: readonly ServerName[]): boolean {
    const rows = this.#backend(backend)?.servers ?? 0;
    return Math.min(rows * this.#rowBytes, this.#singleBytes(names.length)) > COSTLY_BYTES;
  }

  /** The rows of these servers of one backend, and the backend's own, in the fewest bytes. */
  statCommands(backend: string, names: readonly ServerName[], wanted: Wanted): Command<Stat>[] {
    const known = this.#backend(backend);
    if (!known) return [];
    return this.#isWholeCheaper(names.length + 1, known.servers + 1)
      ? [showStat({ rows: 'backend-and-servers', backendId: known.id }, wanted)]
      : [...this.#single(known.id, names, wanted), ...this.backendCommand(backend, wanted)];
  }

  /** Only the rows of these servers of one backend, in the fewest bytes. */
  trafficCommands(backend: string, names: readonly ServerName[], wanted: Wanted): Command<Stat>[] {
    const known = this.#backend(backend);
    if (!known) return [];
    return this.#isWholeCheaper(names.length, known.servers)
      ? [showStat({ rows: 'servers', backendId: known.id }, wanted)]
      : this.#single(known.id, names, wanted);
  }

  /** Servers are looked through only for one whose own row did not come. */
  #backend(name: string): { id: string; servers: number } | undefined {
    const known = this.#backends.get(name);
    if (known !== undefined) return known;
    for (const { backend, standing } of this.#all.values())
      if (backend === name) this.#backends.set(name, { id: idsIn(standing).backendId, servers: 0 });
    return this.#backends.get(name);
  }

  #standingOf(key: string): string | undefined {
    return this.#newer.get(key) ?? this.#all.get(key)?.standing;
  }

  /** Servers whose numbers are not known are left out: their rows will be missed. */
  #single(backendId: string, names: readonly ServerName[], wanted: Wanted): Command<Stat>[] {
    const known = names.map((name) => this.#standingOf(keyOf(name))).filter((one) => one !== undefined);
    return known.map(idsIn).map(({ serverId }) => showStat({ rows: 'server', backendId, serverId }, wanted));
  }

  /** Row by row, each with a header of 1 to 3 kB, or all rows behind one header? */
  #isWholeCheaper(single: number, rows: number): boolean {
    return this.#singleBytes(single) >= this.#headerBytes + rows * this.#rowBytes;
  }

  #singleBytes(count: number): number {
    return count * (this.#headerBytes + this.#rowBytes);
  }
}
