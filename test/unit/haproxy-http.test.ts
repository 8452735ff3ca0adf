/** HTTP/1.1 out of any chunks: whole responses in order, and never one out of something else. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { NotHttp, ResponseReader, requestText } from '../../src/haproxy/data-plane-api/http.ts';

const PLAIN = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\n{"a":';
const CHUNKED =
  'HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\nX-Trailer: 1\r\n\r\n';
const EMPTY = 'HTTP/1.1 204 No Content\r\n\r\n';
const CONTINUED =
  'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 500 Oh dear\r\ncontent-length: 0\r\nConnection: close\r\n\r\n';

function read(text: string, size: number) {
  const reader = new ResponseReader();
  const bytes = Buffer.from(text);
  const responses = [];
  for (let at = 0; at < bytes.length; at += size)
    responses.push(...reader.push(bytes.subarray(at, at + size)));
  return { responses, reader };
}

describe('responses', () => {
  for (const size of [1, 2, 3, 7, 64, 10_000]) {
    test(`are read in order out of chunks of ${size}`, () => {
      const { responses, reader } = read(PLAIN + CHUNKED + EMPTY + CONTINUED, size);
      assert.deepEqual(
        responses.map(({ status, body, last }) => [status, body, last]),
        [
          [200, '{"a":', false],
          [404, 'abc0123456789', false],
          [204, '', false],
          [500, '', true],
        ],
      );
      assert.equal(responses[0]?.headers.get('content-type'), 'application/json');
      assert.ok(reader.empty);
    });
  }

  test('without a length end with the stream, and only in order', () => {
    const { responses, reader } = read('HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request', 9);
    assert.deepEqual(responses, []);
    assert.ok(!reader.empty);
    assert.deepEqual([reader.end()?.status, reader.end()], [400, null]);
    assert.equal(read('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncut', 99).reader.end(), null);
  });

  test('of several bytes a letter are whole, wherever they are cut', () => {
    const body = '{"x":"äöü€😀"}';
    const text = `HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    assert.equal(read(text, 1).responses[0]?.body, body);
  });

  const WRONG = {
    'the Runtime API': '\n> ',
    'an SMTP server': '220 mail ESMTP\r\n',
    TLS: '\x15\x03\x03\x00\x02\x02\x46',
    'HTTP/2': 'HTTP/2 200\r\n\r\n',
    'no status': 'HTTP/1.1 OK\r\n\r\n',
    'a header without a name': 'HTTP/1.1 200 OK\r\n: x\r\n\r\n',
    'two lengths': 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    'a length and chunks':
      'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'a negative length': 'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n',
    'another coding': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n',
    'a compressed body': 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\na',
    'a chunk without a length': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n',
    'a chunk that does not end': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabcd\r\n',
    'a body above 64 MiB': 'HTTP/1.1 200 OK\r\nContent-Length: 67108865\r\n\r\n',
    'a chunk above 64 MiB': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4000001\r\n',
    'a head that never ends': `HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(20_000)}`,
    'a line that never ends': `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${'0'.repeat(5_000)}`,
  };
  for (const [title, text] of Object.entries(WRONG)) {
    test(`are not made of ${title}`, () => {
      // Of a long one in single bytes nothing more is to be learnt, and that takes seconds.
      const sizes = [1, 13, 100_000].filter((size) => text.length / size < 20_000);
      for (const size of sizes) assert.throws(() => read(text, size), NotHttp);
    });
  }
});

describe('requests', () => {
  test('have a length for their body, and no login where there is none', () => {
    assert.equal(
      requestText({ method: 'PUT', path: '/v3/x', body: '{"ä":1}' }, 'lb1:5555', 'Basic eDp5'),
      'PUT /v3/x HTTP/1.1\r\nHost: lb1:5555\r\nAccept: application/json\r\nCache-Control: no-cache\r\nAuthorization: Basic eDp5\r\nContent-Type: application/json\r\nContent-Length: 8\r\n\r\n{"ä":1}',
    );
    assert.equal(
      requestText({ method: 'GET', path: '/v3/info' }, 'lb1', null),
      'GET /v3/info HTTP/1.1\r\nHost: lb1\r\nAccept: application/json\r\nCache-Control: no-cache\r\n\r\n',
    );
  });
});
