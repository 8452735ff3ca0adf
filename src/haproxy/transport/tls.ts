/**
 * TLS to whoever stands in front of HAProxy. The peer is always verified. Where its socket is meant, the port is asked in plain text before
 * the first connection: since 2.6 HAProxy ignores `ssl` on a `stats socket` line without a word, and then the port is open to anybody.
 */
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Failure } from '../../errors.ts';
import { hostAndPort, type TlsTransport } from '../address.ts';
import type { TlsCredentials } from '../credentials.ts';
import {
  type Connect,
  type Connected,
  type ConnectOptions,
  opened,
  openTcp,
  withinLimit,
} from './connect.ts';
import { withDeadline } from './deadline.ts';
import type { NamedHost } from './named-host.ts';
import { isAboutTls, tlsFailure } from './tls-errors.ts';

/** Whoever speaks plain text answers within this time; whoever speaks TLS hangs up, or waits for more. */
const PLAIN_ANSWER_MS = 1_000;

/** What is needed to find out whether the port is open to anybody. */
export interface PlainProbe {
  /** What is said in plain text that HAProxy would answer, and that changes nothing. */
  probe: string;
  /** Do these first bytes of an answer come from HAProxy? */
  isHaproxy: (bytes: Buffer) => 'yes' | 'no' | 'perhaps';
}

/** Beside the limits. */
export interface TlsOptions extends ConnectOptions {
  /** Asked once, before the first connection. null: nothing is said in plain text. */
  plain: PlainProbe | null;
  /** The only protocol to be spoken, by its name in ALPN. */
  protocol?: string;
}

/** Opens streams of which the other end is proven. */
export function connectTls(
  transport: TlsTransport,
  named: NamedHost,
  credentials: TlsCredentials,
  options: TlsOptions,
): Connect {
  let { plain } = options;
  const at = { port: transport.port, family: 0 } as const;
  const failed = (error: Error) => tlsFailure(transport, credentials, error);
  // In TLS 1.3 the client is done before the server has looked at its certificate: a refusal comes as if it were the reply.
  const explain = async (heard: boolean, error: Error | null) =>
    !heard && error !== null && isAboutTls(error) ? failed(error) : null;
  const connect = async (signal: AbortSignal): Promise<Connected> => {
    const carrier = await opened(openTcp(named, at), signal, 'connect', failed);
    named.reached(carrier);
    try {
      const secure = handshake(transport, credentials, carrier, options.protocol);
      const stream = await opened(secure, signal, 'secureConnect', failed);
      return { stream, carrier, explain };
    } catch (error) {
      carrier.destroy();
      throw error;
    }
  };
  return async (signal) => {
    if (plain !== null) await refusePlain(transport, named, plain, options, signal);
    plain = null;
    return withinLimit(options, signal, connect);
  };
}

function handshake(
  { host }: TlsTransport,
  credentials: TlsCredentials,
  carrier: Socket,
  protocol?: string,
): Socket {
  const { ca, cert, key, serverName } = credentials;
  // Not imported on top: loading TLS takes 6 ms, and most load balancers are reached without.
  const { connect } = process.getBuiltinModule('node:tls');
  return connect({
    socket: carrier,
    host,
    ...(ca === null ? {} : { ca }),
    ...(cert === null ? {} : { cert }),
    ...(key === null ? {} : { key }),
    ...(serverName === null ? {} : { servername: serverName }),
    ...(protocol === undefined ? {} : { ALPNProtocols: [protocol] }),
    minVersion: 'TLSv1.2',
    // Said here, NODE_TLS_REJECT_UNAUTHORIZED in the environment does not count.
    rejectUnauthorized: true,
  });
}

async function refusePlain(
  { host, port }: TlsTransport,
  named: NamedHost,
  plain: PlainProbe,
  options: ConnectOptions,
  signal: AbortSignal,
): Promise<void> {
  const socket = () => openTcp(named, { port, family: 0 });
  const stream = await withinLimit(options, signal, (inner) => opened(socket(), inner));
  named.reached(stream);
  try {
    stream.write(plain.probe);
    if ((await firstAnswer(stream, plain, options, signal)) !== 'yes') return;
  } finally {
    stream.on('error', () => {}).destroy();
  }
  throw new Failure(
    'tls-failed',
    `${hostAndPort(host, port)} speaks plain text: HAProxy answers there without TLS`,
    {
      hint: "Whoever reaches this port commands HAProxy. Since 2.6 HAProxy ignores 'ssl' and what follows it on a 'stats socket' line, without a warning: close the port, and put a TLS front before the Unix socket, as docs/connecting.md shows.",
    },
  );
}

/** Does HAProxy answer? `perhaps` when too little comes to tell, or nothing. Rejects with the signal's reason only. */
async function firstAnswer(
  stream: Duplex,
  { isHaproxy }: PlainProbe,
  { clock, connectTimeoutMs }: ConnectOptions,
  signal: AbortSignal,
): Promise<'yes' | 'no' | 'perhaps'> {
  let bytes: Buffer = Buffer.alloc(0);
  const silent = new Error('silent');
  const limitMs = Math.min(PLAIN_ANSWER_MS, connectTimeoutMs);
  const answer = (inner: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      inner.addEventListener('abort', () => reject(inner.reason), { once: true });
      stream.on('data', (chunk: Buffer) => {
        bytes = Buffer.concat([bytes, chunk]);
        if (isHaproxy(bytes) !== 'perhaps') resolve();
      });
      for (const end of ['error', 'end', 'close']) stream.once(end, () => resolve());
    });
  try {
    await withDeadline(limitMs, clock, signal, () => silent, answer);
  } catch (error) {
    if (error !== silent) throw error;
  }
  return isHaproxy(bytes);
}
