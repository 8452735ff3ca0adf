/**
 * Steady load on a HAProxy in front of `WebServer`s: clients of several kinds, each with one request at a time, and
 * a strict account of what was served and what failed.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { IS_LONG_FORM } from './haproxy-versions.ts';
import { converse, get } from './load-request.ts';

/** `sticky` keeps the cookies it is given; half of the others keep their connection, half take a new one each time. */
export type ClientKind = 'quick' | 'delayed' | 'stream' | 'sticky' | 'webSocket';

export interface LoadOptions {
  /** The frontend's port; several are used in turn. */
  readonly port: number | readonly number[];
  /** 24 unless told. */
  readonly clients?: number;
  /** The kinds of the clients, in turn. By default a quarter is sticky. */
  readonly mix?: readonly ClientKind[];
  /** The longest that a delayed answer, stream or WebSocket takes, ms: 3,000 unless told. */
  readonly longest?: number;
  /** Between two requests of a client, ms at most: 30 unless told. */
  readonly pause?: number;
  /** What a quick or sticky client's answer takes, ms, at least and at most: no time unless told. */
  readonly work?: readonly [number, number];
  /** Stops by itself after this many ms: 120,000 unless told. */
  readonly limit?: number;
}

export interface Failure {
  /** ms since the load began. */
  readonly at: number;
  readonly kind: ClientKind;
  readonly reason: string;
}

export interface LoadReport {
  readonly served: number;
  readonly failed: number;
  readonly failures: readonly Failure[];
  /** Requests served, by server; WebSockets do not tell theirs and count as `WebSocket`. */
  readonly byServer: Readonly<Record<string, number>>;
  /** The longest that one of them took, ms, the time included that it was asked to take. */
  readonly slowestMs: number;
}

const MIX: readonly ClientKind[] = [
  ...(['quick', 'sticky', 'delayed', 'quick', 'sticky', 'stream'] as const),
  ...(['quick', 'sticky', 'delayed', 'quick', 'webSocket', 'stream'] as const),
];
const PAUSE = 30;
/**
 * For a test whose load is there for whole deployments: in `npm test` a tenth of the requests, which is a tenth of the processor's time, and
 * still hundreds at each server. A server that goes too early is missed by the next of them, wherever it is.
 */
export const LONG_LOAD_PAUSE: number = IS_LONG_FORM ? PAUSE : 10 * PAUSE;

export class Load implements AsyncDisposable {
  readonly #options: LoadOptions;
  readonly #started = performance.now();
  readonly #failures: Failure[] = [];
  readonly #byServer: Record<string, number> = {};
  #slowestMs = 0;
  readonly #limit: NodeJS.Timeout;
  readonly #clients: readonly Promise<void>[];
  #stopping = false;

  constructor(options: LoadOptions) {
    this.#options = options;
    const { clients = 24, mix = MIX, limit = 120_000 } = options;
    this.#limit = setTimeout(() => {
      this.#stopping = true;
    }, limit);
    const ports = [options.port].flat();
    this.#clients = Array.from({ length: clients }, (_, index) =>
      this.#client(mix[index % mix.length] ?? 'quick', ports[index % ports.length] ?? 0, index),
    );
  }

  /** So far. */
  get report(): LoadReport {
    const served = Object.values(this.#byServer).reduce((sum, count) => sum + count, 0);
    const failed = this.#failures.length;
    return { served, failed, failures: this.#failures, byServer: this.#byServer, slowestMs: this.#slowestMs };
  }

  /** Waits for the requests in progress. */
  async stop(): Promise<LoadReport> {
    this.#stopping = true;
    clearTimeout(this.#limit);
    await Promise.all(this.#clients);
    return this.report;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #client(kind: ClientKind, port: number, index: number): Promise<void> {
    const agent = index % 2 === 0 && new http.Agent({ keepAlive: true, maxSockets: 1 });
    const cookies = kind === 'sticky' ? new Map<string, string>() : undefined;
    const time = (): number => Math.round(Math.random() * (this.#options.longest ?? 3_000));
    const [least, most] = this.#options.work ?? [0, 0];
    const page = (): string =>
      most === 0 ? '/' : `/?delay=${Math.round(least + Math.random() * (most - least))}`;
    const request: Record<ClientKind, () => Promise<string>> = {
      quick: () => get({ port, agent, path: page() }),
      sticky: () => get({ port, agent, path: page(), ...(cookies && { cookies }) }),
      delayed: () => get({ port, agent, path: `/?delay=${time()}` }),
      stream: () => get({ port, agent, path: `/?stream=${time()}` }),
      webSocket: () => converse(port, time()),
    };
    while (!this.#stopping) {
      const asked = performance.now();
      try {
        const server = await request[kind]();
        this.#slowestMs = Math.max(this.#slowestMs, performance.now() - asked);
        this.#byServer[server] = (this.#byServer[server] ?? 0) + 1;
      } catch (error) {
        const at = Math.round(performance.now() - this.#started);
        this.#failures.push({ at, kind, reason: (error as Error).message });
      }
      await sleep(Math.random() * (this.#options.pause ?? PAUSE));
    }
    if (agent) {
      agent.destroy();
    }
  }
}

/** Starts the load in this process. */
export function startLoad(options: LoadOptions): Load {
  return new Load(options);
}

/** A load in a process of its own, so that it shares no event loop with anything that it loads. */
export class LoadProcess implements AsyncDisposable {
  readonly #child: ChildProcess;

  constructor(options: LoadOptions) {
    this.#child = fork(path.join(import.meta.dirname, 'load-process.ts'), [JSON.stringify(options)]);
  }

  /** So far. */
  async report(): Promise<LoadReport> {
    return (await this.#ask('report')) as LoadReport;
  }

  /** In MiB, without garbage. */
  async heapInUse(): Promise<number> {
    return (await this.#ask('heap')) as number;
  }

  async stop(): Promise<LoadReport> {
    const exit = once(this.#child, 'exit');
    const report = await this.#ask('stop');
    await exit;
    return report as LoadReport;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill('SIGKILL');
      await once(this.#child, 'exit');
    }
  }

  async #ask(question: 'report' | 'heap' | 'stop'): Promise<unknown> {
    const over = new AbortController();
    const { signal } = over;
    // Not its exit, which may come before its last message.
    const ended = once(this.#child, 'disconnect', { signal }).then(() => {
      throw new Error('the process of the load has ended');
    });
    this.#child.send(question);
    try {
      const [answer] = await Promise.race([once(this.#child, 'message', { signal }), ended]);
      return answer;
    } finally {
      over.abort();
      ended.catch(() => {});
    }
  }
}
