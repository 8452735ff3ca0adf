/** The server's side of a WebSocket (RFC 6455) that sends every message back: as much of it as a test needs. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

const OPCODE = { close: 8, ping: 9, pong: 10 } as const;

/** Takes over the connection of an upgrade request. */
export function serveWebSocket(request: IncomingMessage, socket: Socket): void {
  const key = request.headers['sec-websocket-key'];
  if (key === undefined) {
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    return;
  }
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  let received = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    for (let frame = readFrame(received); frame !== undefined; frame = readFrame(received)) {
      received = received.subarray(frame.size);
      if (frame.opcode === OPCODE.close) {
        socket.end(writeFrame(OPCODE.close, frame.payload));
      } else if (frame.opcode !== OPCODE.pong) {
        socket.write(writeFrame(frame.opcode === OPCODE.ping ? OPCODE.pong : frame.opcode, frame.payload));
      }
    }
  });
  socket.on('end', () => socket.end());
}

interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
  /** Bytes of the whole frame. */
  readonly size: number;
}

/** The first frame, unmasked (a client must mask), or undefined while it is not complete. */
function readFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 6) {
    return undefined;
  }
  const short = bytes.readUInt8(1) & 0x7f;
  if (short === 127) {
    throw new Error('the echo takes messages of at most 65,535 bytes');
  }
  const maskAt = short === 126 ? 4 : 2;
  const length = short === 126 ? bytes.readUInt16BE(2) : short;
  const size = maskAt + 4 + length;
  if (bytes.length < size) {
    return undefined;
  }
  const mask = bytes.subarray(maskAt, maskAt + 4);
  const payload = Buffer.from(bytes.subarray(maskAt + 4, size));
  for (let at = 0; at < length; at++) {
    payload.writeUInt8(payload.readUInt8(at) ^ mask.readUInt8(at % 4), at);
  }
  return { opcode: bytes.readUInt8(0) & 0x0f, payload, size };
}

function writeFrame(opcode: number, payload: Buffer): Buffer {
  const long = payload.length > 125;
  const head = Buffer.alloc(long ? 4 : 2);
  head.writeUInt8(0x80 | opcode, 0);
  head.writeUInt8(long ? 126 : payload.length, 1);
  if (long) {
    head.writeUInt16BE(payload.length, 2);
  }
  return Buffer.concat([head, payload]);
}
