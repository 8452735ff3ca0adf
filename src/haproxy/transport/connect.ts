/** Streams to HAProxy's socket. Knows how to open one and why that failed; not what is spoken on it. */
import { connect as open, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Clock } from '../../clock.ts';
import { Failure, systemCodeOf } from '../../errors.ts';
import type { TcpTransport, UnixTransport } from '../address.ts';
import { withDeadline } from './deadline.ts';
import type { NamedHost } from './named-host.ts';

/** Opens one stream. Rejects with Failure `connect-failed`, `ssh-failed` or `tls-failed`, or with the signal's reason; leaves nothing open then. */
export type Connect = (signal: AbortSignal) => Promise<Connected>;

/** An open stream to HAProxy's socket, and what is known beside it of the way that it takes. */
export interface Connected {
  stream: Duplex;
  /** The socket that carries the bytes, where that is not the stream itself. */
  carrier?: Socket;
  explain?: Explain;
}

/**
 * Why did the stream end or break, though we had not ended it? Asked once. `heard`: had a byte come before? What it resolves
 * with takes the place of the error, or of the orderly end (null); null leaves that as it is.
 */
export type Explain = (heard: boolean, error: Error | null) => Promise<Error | null>;

/**
 * Whoever carries the stream has given it up because nobody answered: what was said in that time lies with the system, which may
 * still deliver it.
 */
export class FellSilent extends Error {
  override name = 'FellSilent';
  /** For so long nothing may have been heard. */
  readonly silentMs: number;

  constructor(message: string, silentMs: number, cause: unknown) {
    super(message, { cause });
    this.silentMs = silentMs;
  }
}

/** What every attempt to connect needs. */
export interface ConnectOptions {
  /** Limit of one attempt, the name's resolution included. */
  connectTimeoutMs: number;
  clock: Clock;
}

/** By the system's error code: what to do next. */
const HINTS: Record<string, string> = {
  ENOENT: "There is no such socket file on this machine. Compare it with 'stats socket' in haproxy.cfg.",
  ENOTDIR: "There is no such socket file on this machine. Compare it with 'stats socket' in haproxy.cfg.",
  ECONNREFUSED:
    'Nothing listens there: HAProxy is not running (a socket file stays behind when it stops), or the tunnel is not open.',
  EACCES:
    "This user may not open the socket file: set 'mode', 'user' or 'group' on the 'stats socket' line of haproxy.cfg.",
  EPERM:
    "This user may not open the socket file: set 'mode', 'user' or 'group' on the 'stats socket' line of haproxy.cfg.",
  ECONNRESET:
    'Something between here and HAProxy ends the connection: look at the tunnel, and at both of its ends.',
  ENOTSOCK: 'This file is not a socket.',
  EAGAIN:
    "HAProxy's queue of connections is full: all that 'stats maxconn' allows (10 by default) are in use.",
  ETIMEDOUT:
    'No answer at all: a firewall, or the wrong host or port. Raise connect-timeout only for a very slow network.',
  EHOSTUNREACH: 'The network does not reach this host from the runner.',
  ENETUNREACH: 'The network does not reach this host from the runner.',
  ENOTFOUND: 'The host name is not known to the runner.',
  EAI_AGAIN: 'The name server did not answer.',
};

/** Plain TCP. `named`: the host of it. */
export function connectTcp(
  at: Pick<TcpTransport, 'port' | 'family'>,
  named: NamedHost,
  options: ConnectOptions,
): Connect {
  return async (signal) => {
    const socket = () => openTcp(named, at);
    const stream = await withinLimit(options, signal, (inner) => opened(socket(), inner));
    named.reached(stream);
    return { stream };
  };
}

/** A socket file on this machine. */
export function connectUnix({ path }: UnixTransport, options: ConnectOptions): Connect {
  return async (signal) => {
    const stream = await withinLimit(options, signal, (inner) => opened(open({ path }), inner));
    return { stream };
  };
}

/** A socket that is still connecting. */
export function openTcp(
  { host, lookup }: NamedHost,
  { port, family }: Pick<TcpTransport, 'port' | 'family'>,
): Socket {
  const socket = open({ host, port, family, lookup });
  // Commands are small and each waits for its reply: nothing is gained by collecting them.
  socket.setNoDelay(true);
  return socket;
}

/** One attempt within its limit: then it rejects as the system does when nobody answers. */
export function withinLimit<T>(
  { connectTimeoutMs, clock }: ConnectOptions,
  signal: AbortSignal,
  attempt: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = () => {
    const error = new Error(`no connection within ${connectTimeoutMs} ms`);
    return connectFailure(Object.assign(error, { code: 'ETIMEDOUT' }));
  };
  return withDeadline(connectTimeoutMs, clock, signal, late, attempt);
}

/** Waits for `event`. Rejects with what `failed` makes of an error that comes instead; then the socket is destroyed. */
export function opened(
  socket: Socket,
  signal: AbortSignal,
  event = 'connect',
  failed: (cause: Error) => Failure = connectFailure,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      signal.removeEventListener('abort', onAbort);
      socket.removeListener(event, onOpen);
      socket.removeListener('error', onError);
      act();
    };
    const onOpen = () => settle(() => resolve(socket));
    const onError = (error: Error) => settle(() => reject(failed(error)));
    const onAbort = () =>
      settle(() => {
        // A socket that is given up may still report an error: nobody is left to hear it.
        socket.on('error', () => {}).destroy();
        reject(signal.reason);
      });
    socket.once(event, onOpen);
    socket.once('error', onError);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
  });
}

/** The system's words, with what to do next. */
export function connectFailure(cause: Error): Failure {
  // One error for each address of a host name that has several: the aggregate itself has no words.
  const words =
    cause instanceof AggregateError
      ? cause.errors.map((one: Error) => one.message).join('; ')
      : cause.message;
  return new Failure('connect-failed', `Could not connect: ${words}`, {
    detail: words,
    cause,
    hint: HINTS[systemCodeOf(cause)],
  });
}
