/** Addresses as users write them, expected beside got. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAddress } from '../../src/haproxy/address.ts';

const tcp = (host: string, port: number, family: 0 | 4 | 6 = 0) => ({ kind: 'tcp', host, port, family });
const unix = (path: string) => ({ kind: 'unix', path });
const ssh = (host: string, remote: string, user: string | null = null, port: number | null = null) => ({
  kind: 'ssh',
  user,
  host,
  port,
  remote,
});

const VALID: [text: string, name: string, transport: unknown][] = [
  ['127.0.0.1:9999', '127.0.0.1:9999', tcp('127.0.0.1', 9999)],
  ['  lb1.example.com:1  ', 'lb1.example.com:1', tcp('lb1.example.com', 1)],
  ['my_host:65535', 'my_host:65535', tcp('my_host', 65535)],
  ['tcp://localhost:9999', 'localhost:9999', tcp('localhost', 9999)],
  ['TCP://localhost:9999', 'localhost:9999', tcp('localhost', 9999)],
  ['[::1]:9999', '[::1]:9999', tcp('::1', 9999)],
  ['tcp://[2001:db8::1]:80', '[2001:db8::1]:80', tcp('2001:db8::1', 80)],
  ['[fe80::1%eth0]:80', '[fe80::1%eth0]:80', tcp('fe80::1%eth0', 80)],
  ['ipv4@localhost:9999', 'localhost:9999', tcp('localhost', 9999, 4)],
  ['ipv6@[::1]:9999', '[::1]:9999', tcp('::1', 9999, 6)],
  ['ipv6@::1:9999', '[::1]:9999', tcp('::1', 9999, 6)],
  ['ipv6@lb1:9999', 'lb1:9999', tcp('lb1', 9999, 6)],
  ['/run/haproxy/admin.sock', '/run/haproxy/admin.sock', unix('/run/haproxy/admin.sock')],
  ['unix:///run/a b.sock', '/run/a b.sock', unix('/run/a b.sock')],
  ['unix@/run/x', '/run/x', unix('/run/x')],
  ['/run/a=b.sock', '/run/a=b.sock', unix('/run/a=b.sock')],
  ['unix@/run/a=b', '/run/a=b', unix('/run/a=b')],
  ['lb1=/run/a=b.sock', 'lb1', unix('/run/a=b.sock')],
  ['lb-1.east_2=127.0.0.1:9999', 'lb-1.east_2', tcp('127.0.0.1', 9999)],
  ['lb1=[::1]:9999', 'lb1', tcp('::1', 9999)],
  ['lb1=tcp://h:1', 'lb1', tcp('h', 1)],
  ['__proto__=h:1', '__proto__', tcp('h', 1)],
  [
    'tls://lb1.example.com:9443',
    'lb1.example.com:9443',
    { kind: 'tls', host: 'lb1.example.com', port: 9443 },
  ],
  ['tls://[::1]:9443', '[::1]:9443', { kind: 'tls', host: '::1', port: 9443 }],
  ['ssh://lb1/run/haproxy/admin.sock', 'lb1/run/haproxy/admin.sock', ssh('lb1', '/run/haproxy/admin.sock')],
  ['ssh://deploy@lb1:2222/run/a.sock', 'lb1:2222/run/a.sock', ssh('lb1', '/run/a.sock', 'deploy', 2222)],
  ['SSH://d@[2001:db8::1]:22/a', '[2001:db8::1]:22/a', ssh('2001:db8::1', '/a', 'd', 22)],
  ['ssh://lb1/127.0.0.1:9999', 'lb1/127.0.0.1:9999', ssh('lb1', '127.0.0.1:9999')],
  ['ssh://d@lb1:22/[::1]:9999', 'lb1:22/[::1]:9999', ssh('lb1', '[::1]:9999', 'd', 22)],
  ['lb1=ssh://d@h/a/b=c.sock', 'lb1', ssh('h', '/a/b=c.sock', 'd')],
  [`/${'x'.repeat(106)}`, `/${'x'.repeat(106)}`, unix(`/${'x'.repeat(106)}`)],
];

const FAULTY: [text: string, fault: RegExp][] = [
  ['', /empty/],
  ['lb1=', /empty/],
  ['=127.0.0.1:9999', /name before '='/],
  ['lb 1=127.0.0.1:9999', /name before '='/],
  ['läb=127.0.0.1:9999', /name before '='/],
  ['localhost', /no port/],
  ['localhost:', /port .* 1 to 65535/],
  ['localhost:0', /port .* 1 to 65535/],
  ['localhost:65536', /port .* 1 to 65535/],
  ['localhost:http', /port .* 1 to 65535/],
  ['localhost:+80', /port .* 1 to 65535/],
  ['localhost:9999/', /port .* 1 to 65535/],
  [':9999', /no host/],
  ['*:9999', /not an address/],
  ['a b:9999', /has a blank in it: several addresses stand one per line/],
  ['127.0.0.1:9999 # the first', /comments are not taken/],
  ['lb1: 127.0.0.1:9999', /NAME=ADDRESS without blanks/],
  ['::1:9999', /brackets/],
  ['[::1]', /no port/],
  ['[::1', /brackets/],
  ['[localhost]:80', /not an address/],
  ['[::zz]:80', /brackets/],
  ['ipv4@[::1]:80', /IPv6 address after ipv4@/],
  ['run/haproxy.sock', /no port/],
  ['unix://run/haproxy.sock', /absolute/],
  ['unix@run.sock', /absolute/],
  ['abns@name', /does not speak 'abns@'/],
  ['fd@3', /does not speak 'fd@'/],
  ['tls://h', /no port/],
  ['tls://u@h:1', /never holds a user/],
  ['ssh://h', /ends with the socket's path/],
  ['ssh://h/', /ends with the socket's path/],
  ['ssh://h/run/', /ends with the socket's path/],
  ['ssh:///run/a.sock', /needs a host/],
  ['ssh://-oProxyCommand=x/run/a', /needs a host/],
  ['ssh://a b/run/a', /needs a host/],
  ['ssh://[::zz]/run/a', /needs a host/],
  ['ssh://[fe80::1%eth0]/run/a', /needs a host/],
  ['ssh://h:0/run/a', /port .* 1 to 65535/],
  ['ssh://h:65536/run/a', /port .* 1 to 65535/],
  ['ssh://-l@h/run/a', /user of an ssh/],
  ['ssh://a b@h/run/a', /user of an ssh/],
  ['ssh://h/run/$HOME', /ends with the socket's path/],
  ['ssh://h/run/a b', /ends with the socket's path/],
  ['ssh://h/run/%h', /ends with the socket's path/],
  ['ssh://h/run/a:b', /ends with the socket's path/],
  ['ssh://h/run/a\nb', /ends with the socket's path/],
  ['ssh://h/a?process=1', /follows '\?process=' is @1/],
  ['/run/a.sock?process=@!0', /follows '\?process=' is @1/],
  ['h:1?process=@!1;x', /follows '\?process=' is @1/],
  ['ssh://h/a?b', /ends with the socket's path/],
  ['ssh://h/127.0.0.1:99999', /port .* 1 to 65535/],
  ['ssh://h/[fe80::1%eth0]:1', /ends with the socket's path/],
  [`ssh://h/${'x'.repeat(107)}`, /108 bytes/],
  ['ftp://h:21', /does not speak 'ftp:\/\/'/],
  ['https://', /empty/],
  ['https://h:0', /port .* 1 to 65535/],
  ['https://h:5555/v3', /ends with its host and port/],
  ['https://h?x=1', /ends with its host and port/],
  ['https://h#x', /ends with its host and port/],
  ['https://::1', /brackets/],
  ['https://h:5555?process=@1', /is for a master CLI/],
  ['/run/a\nb', /control character/],
  ['/run/a\0b', /control character/],
  [`/${'x'.repeat(107)}`, /108 bytes/],
  [`/${'é'.repeat(54)}`, /109 bytes/],
];

test('every form of a Runtime API address is understood, and names the load balancer', () => {
  for (const [text, name, transport] of VALID) {
    assert.deepEqual(
      parseAddress(text),
      { ok: true, value: { name, api: 'runtime', transport, process: null } },
      text,
    );
  }
});

test('every form of a Data Plane API address is understood, and names the load balancer', () => {
  const tls = (host: string, port: number) => ({ kind: 'tls', host, port });
  const forms: [string, string, unknown][] = [
    ['https://lb1.example.com:5555', 'lb1.example.com:5555', tls('lb1.example.com', 5555)],
    ['https://lb1.example.com', 'lb1.example.com', tls('lb1.example.com', 443)],
    ['HTTPS://lb1/', 'lb1', tls('lb1', 443)],
    ['https://[::1]:5555/', '[::1]:5555', tls('::1', 5555)],
    ['https://[2001:db8::1]', '[2001:db8::1]', tls('2001:db8::1', 443)],
    ['http://127.0.0.1:5555', '127.0.0.1:5555', tcp('127.0.0.1', 5555)],
    ['http://localhost', 'localhost', tcp('localhost', 80)],
    ['lb1=https://h:1', 'lb1', tls('h', 1)],
  ];
  for (const [text, name, transport] of forms) {
    const value = { name, api: 'data-plane', transport, process: null };
    assert.deepEqual(parseAddress(text), { ok: true, value }, text);
  }
});

test('a process behind a master CLI is no part of the name', () => {
  for (const [text, name, process] of [
    ['/run/master.sock?process=@1', '/run/master.sock', '@1'],
    ['127.0.0.1:9999?process=@!1234', '127.0.0.1:9999', '@!1234'],
    ['lb1=ssh://h/run/master.sock?process=@!7', 'lb1', '@!7'],
  ] as const) {
    const parsed = parseAddress(text);
    assert.ok(parsed.ok, text);
    assert.deepEqual([parsed.value.name, parsed.value.process], [name, process]);
  }
});

test('every other text is a fault of one sentence that says what is wrong', () => {
  for (const [text, expected] of FAULTY) {
    const parsed = parseAddress(text);
    assert.ok(!parsed.ok, text);
    assert.match(parsed.fault, expected, text);
    assert.doesNotMatch(parsed.fault, /\.$/, text);
  }
});

test('a user or a password in an address is a fault that does not repeat it', () => {
  for (const text of [
    'tcp://admin:s3cret@h:1',
    'admin:s3cret@h:1',
    's3cret@h:1',
    'lb1=tcp://s3cret@h:1',
    'https://u:s3cret@h',
    'http://u:s3cret@h:1/x',
    'https://s3cret/x@h',
    'ssh://u:s3cret@h/run/a',
    'ssh://s3cret?@h/run/a',
    'tls://s3cret@h:1',
  ]) {
    const parsed = parseAddress(text);
    assert.ok(!parsed.ok, text);
    assert.doesNotMatch(parsed.fault, /s3cret/, text);
  }
});
