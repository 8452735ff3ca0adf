/**
 * From an address to a load balancer: the only place that pairs transports with adapters. What few steps need is a part of the bundle by
 * itself, and loaded when an address asks for it.
 */
import type { LookupFunction } from 'node:net';
import type { Clock } from '../clock.ts';
import { type Address, hostAndPort, type SeveralAddresses, type Transport, withoutZone } from './address.ts';
import type { Credentials } from './credentials.ts';
import type { UnderWay } from './late-command.ts';
import type { LoadBalancer } from './load-balancer.ts';
import { RuntimeLoadBalancer } from './runtime-api/adapter.ts';
import { isHaproxy } from './runtime-api/peer.ts';
import { type Connect, connectTcp, connectUnix } from './transport/connect.ts';
import { NamedHost } from './transport/named-host.ts';

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
  /** Resolves names; the system's own unless told. */
  lookup?: LookupFunction;
  /** For ssh://, tls://, https:// and http://. */
  credentials: Credentials;
  /** Missing where nobody comes after this process. */
  underWay?: UnderWay;
  /** Gets each command sent, and each short reply, in one line: foreign text. */
  debug?: (line: string) => void;
}

/** How one is reached, and what is known of where that leads. */
interface Way {
  connect: Connect;
  severalAddresses?: () => SeveralAddresses | null;
}

/** Opens one of the addresses that it was made for. Nothing is connected yet: the first `read` does that. */
export type Opener = (address: Address, options: OpenOptions) => LoadBalancer;

/** Loads the adapters that these addresses need. */
export async function openerFor(addresses: readonly Address[]): Promise<Opener> {
  const isNeeded = addresses.some(({ api }) => api === 'data-plane');
  const dataPlane = isNeeded ? await import('./data-plane-api/adapter.ts') : null;
  return (address, options) => {
    if (address.api === 'runtime') return openRuntimeApi(address, options);
    if (dataPlane === null) throw new Error('This opener was made for other addresses');
    return new dataPlane.DataPlaneLoadBalancer({
      ...options,
      name: address.name,
      host: hostOf(address.transport),
      login: options.credentials.dataPlane,
      ...wayTo(address, options),
    });
  };
}

function openRuntimeApi(address: Address, options: OpenOptions): LoadBalancer {
  return new RuntimeLoadBalancer({
    ...options,
    name: address.name,
    target: address.process,
    ...wayTo(address, options),
  });
}

function wayTo({ transport, api }: Address, options: OpenOptions): Way {
  switch (transport.kind) {
    case 'unix':
      return { connect: connectUnix(transport, options) };
    case 'tcp':
      return toNamed(transport.host, options, (named) => connectTcp(transport, named, options));
    case 'tls':
      return toNamed(transport.host, options, (named) =>
        loadedLater(async () => {
          const { connectTls } = await import('./transport/tls.ts');
          return connectTls(
            transport,
            named,
            options.credentials.tls,
            api === 'runtime'
              ? { ...options, plain: { probe: 'prompt\n', isHaproxy } }
              : { ...options, plain: null, protocol: 'http/1.1' },
          );
        }),
      );
    case 'ssh':
      // Names are resolved by ssh, on whichever host that is: it does not say where else they lead.
      return {
        connect: loadedLater(async () => {
          const { connectSsh } = await import('./transport/ssh/connect.ts');
          return connectSsh(transport, options);
        }),
      };
  }
}

function toNamed(host: string, { lookup }: OpenOptions, connectTo: (named: NamedHost) => Connect): Way {
  const named = new NamedHost(host, lookup);
  return { connect: connectTo(named), severalAddresses: () => named.several };
}

/** Loaded when the first stream is opened: all streams of a load balancer come from one `Connect`. */
function loadedLater(load: () => Promise<Connect>): Connect {
  let loading: Promise<Connect> | null = null;
  return async (signal) => {
    loading ??= load();
    const connect = await loading;
    return connect(signal);
  };
}

/** As an HTTP request names it. */
function hostOf(transport: Transport): string {
  return 'host' in transport ? hostAndPort(withoutZone(transport.host), transport.port) : '';
}
