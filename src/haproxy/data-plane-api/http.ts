/**
 * HTTP/1.1 as far as it is needed, over any bytes: requests as text, responses out of chunks. Node's own client sends the next request
 * only when the last response is there, and a proof needs two in one write. Knows neither streams nor what is said.
 */

/** One request below the address. */
export interface HttpRequest {
  method: 'GET' | 'PUT';
  /** With its query; every name in it encoded. */
  path: string;
  /** JSON. */
  body?: string;
}

/** One whole response. */
export interface HttpResponse {
  status: number;
  /** Names in lower case. */
  headers: ReadonlyMap<string, string>;
  body: string;
  /** The other side takes no more requests on this connection. */
  last: boolean;
}

/** What came is not HTTP, or more than a load balancer can have to say. `begins`: its first words, foreign text. */
export class NotHttp extends Error {
  override name = 'NotHttp';
  readonly begins: string;

  constructor(message: string, begins: string) {
    super(message);
    this.begins = begins;
  }
}

const LARGEST_HEAD_BYTES = 64 * 1024;
const LARGEST_BODY_BYTES = 64 * 1024 * 1024;
const LONGEST_CHUNK_LINE_BYTES = 1_024;
/** What a chunk costs us beside what is in it: 64 MiB of single bytes would take all memory. */
const CHUNK_COST_BYTES = 256;

/** A request as it goes over the wire. `authorization`: that header's value, or null. */
export function requestText(request: HttpRequest, host: string, authorization: string | null): string {
  const { method, path, body } = request;
  const content =
    body === undefined
      ? []
      : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`];
  const login = authorization === null ? [] : [`Authorization: ${authorization}`];
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `Host: ${host}`,
    'Accept: application/json',
    // What a cache before the API has kept is not so any more.
    'Cache-Control: no-cache',
    ...login,
    ...content,
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body ?? ''}`;
}

interface Head {
  status: number;
  headers: ReadonlyMap<string, string>;
  last: boolean;
  /** Bytes of the body; `chunked`, or `end`: until the stream ends. */
  length: number | 'chunked' | 'end';
}

/** Takes bytes as they come, and gives whole responses. */
export class ResponseReader {
  #chunks: Buffer[] = [];
  #size = 0;
  /** With fewer bytes than this nothing more can be said. */
  #needed = 1;
  #head: Head | null = null;
  #body: Buffer[] = [];
  #bodySize = 0;

  /** Nothing has come of the next response. */
  get empty(): boolean {
    return this.#size === 0 && this.#head === null;
  }

  /** Throws NotHttp as soon as it is certain. */
  push(chunk: Buffer): HttpResponse[] {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    const responses: HttpResponse[] = [];
    while (this.#size >= this.#needed) {
      const response = this.#next();
      if (response !== null) responses.push(response);
    }
    return responses;
  }

  /** The stream has ended in order: a response without a length ends with it. */
  end(): HttpResponse | null {
    return this.#head?.length === 'end' ? this.#finish(this.#take(this.#size)) : null;
  }

