/** The input `address`: which load balancers are meant, and which of them anybody on the network could command. Opens nothing. */
import { type Address, isLoopback, parseAddress } from '../../haproxy/address.ts';
import { splitList } from '../../operation/plan/selection.ts';
import type { Message } from '../../operation/report.ts';
import { processIdOf } from '../state/server-id.ts';
import { textWithFaults } from './types.ts';

/** Each costs a connection, and HAProxy's own limits are far below what a fleet of this size would need. */
const AT_MOST = 500;

/** An address as it was given, and as it was understood. */
export interface GivenAddress {
  text: string;
  address: Address;
}

/** One per line or comma-separated. Every fault of every item is told; an item is named, never quoted: it may hold a password. */
export const addresses = textWithFaults<GivenAddress[]>((given) => {
  const items = splitList(given);
  const { found, faults } = read(items);
  const all = [...countFaults(items.length), ...faults, ...sameFaults(found)].sort((a, b) => a.at - b.at);
  if (all.length > 0) return { faults: all.map(({ text }) => text) };
  return { value: found.map(({ text, address }) => ({ text, address })) };
});

interface Item extends GivenAddress {
  /** Its index in the list. */
  at: number;
  /** How a fault calls it: `item 2 of 3, lb2`. */
  label: string;
}

interface Fault {
  at: number;
  text: string;
}

function read(items: readonly string[]): { found: Item[]; faults: Fault[] } {
  const found: Item[] = [];
  const faults: Fault[] = [];
  for (const [at, text] of items.entries()) {
    const label = labelOf(text, at, items.length);
    const parsed = parseAddress(text);
    if (parsed.ok) found.push({ at, text, label, address: parsed.value });
    else faults.push({ at, text: items.length === 1 ? parsed.fault : `${label}: ${parsed.fault}` });
  }
  return { found, faults };
}

function labelOf(text: string, at: number, count: number): string {
  const name = /^([A-Za-z0-9_.-]+)=/.exec(text)?.[1];
  return `item ${at + 1} of ${count}${name === undefined ? '' : `, ${name}`}`;
}

function countFaults(count: number): Fault[] {
  if (count === 0) return [{ at: 0, text: 'names no load balancer' }];
  if (count <= AT_MOST) return [];
  return [{ at: 0, text: `${count} load balancers, and a step changes at most ${AT_MOST}` }];
}

/** Two of one name could not be told apart, and one that is given twice would be counted twice. */
function sameFaults(items: readonly Item[]): Fault[] {
  const byProcess = new Map<string, Item>();
  const byName = new Map<string, Item>();
  return items.flatMap((item) => {
    const { name } = item.address;
    const process = processIdOf(item.address);
    const sameProcess = byProcess.get(process);
    const sameName = byName.get(name);
    if (sameProcess === undefined) byProcess.set(process, item);
    if (sameName === undefined) byName.set(name, item);
    if (sameProcess !== undefined)
      return [{ at: item.at, text: `${item.label}: is the same address as ${sameProcess.label}` }];
    if (sameName === undefined) return [];
    return [
      { at: item.at, text: `${item.label}: has the same name as ${sameName.label}; give it another NAME=` },
    ];
  });
}

/** The same words for all of them, so that they can be told once. */
const OPEN_PORT =
  'Its port is not on this machine, and HAProxy asks for no password there: anyone who can reach this port can do what this step can. Close it, and go through ssh:// to the socket file, or through tls://.';

const PLAIN_API =
  'This Data Plane API is spoken to over plain http:// and without a password: whoever reaches its port can do the same as this step. Let it listen on https, with a user.';

/** A warning for each port that is not on this machine and asks for no password: the Runtime API knows none. */
export function openPorts(given: readonly GivenAddress[]): Message[] {
  return given.flatMap(({ address: { name, api, transport } }) => {
    if (transport.kind !== 'tcp' || isLoopback(transport.host)) return [];
    return [{ loadBalancer: name, text: api === 'runtime' ? OPEN_PORT : PLAIN_API }];
  });
}
