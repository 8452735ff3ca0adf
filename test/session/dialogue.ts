/** A session with a peer that a test plays by hand, and whole dialogues as real HAProxies answered them. */
import { type Duplex, duplexPair } from 'node:stream';
import type { Line } from '../../src/haproxy/runtime-api/framing.ts';
import { Session, type SessionOptions } from '../../src/haproxy/runtime-api/session.ts';
import type { Explain } from '../../src/haproxy/transport/connect.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { type RecordedVersion, recordedReply } from '../support/recorded-replies.ts';

export const COMMAND_TIMEOUT_MS = 10_000;
/** What a session says before all else, and what HAProxy answers to it. */
export const OPENING = 'prompt\nset severity-output none\n';
export const GREETING = Buffer.from('\n> \n> ');

export interface Stage {
  session: Session;
  /** The other end: what is written here is what HAProxy says. */
  peer: Duplex;
  clock: FakeClock;
  /** All that the session has said. */
  heard(): string;
}

/** A session whose peer says nothing by itself, and whose time stands still. */
export function play(options: Partial<SessionOptions> = {}, explain?: Explain): Stage {
  const [own, peer] = duplexPair();
  const clock = new FakeClock();
  const session = new Session(
    { stream: own, ...(explain ? { explain } : {}) },
    { commandTimeoutMs: COMMAND_TIMEOUT_MS, clock, ...options },
  );
  const chunks: Buffer[] = [];
  peer.on('data', (chunk: Buffer) => chunks.push(chunk));
  // Cut on purpose: that the other end is gone is what is tested, not an accident.
  peer.on('error', () => {});
  return { session, peer, clock, heard: () => Buffer.concat(chunks).toString() };
}

export interface Dialogue {
  lines: Line[];
  /** One for each line, as `exchange` resolves with them. */
  replies: string[];
  /** What HAProxy sent for each line, prompts included. */
  parts: Buffer[];
  /** All that it sent, greeting included. */
  bytes: Buffer;
}

const SHORT: [name: string, end: Line['end']][] = [
  ['show-cli-level', 'message'],
  ['set-state', 'message'],
  ['take-down', 'pair'],
  ['take-down-no-drain', 'pair'],
  ['take-down-tracking', 'pair'],
  ['denied-take-down', 'pair'],
  ['set-state-no-server', 'message'],
  ['set-weight-garbage', 'message'],
  ['show-table', 'dump'],
  ['show-servers-state-of-nobody', 'dump'],
  ['show-info', 'dump'],
  ['set-state', 'message'],
];

const LONG: [name: string, end: Line['end']][] = [
  ...SHORT,
  ['show-servers-state', 'dump'],
  ['show-stat', 'dump'],
  ['unknown', 'message'],
  ['show-sess', 'dump'],
  ['set-state', 'message'],
];

/** All kinds of replies in one write: 2 kB, or with the big dumps. */
export function dialogue(version: RecordedVersion, size: 'short' | 'long'): Dialogue {
  const recorded = size === 'short' ? SHORT : LONG;
  const parts = recorded.map(([name]) => recordedReply(version, name));
  return {
    lines: recorded.map(([line, end]) => ({ line, end })),
    replies: parts.map((reply, at) => withoutPrompts(reply, recorded[at]?.[1])),
    parts,
    bytes: Buffer.concat([GREETING, ...parts]),
  };
}

/** Up to 3.0 each message of a pair has a prompt of its own. */
function withoutPrompts(reply: Buffer, end: Line['end'] | undefined): string {
  const text = reply.subarray(0, -2).toString();
  return end === 'pair' ? text.replaceAll(/^> /gm, '') : text;
}
