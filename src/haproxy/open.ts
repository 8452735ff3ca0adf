/** From an address to a load balancer: the only place that pairs transports with adapters. */
import type { Clock } from '../wait.ts';
import type { Address, Transport } from './address.ts';
import type { Credentials } from './credentials.ts';
import type { LoadBalancer } from './load-balancer.ts';
import { type Connect, connectTcp, connectUnix } from './runtime-api/connect.ts';
import { connectSsh } from './runtime-api/connect-ssh.ts';
import { connectTls } from './runtime-api/connect-tls.ts';
import { RuntimeLoadBalancer } from './runtime-api/runtime-load-balancer.ts';

export interface OpenOptions {
  /** Limits in ms: of one attempt to connect, and for the replies to one write. */
  connectTimeout: number;
  commandTimeout: number;
  /** Attempts after the first one, and the first pause in ms, which doubles. */
  retries: number;
  retryDelay: number;
  clock: Clock;
  /** 0 up to 1: varies the pauses. */
  random: () => number;
  /** For ssh:// and tls://. */
  credentials: Credentials;
  /** Gets each command sent, and each short reply, in one line: foreign text. */
  debug?: (line: string) => void;
}

/** Nothing is connected yet: the first `read` does that. */
export function openLoadBalancer(address: Address, options: OpenOptions): LoadBalancer {
  return new RuntimeLoadBalancer({
    ...options,
    name: address.name,
    target: address.process,
    connect: connectTo(address.transport, options),
  });
}

function connectTo(transport: Transport, options: OpenOptions): Connect {
  switch (transport.kind) {
    case 'tcp':
      return connectTcp(transport, options);
    case 'unix':
      return connectUnix(transport, options);
    case 'tls':
      return connectTls(transport, options.credentials.tls, options);
    case 'ssh':
      return connectSsh(transport, options);
  }
}
