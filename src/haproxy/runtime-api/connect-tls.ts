/**
 * TLS to whoever stands in front of HAProxy's socket. The peer is always verified. Before the first connection the port is asked
 * in plain text: since 2.6 HAProxy ignores `ssl` on a `stats socket` line without a word, and then the port is open to anybody.
 */
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Failure } from '../../errors.ts';
import { hostAndPort, type TlsTransport } from '../address.ts';
import type { TlsCredentials } from '../credentials.ts';
import { type Connect, type ConnectOptions, connectTcp, opened } from './connect.ts';
import { withDeadline } from './deadline.ts';
import { explained } from './explained.ts';
import { isGreeting, isMaster } from './stranger.ts';
import { isAboutTls, tlsFailure } from './tls-words.ts';

/** ms: whoever speaks plain text answers at once; whoever speaks TLS hangs up, or waits for more. */
const PLAIN_ANSWER = 1_000;

export function connectTls(
  transport: TlsTransport,
  credentials: TlsCredentials,
  options: ConnectOptions,
): Connect {
  let probed = false;
  return async (signal) => {
    if (!probed) await refusePlain(transport, options, signal);
    probed = true;
    const failed = (error: Error) => tlsFailure(transport, credentials, error);
    const start = () => handshake(transport, credentials);
    const stream = await opened(options, signal, start, { event: 'secureConnect', failed });
    return explained(stream, async (heard, error) => {
      // In TLS 1.3 the client is done before the server has looked at its certificate: a refusal comes as if it were the reply.
      return !heard && error !== null && isAboutTls(error) ? failed(error) : null;
    });
  };
}

function handshake({ host, port }: TlsTransport, { ca, cert, key, serverName }: TlsCredentials): Socket {
  const { connect } = process.getBuiltinModule('node:tls');
  const socket = connect({
    host,
    port,
    ...(ca === null ? {} : { ca }),
    ...(cert === null ? {} : { cert }),
    ...(key === null ? {} : { key }),
    ...(serverName === null ? {} : { servername: serverName }),
    minVersion: 'TLSv1.2',
    // Said here, NODE_TLS_REJECT_UNAUTHORIZED in the environment does not count.
    rejectUnauthorized: true,
  });
  socket.setNoDelay(true);
  return socket;
}

/** `prompt` changes nothing, and every version of HAProxy answers it in the same three bytes. */
async function refusePlain(
  transport: TlsTransport,
  options: ConnectOptions,
  signal: AbortSignal,
): Promise<void> {
  const { host, port } = transport;
  const socket = await connectTcp({ kind: 'tcp', host, port, family: 0 }, options)(signal);
  try {
    socket.write('prompt\n');
    const answer = await firstBytes(socket, options, signal);
    if (isGreeting(answer) !== 'yes' && !isMaster(answer)) return;
  } finally {
    socket.on('error', () => {}).destroy();
  }
  throw new Failure(
    'tls-failed',
    `${hostAndPort(host, port)} speaks plain text: HAProxy answers there without TLS`,
    {
      hint: "Whoever reaches this port commands HAProxy. Since 2.6 HAProxy ignores 'ssl' and what follows it on a 'stats socket' line, without a warning: close the port, and put a TLS front before the Unix socket, as the README shows.",
    },
  );
}

/** What comes first, as far as it tells who answers; empty when nothing does. Rejects with the signal's reason only. */
function firstBytes(
  socket: Duplex,
  { clock, connectTimeout }: ConnectOptions,
  signal: AbortSignal,
): Promise<Buffer> {
  let bytes: Buffer = Buffer.alloc(0);
  const silent = new Error('silent');
  const limit = Math.min(PLAIN_ANSWER, connectTimeout);
  const read = withDeadline(
    limit,
    clock,
    signal,
    () => silent,
    (inner) => {
      return new Promise<Buffer>((resolve, reject) => {
        const done = () => resolve(bytes);
        inner.addEventListener('abort', () => reject(inner.reason), { once: true });
        socket.on('data', (chunk: Buffer) => {
          bytes = Buffer.concat([bytes, chunk]);
          if (isGreeting(bytes) !== 'perhaps') done();
        });
        socket.once('error', done).once('end', done).once('close', done);
      });
    },
  );
  return read.catch((error: unknown) => {
    if (error === silent) return bytes;
    throw error;
  });
}
