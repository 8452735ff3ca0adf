/** The input `address`: which load balancers are meant, and which of them anybody on the network could command. Opens nothing. */
import { BlockList, isIPv6 } from 'node:net';
import { type Address, parseAddress } from '../haproxy/address.ts';
import type { Message } from '../operation/report.ts';
import { splitList } from '../operation/selection.ts';
import { ok, text, wrong } from './values.ts';

/** An address as it was given, and as it was understood. */
export interface GivenAddress {
  text: string;
  address: Address;
}

/** One per line or comma-separated. */
export const addresses = text<GivenAddress[]>((given) => {
  const items = splitList(given);
  const [item = ''] = items;
  if (items.length > 1)
    return wrong(`${items.length} load balancers, but a step can change only one for now`);
  const parsed = parseAddress(item);
  return parsed.ok ? ok([{ text: item, address: parsed.value }]) : wrong(parsed.fault);
});

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');

/** A warning for each port that is not on this machine: the Runtime API knows no password. */
export function openPorts(given: readonly GivenAddress[]): Message[] {
  return given.flatMap(({ address: { name, transport } }) => {
    if (transport.kind !== 'tcp' || isLoopback(transport.host)) return [];
    const text = `${transport.host}:${transport.port} is not on this machine, and HAProxy asks for no password there: whoever reaches this port can do the same as this step. Close it, and go through ssh:// to the socket file or through tls://.`;
    return [{ loadBalancer: name, text }];
  });
}

function isLoopback(host: string): boolean {
  if (/(?:^|\.)localhost$/i.test(host)) return true;
  return isIPv6(host) ? LOOPBACK.check(host, 'ipv6') : /^[\d.]+$/.test(host) && LOOPBACK.check(host);
}
