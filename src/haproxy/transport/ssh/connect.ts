/** Streams to HAProxy's socket on another host, through the system's own ssh. */
import { Failure } from '../../../errors.ts';
import type { SshTransport } from '../../address.ts';
import { type Connect, connectUnix, FellSilent } from '../connect.ts';
import { silenceMs } from './config.ts';
import { Tunnel, type TunnelOptions } from './tunnel.ts';

/** One ssh for all streams of a load balancer, started with the first of them, and again when it has ended. */
export function connectSsh(transport: SshTransport, options: TunnelOptions): Connect {
  const tunnel = new Tunnel(transport, options);
  return async (signal) => {
    const path = await tunnel.open(signal);
    const connect = connectUnix({ kind: 'unix', path }, options);
    const { stream } = await connect(signal).catch(async (error) => {
      throw error instanceof Failure ? ((await tunnel.lastWords()) ?? error) : error;
    });
    const explain = async (heard: boolean, error: Error | null): Promise<Error | null> => {
      const failure = await tunnel.lastWords();
      if (!heard || failure === null) return failure;
      // Whatever was sent after the first reply may have been done: then it is a lost connection, whoever lost it.
      return tunnel.fellSilent
        ? new FellSilent(failure.message, silenceMs(options.credentials.ssh), error)
        : new Error(failure.message, { cause: error });
    };
    return { stream, explain };
  };
}
