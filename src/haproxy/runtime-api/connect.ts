/** Streams to HAProxy's socket. Knows how to open one and why that failed; not what is spoken on it. */
import { connect as open, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Failure } from '../../errors.ts';
import type { Clock } from '../../wait.ts';
import type { TcpTransport, UnixTransport } from '../address.ts';
import { withDeadline } from './deadline.ts';

/** Opens one stream. Rejects with Failure `connect-failed`, `ssh-failed` or `tls-failed`, or with the signal's reason; leaves nothing open then. */
export type Connect = (signal: AbortSignal) => Promise<Duplex>;

export interface ConnectOptions {
  /** Limit of one attempt in ms, the name's resolution included. */
  connectTimeout: number;
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

/** Causes that may be gone a moment later, as while HAProxy restarts or a tunnel comes up. Everything else is final. */
const PASSING_CAUSES = new Set([
  'ECONNREFUSED',
  'ENOENT',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'EAGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
]);

export function connectTcp({ host, port, family }: TcpTransport, options: ConnectOptions): Connect {
  return (signal) =>
    opened(options, signal, () => {
      const socket = open({ host, port, family });
      // Commands are small and each waits for its reply: nothing is gained by collecting them.
      socket.setNoDelay(true);
      return socket;
    });
}

export function connectUnix({ path }: UnixTransport, options: ConnectOptions): Connect {
  return (signal) => opened(options, signal, () => open({ path }));
}

/** Is this a failure of the way to HAProxy, whatever the way is? */
export function isOfTheWay(error: unknown): error is Failure {
  return error instanceof Failure && /^(?:connect|ssh|tls)-failed$/.test(error.code);
}

/** Is this a failure to connect that is worth another attempt? */
export function isPassing(error: unknown): boolean {
  return isOfTheWay(error) && PASSING_CAUSES.has(causeOf(error.cause));
}

/** Waits for `event` on what `start` returns. `failed` makes a Failure of what came instead. */
export function opened(
  { connectTimeout, clock }: ConnectOptions,
  signal: AbortSignal,
  start: () => Socket,
  { event = 'connect', failed = connectFailure }: { event?: string; failed?: (cause: Error) => Failure } = {},
): Promise<Socket> {
  const late = () =>
    connectFailure(
      Object.assign(new Error(`no connection within ${connectTimeout} ms`), { code: 'ETIMEDOUT' }),
    );
  return withDeadline(connectTimeout, clock, signal, late, (inner) => {
    return new Promise((resolve, reject) => {
      const socket = start();
      const settle = (act: () => void) => {
        inner.removeEventListener('abort', onAbort);
        socket.removeListener(event, onConnect);
        socket.removeListener('error', onError);
        act();
      };
      const onConnect = () => settle(() => resolve(socket));
      const onError = (error: Error) => settle(() => reject(failed(error)));
      const onAbort = () =>
        settle(() => {
          // A socket that is given up may still report an error: nobody is left to hear it.
          socket.on('error', () => {}).destroy();
          reject(inner.reason);
        });
      socket.once(event, onConnect);
      socket.once('error', onError);
      inner.addEventListener('abort', onAbort, { once: true });
    });
  });
}

/** The system's words, with what to do next. */
export function connectFailure(cause: Error): Failure {
  // One error for each address of a host name that has several: the aggregate itself has no words.
  const words =
    cause instanceof AggregateError
      ? cause.errors.map((one: Error) => one.message).join('; ')
      : cause.message;
  const hint = HINTS[causeOf(cause)];
  return new Failure('connect-failed', `Could not connect: ${words}`, {
    detail: words,
    cause,
    ...(hint ? { hint } : {}),
  });
}

function causeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
