/**
 * Where servers stand in HAProxy's tables: the numbers that `show stat` needs, and what a row costs. Numbers hold for one process,
 * and there only until a server is deleted at run time: whoever uses them looks at the names in the rows that come.
 */
import { isSafeName, keyOf, type ServerName } from '../server.ts';
import { type Command, showStat } from './commands.ts';
import type { Wanted } from './row-text.ts';
import type { StateRow } from './servers-state-rows.ts';
import type { Stat } from './stat-rows.ts';

/** Before anything was measured: what a header and a row of 3.4 take. */
const USUAL_HEADER_BYTES = 3100;
const USUAL_ROW_BYTES = 320;
/** What takes HAProxy some milliseconds: a thousand rows of a dump, or a hundred rows by themselves. */
const COSTLY_BYTES = 300_000;

/** What was learnt of them from whole dumps and from rows. */
export class StatIds {
  readonly #servers = new Map<string, StateRow>();
  /** Of whole dumps, until somebody asks: `status` never does, and there may be 10,000. */
  #unsorted: readonly StateRow[] = [];
  readonly #backends = new Map<string, { id: string; servers: number }>();
  #headerBytes = USUAL_HEADER_BYTES;
  #rowBytes = USUAL_ROW_BYTES;

  /** Takes over everything from whole dumps. */
  learnAll(rows: readonly StateRow[], stat: Stat): void {
    this.#servers.clear();
    this.#unsorted = rows;
    this.#backends.clear();
    for (const { name, id } of stat.backends)
      if (isSafeName(name)) this.#backends.set(name, { id, servers: 0 });
    for (const servers of [stat.servers, stat.whole.values()])
      for (const { backend } of servers) {
        const known = this.#backends.get(backend);
        if (known) known.servers += 1;
      }
    const count = stat.servers.length + stat.whole.size + stat.backends.length;
    this.#headerBytes = stat.headerBytes;
    if (count > 0) this.#rowBytes = stat.rowBytes / count;
  }

  /** Takes over the numbers in these rows; true when one of them was new. */
  learn(rows: readonly StateRow[]): boolean {
    this.#sort();
    return this.#take(rows);
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

  /** Rows are looked through only for one whose own row did not come. */
  #backend(name: string): { id: string; servers: number } | undefined {
    const known = this.#backends.get(name);
    if (known !== undefined) return known;
    this.#sort();
    return this.#backends.get(name);
  }

  #sort(): void {
    this.#take(this.#unsorted);
    this.#unsorted = [];
  }

  #take(rows: readonly StateRow[]): boolean {
    let news = false;
    for (const row of rows) {
      if (!row.isSendable) continue;
      const known = this.#servers.get(row.key);
      if (known?.backendId === row.backendId && known.serverId === row.serverId) continue;
      news = true;
      this.#servers.set(row.key, row);
      const backend = this.#backends.get(row.backend);
      if (backend?.id === row.backendId) continue;
      this.#backends.set(row.backend, { id: row.backendId, servers: backend?.servers ?? 0 });
    }
    return news;
  }

  /** Servers whose numbers are not known are left out: their rows will be missed. */
  #single(backendId: string, names: readonly ServerName[], wanted: Wanted): Command<Stat>[] {
    this.#sort();
    const numbers = names.map((name) => this.#servers.get(keyOf(name))).filter((one) => one !== undefined);
    return numbers.map(({ serverId }) => showStat({ rows: 'server', backendId, serverId }, wanted));
  }

  /** Row by row, each with a header of 1 to 3 kB, or all rows behind one header? */
  #isWholeCheaper(single: number, rows: number): boolean {
    return this.#singleBytes(single) >= this.#headerBytes + rows * this.#rowBytes;
  }

  #singleBytes(count: number): number {
    return count * (this.#headerBytes + this.#rowBytes);
  }
}
