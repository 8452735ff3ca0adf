/**
 * Asks the API what HAProxy's tables say, and makes sure of the process that answers. Statistics cost the API 0.3 ms a server, whatever is
 * asked for; the lists of servers are cheap. Keeps an account of the former, and judges nothing else.
 */
import type { Clock } from '../../clock.ts';
import { ConnectionLost, Failure, Reloaded } from '../../errors.ts';
import type { Process } from '../process.ts';
import { isSafeName, keyOf } from '../server.ts';
import {
  hasPendingReload,
  type NativeRow,
  readDisabled,
  readInfo,
  readServers,
  readStatistics,
  readTables,
} from './answers.ts';
import type { Client } from './client.ts';
import {
  configuredServersOf,
  type Dialect,
  info,
  reloads,
  serversOf,
  statistics,
  stickTables,
} from './endpoints.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import type { Received } from './http-connection.ts';
import { MetProcess, processOf } from './met-process.ts';
import { cannotReadServers } from './refusals.ts';
import type { Lists } from './rows.ts';

/** Both tables, of one moment. */
export interface Tables {
  rows: readonly NativeRow[];
  lists: Lists;
  /** On the clock: when each was asked for. The lists come first, and statistics may take seconds. */
  rowsAt: number;
  listsAt: number;
}

/** Polls have the API at work on statistics for at most a tenth of the time. */
const REST_PER_COST = 9;
const RELOAD_WITHIN_MS = 60_000;
const LOOK_FOR_RELOAD_EVERY_MS = 200;

export class Observer {
  readonly #client: Client;
  readonly #clock: Clock;
  readonly #met: MetProcess;
  /** The last statistics, and the last lists that were taken together with some as texts. */
  #last: { rows: readonly NativeRow[]; rowsAt: number; texts: Map<string, string> } | null = null;
  #restUntil = Number.NEGATIVE_INFINITY;

  constructor(client: Client, clock: Clock) {
    this.#client = client;
    this.#clock = clock;
    this.#met = new MetProcess(clock);
  }

  /** The process that was met first is not the one that is met now. */
  get replaced(): boolean {
    return this.#met.replaced;
  }

