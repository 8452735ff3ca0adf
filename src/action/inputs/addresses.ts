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

/** One per line or comma-separated. Every fault of every item is told; an item is named, and never quoted where it may be of a password. */
export const addresses = textWithFaults<GivenAddress[]>((given) => {
  const lines = given.split('\n').map(splitList);
  const { found, faults } = read(lines);
  const all = [...countFaults(lines.flat().length), ...faults, ...sameFaults(found)].sort(
    (a, b) => a.at - b.at,
  );
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

function read(lines: readonly string[][]): { found: Item[]; faults: Fault[] } {
  const found: Item[] = [];
  const faults: Fault[] = [];
  const count = lines.flat().length;
  let at = 0;
  for (const texts of lines) {
    const items = texts.map((text) => ({ text, parsed: parseAddress(text) }));
    const isCut = items.length > 1 && items.some(({ parsed }) => !parsed.ok && parsed.holdsLogin);
    for (const { text, parsed } of items) {
      const label = labelOf(isCut ? '' : text, at, count);
      if (parsed.ok) found.push({ at, text, label, address: parsed.value });
      else {
        const fault = isCut && !parsed.holdsLogin ? CUT : parsed.fault;
        faults.push({ at, text: count === 1 ? fault : `${label}: ${fault}` });
      }
      at += 1;
    }
  }
  return { found, faults };
}

/** A comma in a password ends an item: what stands before it looks like any other text. */
const CUT = 'Is no address, and is not shown: it may be a part of the password that is in another one';

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
