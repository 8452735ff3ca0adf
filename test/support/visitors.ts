/** Clients that ask again and again, one request at a time each, and an account of every answer: the load of scenarios that count failures. */
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './eventually.ts';

export interface VisitorsOptions {
  /** One request: the name of the server that answered, or why none did. */
  readonly visit: () => Promise<string>;
  /** 4 unless told. */
  readonly clients?: number;
  /** Between an answer and the next request: 20 ms unless told. */
  readonly pauseMs?: number;
}

export class Visitors implements AsyncDisposable {
  /** Of every request that has ended, in order. */
  readonly outcomes: string[] = [];
  readonly #clients: Promise<void>[];
  #stopping = false;

  constructor({ visit, clients = 4, pauseMs = 20 }: VisitorsOptions) {
    this.#clients = Array.from({ length: clients }, async () => {
      while (!this.#stopping) {
        this.outcomes.push(await visit());
        await sleep(pauseMs);
      }
    });
  }

  get served(): number {
    return this.outcomes.length - this.failures.length;
  }

  /** Why requests failed. Servers are called web1, s1, t1, …: a name is no failure. */
  get failures(): string[] {
    return this.outcomes.filter((outcome) => !/^\w+$/.test(outcome) || /^E[A-Z]+$/.test(outcome));
  }

  by(server: string): number {
    return this.outcomes.filter((outcome) => outcome === server).length;
  }

  /** Until so many more requests were served. */
  async more(count: number): Promise<void> {
    const before = this.served;
    await eventually(`${count} more requests are served`, () => this.served >= before + count, 30_000);
  }

  /** Waits for the requests in progress. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#clients);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}
