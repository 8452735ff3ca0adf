/** A session with a peer that a test plays by hand, and whole dialogues as real HAProxies answered them. */
import { type Duplex, duplexPair } from 'node:stream';
import { type Line, Session } from '../../src/haproxy/runtime-api/session.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { type RecordedVersion, recordedReply } from '../support/recorded-replies.ts';

export const COMMAND_TIMEOUT = 10_000;
export const GREETING = Buffer.from('\n> ');

export interface Stage {
  session: Session;
  /** The other end: what is written here is what HAProxy says. */
  peer: Duplex;
  clock: FakeClock;
  /** All that the session has said. */
  heard(): string;
}

/** A session whose peer says nothing by itself, and whose time stands still. */
export function play(): Stage {
  const [own, peer] = duplexPair();
  const clock = new FakeClock();
  const session = new Session(own, { commandTimeout: COMMAND_TIMEOUT, clock });
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
  /** What HAProxy sent, greeting included. */
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
  const parts = size === 'short' ? SHORT : LONG;
  const bytes = parts.map(([name]) => recordedReply(version, name));
  return {
    lines: parts.map(([line, end]) => ({ line, end })),
    replies: bytes.map((reply) => reply.subarray(0, -2).toString()),
    bytes: Buffer.concat([GREETING, ...bytes]),
  };
}
