/**
 * Whoever answers may be broken, or somebody's who means harm: however long and odd it is what he says, it is read to its end within the limits
 * of a step, and within its memory. One load balancer of many must not keep the others from being put back.
 */
import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { readServers, readStatistics } from '../../src/haproxy/data-plane-api/answers.ts';
import { NotHttp, ResponseReader } from '../../src/haproxy/data-plane-api/http.ts';
import { parsed } from '../../src/haproxy/data-plane-api/refusals.ts';
import { showServersState } from '../../src/haproxy/runtime-api/commands.ts';
import { readSessions, readStreams, readWorkers } from '../../src/haproxy/runtime-api/reply.ts';
import { SshProcess } from '../../src/haproxy/transport/ssh/process.ts';
import { comesToAnEnd } from '../support/comes-to-an-end.ts';
import { makeScratch } from '../support/scratch.ts';

const HEAD = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';

describe('a Data Plane API', () => {
  test('whose header is 60,000 blanks between two letters has said so', () => {
    const blanks = ' \t'.repeat(30_000);
    const text = `HTTP/1.1 204 No Content\r\nX-Odd: \t a${blanks}b \t\r\nX-Empty: \t \r\n\r\n`;
    const [response] = comesToAnEnd(() => new ResponseReader().push(Buffer.from(text)));
    const { headers } = response ?? {};
    assert.deepEqual([headers?.get('x-odd'), headers?.get('x-empty')], [`a${blanks}b`, '']);
  });

  test('that says each letter by itself is not listened to for ever', () => {
    const reader = new ResponseReader();
    reader.push(Buffer.from(HEAD));
    const pieces = Buffer.from('1\r\n \r\n'.repeat(10_000));
    assert.throws(() => {
      for (let count = 0; count < 30; count += 1) reader.push(pieces);
    }, NotHttp);
  });

  const BOMBS = {
    'a list of a million and more of nothing': `{"stats":[${'{},'.repeat(1_000_001)}{}]}`,
    'a list in a list, a million deep': `${'['.repeat(1_000_001)}${']'.repeat(1_000_001)}`,
  };
  for (const [title, body] of Object.entries(BOMBS)) {
    test(`that answers with ${title} has said nothing`, () => {
      assert.ok(parsed(body) === undefined);
    });
  }

  test('may have 60,000 servers to tell of, with words of brackets in each', () => {
    const row = {
      type: 'server',
      name: 'web1',
      backend_name: 'web',
      stats: { last_chk: '{{[[ '.repeat(60) },
    };
    const body = JSON.stringify({ stats: Array(60_000).fill(row) });
    const rows = readStatistics({ status: 200, headers: new Map(), body, last: false });
    assert.equal(rows.length, 60_000);
  });

  test('whose row is in a backend that is no name is none that we know', () => {
    for (const backend of ['{"toString":1,"valueOf":1}', '[[1]]', '7', 'null']) {
      const body = `{"stats":[{"type":"server","name":"web1","backend_name":${backend},"stats":{}}]}`;
      const [row] = readStatistics({ status: 200, headers: new Map(), body, last: false });
      assert.equal(row?.backend, '', backend);
    }
  });
});

const OPTIONS = ['-oProxyCommand=id', '$(id)', '`id`', 'x;id', "x'", 'x"', 'x\\', '<x', '\u202ex'];

