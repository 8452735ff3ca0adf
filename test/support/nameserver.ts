/** A nameserver that knows one SRV record set, at 127.0.0.1, and forgets it when told: for HAProxy's `resolvers` and `server-template`. */
import dgram from 'node:dgram';
import { once } from 'node:events';

/** One SRV record; its host is 127.0.0.1. */
export interface SrvRecord {
  readonly host: string;
  readonly port: number;
  /** As in DNS, 0 to 65535: HAProxy divides it by 256. */
  readonly weight: number;
}

const [A, SRV, IN] = [1, 33, 1];
const HEADER_BYTES = 12;
/** Back to the question's name, which stands behind the header. */
const SAME_NAME = Buffer.from([0xc0, HEADER_BYTES]);
const ANSWER_OF_AUTHORITY = 0x8580;
const NO_SUCH_NAME = 3;
const TTL_SECONDS = 5;

/**
 * Answers every SRV question with `records`, as they are then, and every other one with 127.0.0.1; while it `forgets`, that there is no such
 * name. Returns its port.
 */
export async function startNameserver(
  records: readonly SrvRecord[],
  t: { after(clearUp: () => void): void },
  forgets: () => boolean = () => false,
): Promise<number> {
  const socket = dgram.createSocket('udp4');
  const answer = (query: Buffer) => (forgets() ? noSuchName(query) : answerTo(query, records));
  socket.on('message', (query, { port, address }) => socket.send(answer(query), port, address));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  t.after(() => socket.close());
  return socket.address().port;
}

function noSuchName(query: Buffer): Buffer {
  const endOfName = query.indexOf(0, HEADER_BYTES);
  const counts = [ANSWER_OF_AUTHORITY | NO_SUCH_NAME, 1, 0, 0, 0].map(twoBytes);
  return Buffer.concat([query.subarray(0, 2), ...counts, query.subarray(HEADER_BYTES, endOfName + 5)]);
}

function answerTo(query: Buffer, records: readonly SrvRecord[]): Buffer {
  const endOfName = query.indexOf(0, HEADER_BYTES);
  const type = query.readUInt16BE(endOfName + 1);
  const answers = type === SRV ? records.map(srvRecord) : type === A ? [hostRecord(SAME_NAME)] : [];
  const additional = type === SRV ? records.map(({ host }) => hostRecord(nameOf(host))) : [];
  const counts = [ANSWER_OF_AUTHORITY, 1, answers.length, 0, additional.length].map(twoBytes);
  const question = query.subarray(HEADER_BYTES, endOfName + 5);
  return Buffer.concat([query.subarray(0, 2), ...counts, question, ...answers, ...additional]);
}

function srvRecord({ host, port, weight }: SrvRecord): Buffer {
  const priority = 1;
  return record(SAME_NAME, SRV, Buffer.concat([...[priority, weight, port].map(twoBytes), nameOf(host)]));
}

function hostRecord(name: Buffer): Buffer {
  return record(name, A, Buffer.from([127, 0, 0, 1]));
}

function record(name: Buffer, type: number, data: Buffer): Buffer {
  const head = [type, IN, 0, TTL_SECONDS, data.length].map(twoBytes);
  return Buffer.concat([name, ...head, data]);
}

function nameOf(text: string): Buffer {
  const labels = text.split('.').map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`));
  return Buffer.concat([...labels, Buffer.from([0])]);
}

function twoBytes(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff]);
}