  /** One step, which makes `#needed` larger or takes something away. */
  #next(): HttpResponse | null {
    if (this.#head === null) {
      this.#head = this.#readHead();
      return this.#head?.length === 0 ? this.#finish() : null;
    }
    const { length } = this.#head;
    if (length === 'chunked') return this.#readChunk();
    if (length === 'end') {
      this.#limitBody(this.#size);
      this.#needed = this.#size + 1;
      return null;
    }
    this.#needed = length;
    return this.#size >= length ? this.#finish(this.#take(length)) : null;
  }

  #readHead(): Head | null {
    const bytes = this.#joined();
    const end = bytes.indexOf('\r\n\r\n');
    const begins = bytes.toString('latin1', 0, 200);
    if (!'HTTP/1.'.startsWith(begins.slice(0, 7))) throw new NotHttp('no HTTP response', begins);
    if (end < 0 && bytes.length < LARGEST_HEAD_BYTES) {
      this.#needed = bytes.length + 1;
      return null;
    }
    if (end < 0 || end > LARGEST_HEAD_BYTES) throw new NotHttp('the head of a response never ends', begins);
    const head = readHead(this.#take(end + 4).toString('latin1', 0, end), begins);
    this.#needed = 1;
    // 100 Continue and the like: the response itself is still to come.
    if (head.status < 200) return null;
    if (typeof head.length === 'number') this.#limitBody(head.length);
    return head;
  }

  #readChunk(): HttpResponse | null {
    const bytes = this.#joined();
    const end = bytes.indexOf('\r\n');
    if (end < 0) {
      if (bytes.length > LONGEST_CHUNK_LINE_BYTES) throw new NotHttp('a chunk has no length', '');
      this.#needed = bytes.length + 1;
      return null;
    }
    const [, digits] = /^([0-9A-Fa-f]{1,8})[ \t]*(?:;.*)?$/.exec(bytes.toString('latin1', 0, end)) ?? [];
    if (digits === undefined) throw new NotHttp('a chunk has no length', '');
    const length = Number.parseInt(digits, 16);
    this.#limitBody(length);
    if (length === 0) return this.#readTrailers(bytes, end);
    const whole = end + 2 + length + 2;
    this.#needed = whole;
    if (bytes.length < whole) return null;
    if (bytes.toString('latin1', whole - 2, whole) !== '\r\n') throw new NotHttp('a chunk does not end', '');
    this.#body.push(this.#take(whole).subarray(end + 2, whole - 2));
    this.#bodySize += length + CHUNK_COST_BYTES;
    this.#needed = 1;
    return null;
  }

  /** What may stand behind the last chunk says nothing that is asked for. */
  #readTrailers(bytes: Buffer, lastLine: number): HttpResponse | null {
    const end = bytes.indexOf('\r\n\r\n', lastLine);
    if (end < 0) {
      if (bytes.length > LARGEST_HEAD_BYTES) throw new NotHttp('the end of a response never ends', '');
      this.#needed = bytes.length + 1;
      return null;
    }
    this.#take(end + 4);
    return this.#finish();
  }

  #finish(rest?: Buffer): HttpResponse {
    const { status = 0, headers = new Map(), last = true } = this.#head ?? {};
    const body = Buffer.concat(rest === undefined ? this.#body : [...this.#body, rest]).toString('utf8');
    this.#head = null;
    this.#body = [];
    this.#bodySize = 0;
    this.#needed = 1;
    return { status, headers, body, last };
  }

  #limitBody(more: number): void {
    if (this.#bodySize + more > LARGEST_BODY_BYTES) throw new NotHttp('a response is above 64 MiB', '');
  }

  #joined(): Buffer {
    const [first = Buffer.alloc(0)] = this.#chunks;
    if (this.#chunks.length < 2) return first;
    const all = Buffer.concat(this.#chunks);
    this.#chunks = [all];
    return all;
  }

  #take(length: number): Buffer {
    const all = this.#joined();
    this.#chunks = [all.subarray(length)];
    this.#size -= length;
    return all.subarray(0, length);
  }
}

function readHead(text: string, begins: string): Head {
  const [first = '', ...lines] = text.split('\r\n');
  const [, minor, digits] = /^HTTP\/1\.([01]) ([1-9][0-9]{2})(?: .*)?$/.exec(first) ?? [];
  if (digits === undefined) throw new NotHttp('no HTTP response', begins);
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name, rest = ''] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):(.*)$/.exec(line) ?? [];
    if (name === undefined) throw new NotHttp('a header without a name', begins);
    const value = withoutBlanksAround(rest);
    const key = name.toLowerCase();
    const known = headers.get(key);
    headers.set(key, known === undefined ? value : `${known}, ${value}`);
  }
  const status = Number(digits);
  const length = lengthOf(status, headers, begins);
  const connection = (headers.get('connection') ?? '').toLowerCase();
  const last =
    length === 'end' || /\bclose\b/.test(connection) || (minor === '0' && connection !== 'keep-alive');
  return { status, headers, last, length };
}

/** One by one: an expression goes through blanks inside of a value once for each of them, and a head of 64 KiB would keep us for minutes. */
function withoutBlanksAround(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text[start])) start += 1;
  while (start < end && isBlank(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

function lengthOf(status: number, headers: ReadonlyMap<string, string>, begins: string): Head['length'] {
  if (status < 200 || status === 204 || status === 304) return 0;
  const coding = headers.get('content-encoding')?.toLowerCase() ?? 'identity';
  if (coding !== 'identity') throw new NotHttp('a compressed response, which was not asked for', begins);
  const transfer = headers.get('transfer-encoding')?.toLowerCase();
  const length = headers.get('content-length');
  // Both at once, or two lengths: somebody between here and there reads this otherwise than we do.
  if (transfer !== undefined) {
    if (transfer !== 'chunked' || length !== undefined)
      throw new NotHttp('a response of unclear length', begins);
    return 'chunked';
  }
  if (length === undefined) return 'end';
  if (!/^[0-9]{1,12}$/.test(length)) throw new NotHttp('a response of unclear length', begins);
  return Number(length);
}
