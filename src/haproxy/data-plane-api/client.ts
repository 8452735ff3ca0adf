/**
 * The way to one Data Plane API: connects, logs in, finds out its version, and keeps one connection. Reads may be asked again, writes
 * never are: whoever writes has read on the same connection just before. Knows no servers.
 */
import { ConnectionLost, type Failure, isPassing } from '../../errors.ts';
import { type RetryOptions, retry } from '../../retry.ts';
import type { DataPlaneCredentials } from '../credentials.ts';
import { AWAKE_MS, type LateCommand, lateForMs, type UnderWay } from '../late-command.ts';
import type { ProcessIdentity } from '../process.ts';
import type { Connect } from '../transport/connect.ts';
import { isAnswerToPut, isUnheard } from './answers.ts';
import { type Dialect, dialectOf, infoOfApi } from './endpoints.ts';
import { type HttpRequest, requestText } from './http.ts';
import { type Exchange, HttpConnection, type Received } from './http-connection.ts';
import { answeredInPlace, haproxyIsDead, noApi, refusedAltogether, wordsOf } from './refusals.ts';

/** How it is reached, and how often that is tried. */
export interface ClientOptions extends RetryOptions {
  connect: Connect;
  /** As the requests name it. */
  host: string;
  /** null: none, as where a client certificate is enough. */
  login: DataPlaneCredentials | null;
  /** Limit of each response. */
  commandTimeoutMs: number;
  /** Missing where nobody comes after this process. */
  underWay?: UnderWay;
  /** Gets each request and each short response in one line: foreign text, and never a password. */
  debug?: (line: string) => void;
}

const LONGEST_DEBUG_LINE = 300;

export class Client {
  readonly #options: ClientOptions;
  readonly #authorization: string | null;
  #connection: HttpConnection | null = null;
  #wasAnswered = false;
  #dialect: Dialect | null = null;
  #isDoubtful = false;
  /** Told, not answered, and not waited for since. */
  #late: LateCommand | null = null;

  constructor(options: ClientOptions) {
    this.#options = options;
    const { login } = options;
    this.#authorization = login === null ? null : `Basic ${basicOf(login)}`;
  }

  /** How this API's paths and answers are. Found out at the first call. */
  async dialect(signal: AbortSignal): Promise<Dialect> {
    this.#dialect ??= await this.#discover(signal);
    return this.#dialect;
  }