describe('an address that a script would take for something else', () => {
  const HEADER =
    '1\n# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight srv_time_since_last_change srv_check_status srv_check_result srv_check_health srv_check_state srv_agent_state bk_f_forced_id srv_f_forced_id srv_fqdn srv_port srvrecord\n';
  const read = (address: string, port: string) => {
    const text = `${HEADER}3 web 1 web1 ${address} 2 0 1 1 9 1 0 2 0 0 0 0 - ${port} -\n\n`;
    return showServersState().read(text)[0]?.address;
  };
  const list = (address: string) => {
    const server = { name: 'web1', admin_state: 'ready', operational_state: 'up', address, port: 80 };
    return readServers({ status: 200, headers: new Map(), body: JSON.stringify([server]), last: false });
  };

  test('is none of HAProxy\u2019s', () => {
    for (const odd of OPTIONS) {
      assert.throws(() => read(odd, '80'), /is not whole, or not HAProxy's/, odd);
      assert.throws(() => read('10.0.0.1', odd), /is not whole, or not HAProxy's/, odd);
      assert.throws(() => list(odd), /does not say the state of its servers/, odd);
    }
  });

  test('while those of HAProxy are', () => {
    const known = ['10.0.0.1', '::1', 'fe80::1%eth0', '-', '/run/a-b.sock', 'abns@x', 'app-1.example.com'];
    assert.deepEqual(
      known.map((address) => read(address, '80')),
      [
        '10.0.0.1:80',
        '[::1]:80',
        '[fe80::1%eth0]:80',
        '',
        '/run/a-b.sock:80',
        'abns@x:80',
        'app-1.example.com:80',
      ],
    );
    assert.deepEqual(
      known.map((address) => list(address)?.[0]?.address),
      known.map((address) => read(address, '80')),
    );
  });
});

describe('a Runtime API', () => {
  const LINE =
    '0x5: proto=http src=10.0.0.7:4711 fe=www be=web srv=web1 ts=00 epoch=0 age=1m5s calls=1 s0=[8,80h,fd=20,ex=]';

  test('whose sessions are one line of a megabyte is read to its end', () => {
    const odd = [' fe= be=', ' src=a fe= be=', ' src=a', ' srv=', ' be=web srv=web1', ' fe='].map(
      (piece) => `0x1: ${piece.repeat(Math.ceil(1_000_000 / piece.length))}`,
    );
    for (const line of odd) {
      const text = `${line}\n${LINE}\n\n`;
      const streams = comesToAnEnd(() => readStreams(text));
      assert.deepEqual(streams.at(-1)?.id, '0x5');
      assert.ok(comesToAnEnd(() => readSessions(text, 'web', 'web1')).count >= 1);
    }
  });

  test('whose sessions are as they should be tells them', () => {
    const beginning = LINE.replace('0x5', '0x6')
      .replace('src=10.0.0.7:4711 ', '')
      .replace('srv=web1', 'srv=<none>');
    const spaced = LINE.replace('0x5', '0x7').replace('be=web', 'be=a web');
    const own = LINE.replace('fe=www', 'fe=GLOBAL');
    assert.deepEqual(
      readStreams(`${LINE}\n${own}\n${beginning}\n${spaced}\n0x8: nothing\n\n`).map(({ id, server }) => [
        id,
        server,
      ]),
      [
        ['0x5', 'web/web1'],
        ['0x6', null],
        ['0x7', 'a web/web1'],
      ],
    );
  });

  test('of a master with thirty million workers is read to its end', () => {
    const head = '#<PID> <type> <reloads>\n7 master 0\n# workers\n8 worker 0\n# old workers\n9 worker 1\n';
    const text = `${head}${'a\n'.repeat(30_000_000)}# programs\n10 worker 1\n\n`;
    assert.deepEqual(
      comesToAnEnd(() => readWorkers(text)),
      { master: 7, old: [9] },
    );
  });
});

test('An sshd that has much to say is heard in part', async (t) => {
  const { folder, remove } = makeScratch();
  t.after(remove);
  const ssh = path.join(folder, 'ssh');
  writeFileSync(ssh, '#!/bin/sh\nprintf "a%65000sb\\n" "" >&2\n');
  chmodSync(ssh, 0o755);
  const before = process.env.PATH;
  process.env.PATH = `${folder}:${before}`;
  t.after(() => {
    process.env.PATH = before;
  });
  const started = new SshProcess({
    config: 't.conf',
    local: path.join(folder, 's'),
    remote: '/run/haproxy/admin.sock',
    folders: { files: folder, sockets: folder },
  });
  await started.ended;
  assert.deepEqual(
    started.said.map((line) => [line[0], line.length]),
    [['a', 2_000]],
  );
});
