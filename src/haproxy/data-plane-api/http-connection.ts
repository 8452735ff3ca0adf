/** One keep-alive connection: many requests in one write, their responses in order, each within its limit. Repeats nothing. */
import type { Clock } from '../../clock.ts';
import { ConnectionLost, Failure } from '../../errors.ts';
import type { Connected } from '../transport/connect.ts';
import { withDeadline } from '../transport/deadline.ts';
import { reset } from '../transport/reset.ts';
import { type HttpResponse, NotHttp, ResponseReader } from './http.ts';
import { notHttp } from './refusals.ts';

/** With the moment of the clock at which all of it was there. */
export interface Received extends HttpResponse {
  at: number;
}

/** What came, and why not all did. */
export interface Exchange {
  /** In the order of the requests. */
  responses: Received[];
  failure: Failure | null;
  /** Not a byte came: whoever keeps connections open for a while only may just have closed this one. */
  unheard: boolean;
}

export class HttpConnection {
  readonly #connected: Connected;
  readonly #clock: Clock;
  readonly #reader = new ResponseReader();
  #responses: Received[] = [];
  /** So many are asked for: of more nobody knows which is about what. */
  #expected = 0;
  #saidTooMuch = false;
  #failure: Failure | null = null;
  #heard = false;
  #wasAnswered: boolean;
  #closedInOrder = false;
  #wake: () => void = () => {};

  /** `wasAnswered`: somebody there has taken us for who we are before, so that an end without a word is about nothing of that. */
  constructor(connected: Connected, clock: Clock, wasAnswered: boolean) {
    this.#connected = connected;
    this.#wasAnswered = wasAnswered;
    this.#clock = clock;
    const { stream } = connected;
    stream.on('data', (chunk: Buffer) => this.#take(chunk));
    stream.on('error', (error: Error) => this.#lose(error));
    stream.on('end', () => this.#end());
    stream.on('close', () => this.#lose(null));
  }

  /** More can be asked here, as far as is known. */
  get alive(): boolean {
    return this.#failure === null;
  }

  /** It was closed with an answer, as whoever keeps none open does each time. */
  get closedInOrder(): boolean {
    return this.#closedInOrder;
  }

  /** Rejects with the signal's reason only. Whatever ends it before all is there ends the connection, and what was not sent yet never is. */
  async exchange(requests: readonly string[], limitMs: number, signal: AbortSignal): Promise<Exchange> {
    signal.throwIfAborted();
    this.#heard = false;
    this.#responses = [];
    this.#expected = requests.length;
    if (this.#failure === null) this.#connected.stream.write(requests.join(''));
    try {
      for (let count = 1; count <= requests.length; count += 1) await this.#wait(count, limitMs, signal);
    } catch (error) {
      this.reset();
      if (error === signal.reason) throw error;
      this.#failure ??= error as Failure;
    }
    const responses = this.#saidTooMuch ? [] : this.#responses.slice(0, requests.length);
    const missing = responses.length < requests.length;
    const failure = missing ? await this.#explained() : null;
    return { responses, failure, unheard: !this.#heard };
  }

  /** What was sent may still arrive. */
  close(): void {
    this.#failure ??= new ConnectionLost('The connection was closed', false);
    this.#connected.stream.on('error', () => {}).destroy();
  }

  /** What was sent and has not arrived never will. */
  reset(): void {
    reset(this.#connected);
  }

  /** Until so many responses are there. */
  async #wait(count: number, limitMs: number, signal: AbortSignal): Promise<void> {
    const late = () =>
      new Failure('timeout', `The Data Plane API did not answer within ${limitMs / 1000}s`, {
        hint: 'HAProxy may hang behind it: the API then waits 30 s itself. With thousands of servers its statistics take seconds: raise command-timeout.',
      });
    await withDeadline(limitMs, this.#clock, signal, late, (inner) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const look = () => {
        if (this.#responses.length >= count) resolve();
        else if (this.#failure !== null) reject(this.#failure);
      };
      this.#wake = look;
      inner.addEventListener('abort', () => reject(inner.reason), { once: true });
      look();
      return promise;
    });
  }

  #take(chunk: Buffer): void {
    this.#heard = true;
    this.#wasAnswered = true;
    try {
      for (const response of this.#reader.push(chunk)) this.#receive(response);
    } catch (error) {
      if (!(error instanceof NotHttp)) throw error;
      this.#failure ??= notHttp(error);
      this.reset();
    }
    const { length } = this.#responses;
    if (length > this.#expected || (length === this.#expected && !this.#reader.empty)) {
      this.#saidTooMuch = true;
      this.#failure ??= new ConnectionLost('More came than the Data Plane API was asked', true, {
        hint: 'Something between here and the API answers twice, or for somebody else.',
      });
      this.reset();
    }
    if (this.#responses.some(({ last }) => last)) {
      this.#closedInOrder = true;
      this.#lose(null);
    }
    this.#wake();
  }

  #end(): void {
    const response = this.#reader.end();
    if (response !== null) this.#receive(response);
    this.#lose(null);
  }

  #receive(response: HttpResponse): void {
    this.#responses.push({ ...response, at: this.#clock.now() });
  }

  #lose(cause: Error | null): void {
    const words = cause === null ? 'closed the connection' : `broke the connection: ${cause.message}`;
    this.#failure ??= new ConnectionLost(
      `The Data Plane API ${words} before its whole answer had come`,
      true,
      {
        ...(cause === null ? {} : { cause }),
        hint: 'It does so itself, after 30 s, when HAProxy does not answer it. Otherwise look at its log, and at whatever stands between it and the runner.',
      },
    );
    this.#wake();
  }

  async #explained(): Promise<Failure | null> {
    const failure = this.#failure;
    if (!(failure instanceof ConnectionLost)) return failure;
    const cause = failure.cause instanceof Error ? failure.cause : null;
    const better = (await this.#connected.explain?.(this.#wasAnswered, cause)) ?? null;
    return better instanceof Failure ? better : failure;
  }
}
