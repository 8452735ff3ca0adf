/** A server or a process as one text, however its address was written: the same for every step of a job. Pure. */
import { isIPv6 } from 'node:net';
import { posix } from 'node:path';
import { type Address, parseAddress, type Transport } from '../../haproxy/address.ts';

/** A server on a load balancer. `server` is `BACKEND/SERVER`. */
export function serverIdOf(address: string, server: string): string {
  return serverIdAt(loadBalancerIdOf(address), server);
}

/** The same by what `loadBalancerIdOf` calls its load balancer. */
export function serverIdAt(loadBalancerId: string, server: string): string {
  return JSON.stringify([loadBalancerId, server]);
}

/** `BACKEND/SERVER` of an id. */
export function serverOf(serverId: string): string {
  return String(JSON.parse(serverId)[1]);
}

/** Of an id, is it one of a server of this load balancer? */
export function isServerAt(loadBalancerId: string, serverId: string): boolean {
  return serverId.startsWith(serverIdAt(loadBalancerId, '').slice(0, -2));
}

/** Whom an address, as it was given, leads to. */
export function loadBalancerIdOf(address: string): string {
  const parsed = parseAddress(address);
  return parsed.ok ? processIdOf(parsed.value) : address;
}

/** The same text for two addresses that lead to the same process, as far as they say. */
export function processIdOf({ transport, process }: Address): string {
  return `${socketOf(transport)}${process ?? ''}`;
}

/** The same text for two transports that lead to the same socket. A host by its name and by its address are two. */
function socketOf(transport: Transport): string {
  switch (transport.kind) {
    case 'unix':
      return posix.normalize(transport.path);
    case 'ssh': {
      const { host, port, remote } = transport;
      // Whoever logs in comes to the same socket.
      return JSON.stringify(['ssh', hostOf(host), port ?? 22, posix.normalize(remote)]);
    }
    default:
      // `ipv4@` and `ipv6@` choose a way to a host, not another host.
      return JSON.stringify([transport.kind, portOf(transport)]);
  }
}

function portOf({ host, port }: { host: string; port: number }): string {
  return `${hostOf(host)} ${port}`;
}

function hostOf(host: string): string {
  if (host.includes(':') && isIPv6(host) && !host.includes('%')) return new URL(`http://[${host}]`).hostname;
  return host.toLowerCase().replace(/\.$/, '');
}