  /** Does `work` again, with growing pauses, when the way was lost; for what changes nothing. */
  repeated<T>(work: () => Promise<T>, signal: AbortSignal, more = (_: unknown) => false): Promise<T> {
    const passing = (error: unknown) => error instanceof ConnectionLost || isPassing(error) || more(error);
    return retry(work, passing, this.#options, signal);
  }

  /**
   * All in one write, for what changes nothing. A connection that was closed while nobody used it is opened again, once; and whoever
   * closes it behind an answer is asked for the rest on the next. Throws when one response is missing, or is about none of these requests.
   */
  async ask(requests: readonly HttpRequest[], signal: AbortSignal): Promise<Received[]> {
    const all: Received[] = [];
    let mayBeDropped = this.#connection?.alive === true;
    for (;;) {
      const { responses, failure, unheard } = await this.#exchange(requests.slice(all.length), signal);
      for (const response of responses) {
        const refusal = refusedAltogether(response, this.#authorization !== null);
        if (refusal !== null) throw refusal;
      }
      all.push(...responses);
      if (failure === null) return all;
      const again = responses.length > 0 || (mayBeDropped && unheard);
      if (!(failure instanceof ConnectionLost) || !again) throw failure;
      mayBeDropped = false;
    }
  }

  /**
   * All in one write, exactly once, on the connection on which was asked just before, for what changes something of `process`; on a new one
   * only where each is closed with its answer.
   */
  async tell(
    requests: readonly HttpRequest[],
    process: ProcessIdentity | null,
    signal: AbortSignal,
  ): Promise<Exchange> {
    if (this.#connection?.alive !== true && this.#connection?.closedInOrder !== true) {
      const failure = new ConnectionLost(
        'The Data Plane API closed the connection before anything was sent',
        false,
      );
      return { responses: [], failure, unheard: true };
    }
    const { clock, underWay } = this.#options;
    const sentAt = clock.now();
    if (process !== null && this.#late === null) underWay?.begin({ ...process, passedOn: true }, sentAt);
    const { responses, failure, unheard } = await this.#exchange(requests, signal).catch((reason) => {
      this.doubtNext({ sentAt, silentMs: 0 });
      throw reason;
    });
    for (const [index, response] of responses.entries()) {
      const refusal =
        refusedAltogether(response, this.#authorization !== null) ??
        (isUnheard(response) ? haproxyIsDead(wordsOf(response.body), true) : null) ??
        (isAnswerToPut(response) ? null : answeredInPlace(response));
      // Something before the API answered for it, or nothing for HAProxy: whether that has heard of the request is not known.
      if (refusal !== null) return { responses: responses.slice(0, index), failure: refusal, unheard };
    }
    if (failure === null || isUnsent({ responses, failure })) this.endLate();
    return { responses, failure, unheard };
  }

  /** What was told, here or by others, may have been given up, and still be done: what is read next counts when it is read again. */
  doubtNext(late: LateCommand | null = null): void {
    this.#isDoubtful = true;
    this.#late ??= late;
  }

  /** How long what has just been read is in doubt; 0: not at all. */
  get doubtMs(): number {
    return this.#isDoubtful ? Math.max(AWAKE_MS, lateForMs(this.#late, this.#options.clock.now())) : 0;
  }

  /** It was waited for. */
  endDoubt(): void {
    this.#isDoubtful = false;
    this.#late = null;
    this.endLate();
  }

  /** All that was told is answered, or has come, or can come no more. */
  endLate(): void {
    if (this.#late === null) this.#options.underWay?.end();
  }

  /** The next request goes over a connection of its own. */
  reopen(): void {
    this.#connection?.close();
    this.#connection = null;
  }

  /** As `reopen`, and what was sent last and has not arrived never will. */
  reset(): void {
    this.#connection?.reset();
    this.reopen();
  }

  async #exchange(requests: readonly HttpRequest[], signal: AbortSignal): Promise<Exchange> {
    const { host, commandTimeoutMs, debug } = this.#options;
    const connection = await this.#open(signal);
    for (const { method, path, body = '' } of requests) debug?.(`> ${method} ${path} ${body}`.trimEnd());
    const texts = requests.map((request) => requestText(request, host, this.#authorization));
    const exchange = await connection.exchange(texts, commandTimeoutMs, signal);
    this.#wasAnswered ||= exchange.responses.length > 0;
    // Old versions say the password in what they answer to a wrong one.
    for (const { status, body } of exchange.responses)
      debug?.(`< ${status} ${status === 401 ? '' : body.trim().slice(0, LONGEST_DEBUG_LINE)}`.trimEnd());
    return exchange;
  }

  async #open(signal: AbortSignal): Promise<HttpConnection> {
    if (this.#connection?.alive === true) return this.#connection;
    this.reopen();
    const { connect, clock } = this.#options;
    const connected = await connect(signal);
    this.#connection = new HttpConnection(connected, clock, this.#wasAnswered);
    return this.#connection;
  }

  /** Those that speak v3 answer 404 to v2 or ask for a login there, and the other way round. */
  async #discover(signal: AbortSignal): Promise<Dialect> {
    let status = 0;
    for (const major of [3, 2] as const) {
      const [response] = await this.repeated(() => this.ask([infoOfApi(major)], signal), signal);
      const dialect = response === undefined ? null : dialectOf(major, response);
      if (dialect !== null) return dialect;
      status = response?.status ?? 0;
    }
    throw noApi(status);
  }
}

function basicOf({ username, password }: DataPlaneCredentials): string {
  return Buffer.from(`${username}:${password}`, 'utf8').toString('base64');
}

/** Not a byte of it left. */
export function isUnsent({ responses, failure }: Pick<Exchange, 'responses' | 'failure'>): boolean {
  return responses.length === 0 && failure instanceof ConnectionLost && !failure.sent;
}

/** The way was lost while something may have been on it: it may have been done, or may still be. */
export function isLost(failure: Failure): boolean {
  const { code } = failure;
  return failure instanceof ConnectionLost || code === 'timeout' || code === 'not-haproxy';
}