  /** How long polls still leave the statistics alone. */
  get restMs(): number {
    return Math.max(0, this.#restUntil - this.#clock.now());
  }

  /** Does what changes nothing again when the way was lost, and when another process answers than the one that is worked with. */
  repeated<T>(work: () => Promise<T>, signal: AbortSignal, more = (_: unknown) => false): Promise<T> {
    return this.#client.repeated(work, signal, (error) => {
      const isWorth = more(error) || this.#met.isToldAlready(error);
      // Another connection may lead to the right one.
      if (isWorth) this.#client.reopen();
      return isWorth;
    });
  }

  /** Everything, of whoever answers: from now on that is the process. `tables`: the names of stick-tables, null where they are not shown. */
  async all(signal: AbortSignal): Promise<Tables & { process: Process; tables: Set<string> | null }> {
    const dialect = await this.#client.dialect(signal);
    const rowsAt = this.#clock.now();
    const asked = [info(dialect), statistics(dialect), stickTables(dialect), info(dialect)];
    const { process, answers } = await this.#ask(dialect, asked, true, signal);
    const [, stats, tables] = answers as [Received, Received, Received];
    const rows = readStatistics(stats);
    const backends = [...new Set(rows.map(({ backend }) => backend))].filter(isSafeName);
    const requests = [info(dialect), ...backends.map((name) => serversOf(dialect, name)), info(dialect)];
    const listsAt = this.#clock.now();
    const listed = await this.#ask(dialect, requests, false, signal);
    const lists = listsOf(dialect, backends, listed.answers.slice(1, -1));
    this.#last = { rows, rowsAt, texts: textsOf(lists) };
    return { process, rows, lists, rowsAt, listsAt, tables: readTables(tables) };
  }

  /** Servers of these backends that are `disabled` in the configuration file, by `BACKEND/SERVER`; what may not be seen is not. */
  async disabled(backends: readonly string[], signal: AbortSignal): Promise<Set<string>> {
    if (backends.length === 0) return new Set();
    const dialect = await this.#client.dialect(signal);
    const requests = backends.map((name) => configuredServersOf(dialect, name));
    try {
      const answers = await this.#client.ask(requests, signal);
      return new Set(
        answers.flatMap((answer, index) =>
          readDisabled(answer).map((server) => keyOf({ backend: backends[index] ?? '', server })),
        ),
      );
    } catch (error) {
      if (error instanceof Failure && error.code === 'permission-denied') return new Set();
      throw error;
    }
  }

  /** The lists of these backends, and all statistics. */
  async whole(backends: readonly string[], signal: AbortSignal): Promise<Tables> {
    const dialect = await this.#client.dialect(signal);
    const requests = backends.map((name) => serversOf(dialect, name));
    const askedAt = this.#clock.now();
    const { answers } = await this.#ask(
      dialect,
      [info(dialect), ...requests, statistics(dialect), info(dialect)],
      false,
      signal,
    );
    const lists = listsOf(dialect, backends, answers.slice(1, -2));
    const rows = readStatistics(answers.at(-2) as HttpResponse);
    this.#last = { rows, rowsAt: askedAt, texts: textsOf(lists) };
    return { rows, lists, rowsAt: askedAt, listsAt: askedAt };
  }

  /** The statistics of a moment ago, where the lists say that no server of these backends has changed since; else null. */
  async unchanged(backends: readonly string[], signal: AbortSignal): Promise<Tables | null> {
    const last = this.#last;
    if (last === null) return null;
    const dialect = await this.#client.dialect(signal);
    const requests = backends.map((name) => serversOf(dialect, name));
    const listsAt = this.#clock.now();
    const { answers } = await this.#ask(dialect, [info(dialect), ...requests], false, signal);
    const lists = listsOf(dialect, backends, answers.slice(1));
    const texts = textsOf(lists);
    const isSame = backends.every((name) => last.texts.get(name) === texts.get(name));
    return isSame ? { rows: last.rows, rowsAt: last.rowsAt, lists, listsAt } : null;
  }

  /** Statistics alone. */
  async statistics(signal: AbortSignal): Promise<readonly NativeRow[]> {
    const dialect = await this.#client.dialect(signal);
    // A reload that the API does not know of leaves this connection as it is: nothing but the process tells.
    const asked = [info(dialect), statistics(dialect), info(dialect)];
    const rowsAt = this.#clock.now();
    const { answers } = await this.#ask(dialect, asked, false, signal);
    const rows = readStatistics(answers[1] as HttpResponse);
    // Lists that are the same behind it as before it say as much of these rows.
    if (this.#last !== null) this.#last = { ...this.#last, rows, rowsAt };
    return rows;
  }

  /** Whatever was read before is not true any more. */
  forget(): void {
    this.#last = null;
  }

  /** Waits while the API has a reload pending: what is set in that second is lost, though the answer is 200 (measured). */
  async waitForReloads(signal: AbortSignal): Promise<void> {
    const dialect = await this.#client.dialect(signal);
    const giveUpAt = this.#clock.now() + RELOAD_WITHIN_MS;
    for (;;) {
      const [response] = await this.repeated(() => this.#client.ask([reloads(dialect)], signal), signal);
      if (response === undefined || !hasPendingReload(response)) return;
      if (this.#clock.now() >= giveUpAt) throw reloadNeverEnds();
      await this.#clock.sleep(LOOK_FOR_RELOAD_EVERY_MS, signal);
    }
  }

  /**
   * The first of these asks who answers, and the last once more: of a HAProxy that is just being restarted the API says that it has no such
   * servers, and no more.
   */
  async #ask(dialect: Dialect, requests: readonly HttpRequest[], isTaken: boolean, signal: AbortSignal) {
    const sentAt = this.#clock.now();
    const answers = await this.#client.ask(requests, signal);
    const [first] = answers as [Received];
    const found = readInfo(first);
    const process: Process = {
      ...processOf(found, this.#clock, sentAt),
      commandPrefix: `v${dialect.major}`,
    };
    if (found.stopping) {
      throw new Reloaded(`HAProxy process ${found.pid} was replaced by a reload and is on its way out`);
    }
    if (isTaken) this.#met.take(process, sentAt);
    else this.#met.refuseUnlessMet(process);
    const costly = requests.findIndex(({ path }) => path === statistics(dialect).path);
    if (costly >= 0) this.#rest(sentAt, answers, costly);
    if (answers.length > 1 && requests.at(-1)?.path === requests[0]?.path) {
      const { pid, uptimeSeconds } = readInfo(answers.at(-1) as HttpResponse);
      // In a container a new process has the number of the one before.
      if (pid !== found.pid || uptimeSeconds < found.uptimeSeconds)
        throw new ConnectionLost('HAProxy was replaced while it was read', false);
    }
    return { process, answers };
  }

  /** One answer after another: what the quickest takes is the way's, or of an API that is slow whatever it is asked. */
  #rest(sentAt: number, answers: readonly Received[], costly: number): void {
    const took = answers.map(({ at }, index) => at - (answers[index - 1]?.at ?? sentAt));
    const costMs = (took[costly] ?? 0) - Math.min(...took);
    this.#restUntil = this.#clock.now() + costMs * REST_PER_COST;
  }
}

function listsOf(dialect: Dialect, backends: readonly string[], answers: readonly HttpResponse[]): Lists {
  const lists = backends.map((name, index) => {
    const servers = readServers(answers[index] as HttpResponse);
    if (servers?.includes(null)) throw cannotReadServers(dialect.version);
    return [name, servers?.flatMap((server) => server ?? []) ?? null] as const;
  });
  return new Map(lists);
}

function textsOf(lists: Lists): Map<string, string> {
  const text = (servers: Lists extends ReadonlyMap<string, infer S> ? S : never) =>
    JSON.stringify(
      servers?.map(({ name, adminState, operationalState, address, weight }) => [
        name,
        adminState,
        operationalState,
        address,
        weight,
      ]),
    );
  return new Map([...lists].map(([name, servers]) => [name, text(servers)]));
}

function reloadNeverEnds(): Failure {
  return new Failure(
    'data-plane-api',
    `The Data Plane API has had a reload of HAProxy pending for ${RELOAD_WITHIN_MS / 1_000}s`,
    {
      hint: 'What is set before a reload is lost with it. Look at the log of the API, and run this step again when the reload is done.',
    },
  );
}
