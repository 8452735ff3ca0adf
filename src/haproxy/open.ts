/** From an address to a load balancer: the only place that pairs transports with adapters. */
import type { Clock } from '../clock.ts';
import { type Address, hostAndPort, type Transport } from './address.ts';
import type { Credentials } from './credentials.ts';
import { DataPlaneLoadBalancer } from './data-plane-api/adapter.ts';
import type { LoadBalancer } from './load-balancer.ts';
import { RuntimeLoadBalancer } from './runtime-api/adapter.ts';
import { isHaproxy } from './runtime-api/peer.ts';
import { type Connect, connectTcp, connectUnix } from './transport/connect.ts';
import { connectSsh } from './transport/ssh/connect.ts';
import { connectTls } from './transport/tls.ts';

/** What holds for every load balancer of a step. */
export interface OpenOptions {
  /** Limits: of one attempt to connect, and for the replies to one write. */
  connectTimeoutMs: number;
  commandTimeoutMs: number;
  /** Attempts after the first one, and the first pause, which doubles. */
  retries: number;
  retryDelayMs: number;
  clock: Clock;
  /** 0 up to 1: varies the pauses. */
  random: () => number;
  /** For ssh://, tls://, https:// and http://. */
  credentials: Credentials;
  /** Gets each command sent, and each short reply, in one line: foreign text. */
  debug?: (line: string) => void;
}

/** Nothing is connected yet: the first `read` does that. */
export function openLoadBalancer(address: Address, options: OpenOptions): LoadBalancer {
  if (address.api === 'data-plane') {
    return new DataPlaneLoadBalancer({
      ...options,
      name: address.name,
      host: hostOf(address.transport),
      login: options.credentials.dataPlane,
      connect: connectTo(address, options),
    });
  }
  return new RuntimeLoadBalancer({
    ...options,
    name: address.name,
    target: address.process,
    connect: connectTo(address, options),
  });
}

function connectTo({ transport, api }: Address, options: OpenOptions): Connect {
  switch (transport.kind) {
    case 'tcp':
      return connectTcp(transport, options);
    case 'unix':
      return connectUnix(transport, options);
    case 'tls':
      return connectTls(
        transport,
        options.credentials.tls,
        api === 'runtime'
          ? { ...options, plain: { probe: 'prompt\n', isHaproxy } }
          : { ...options, plain: null, protocol: 'http/1.1' },
      );
    case 'ssh':
      return connectSsh(transport, options);
  }
}

/** As an HTTP request names it. */
function hostOf(transport: Transport): string {
  return 'host' in transport ? hostAndPort(transport.host, transport.port) : '';
}
