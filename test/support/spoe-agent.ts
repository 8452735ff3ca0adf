/**
 * An SPOE agent that answers every message, and nothing more: HAProxy asks such ones (a web application firewall, for one) about each request.
 * The protocol is in HAProxy's doc/SPOE.txt.
 */
import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const HAPROXY_HELLO = 1;
const NOTIFY = 3;
const AGENT_HELLO = 101;
const ACK = 103;
const STRING = 8;
const UINT32 = 3;
/** Nothing is fragmented. */
const FIN = [0, 0, 0, 1];
/** Below this a number is one byte. */
const ONE_BYTE = 240;

export interface SpoeAgent {
  readonly port: number;
  /** Connections from HAProxy that are open. */
  readonly open: number;
  /** Messages that were answered. */
  readonly answered: number;
}

/** Each answer takes `delayMs`. */
export async function startSpoeAgent(
  t: { after(clearUp: () => void): void },
  delayMs: number,
): Promise<SpoeAgent> {
  const sockets = new Set<Socket>();
  let answered = 0;
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    let heard: Buffer = Buffer.alloc(0);
    socket.on('data', async (chunk: Buffer) => {
      heard = Buffer.concat([heard, chunk]);
      while (heard.length >= 4 && heard.length >= 4 + heard.readUInt32BE()) {
        const frame = heard.subarray(4, 4 + heard.readUInt32BE());
        heard = heard.subarray(4 + frame.length);
        if (frame[0] === HAPROXY_HELLO) socket.write(frameOf(AGENT_HELLO, [0, 0], HELLO));
        if (frame[0] !== NOTIFY) continue;
        void sleep(delayMs).then(() => {
          answered += 1;
          socket.write(frameOf(ACK, idsOf(frame), []));
        });
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return {
    port: (server.address() as AddressInfo).port,
    get open() {
      return sockets.size;
    },
    get answered() {
      return answered;
    },
  };
}

function frameOf(type: number, ids: readonly number[], payload: readonly number[]): Buffer {
  const bytes = Buffer.from([type, ...FIN, ...ids, ...payload]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** The bytes of a stream's number and of a frame's: they go back as they came. */
function idsOf(frame: Buffer): number[] {
  let end = 1 + FIN.length;
  for (let number = 0; number < 2; number += 1) {
    const isLonger = (frame[end] ?? 0) >= ONE_BYTE;
    end += 1;
    if (!isLonger) continue;
    while ((frame[end] ?? 0) >= 128) end += 1;
    end += 1;
  }
  return [...frame.subarray(1 + FIN.length, end)];
}

const text = (words: string): number[] => [words.length, ...Buffer.from(words)];

/** 127 bytes are enough for what is asked here. */
const HELLO = [
  ...text('version'),
  STRING,
  ...text('2.0'),
  ...text('max-frame-size'),
  UINT32,
  // 16380, as the protocol writes numbers: the low four bits first.
  ...[0xfc, 0xf0, 0x06],
  ...text('capabilities'),
  STRING,
  ...text('pipelining'),
];
